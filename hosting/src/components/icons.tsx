import type { ComponentChildren } from 'preact';

/*
 * One family, drawn for Latchkey: 20 px grid, 1.5 px strokes, round joins, two-pixel breathing room. Icons are decoration
 * beside words, so they are hidden from screen readers; a button with nothing but an icon carries an aria-label.
 */

interface IconProps {
  readonly size?: number;
  readonly class?: string;
}

function drawn(name: string, shapes: ComponentChildren) {
  function Icon({ size = 20, class: extra = '' }: IconProps) {
    return (
      <svg
        aria-hidden="true"
        class={`shrink-0 ${extra}`}
        width={size}
        height={size}
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        {shapes}
      </svg>
    );
  }
  Icon.displayName = `${name}Icon`;
  return Icon;
}

export const OverviewIcon = drawn('Overview', <path d="M2.5 12.5h4l2-6 3.5 9 2-5h3.5" />);
export const MessagesIcon = drawn(
  'Messages',
  <path d="M4.5 3.5h11a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9l-4 3v-3h-.5a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2Z" />,
);
export const FilesIcon = drawn(
  'Files',
  <path d="M2.5 6a1.5 1.5 0 0 1 1.5-1.5h3.4l2 2.5H16A1.5 1.5 0 0 1 17.5 8.500V14a1.5 1.5 0 0 1-1.5 1.500H4A1.5 1.5 0 0 1 2.5 14Z" />,
);
export const InvoicesIcon = drawn(
  'Invoices',
  <>
    <path d="M4.5 2.500h11v15l-2.2-1.5-2.2 1.5-2.2-1.5-2.2 1.5-2.2-1.500Z" />
    <path d="M7.5 7h5M7.5 10.500h5" />
  </>,
);
export const MilestonesIcon = drawn(
  'Milestones',
  <>
    <circle cx="4" cy="5" r="1.5" />
    <circle cx="4" cy="15" r="1.5" />
    <path d="M4 6.500v7M8.5 5h8.500M8.5 10H14M8.5 15h8.5" />
  </>,
);
export const PlusIcon = drawn('Plus', <path d="M10 4v12M4 10h12" />);
export const CloseIcon = drawn('Close', <path d="m5 5 10 10M15 5 5 15" />);
export const CheckIcon = drawn('Check', <path d="m4 10.5 4 4 8-9" />);
export const ChevronDownIcon = drawn('ChevronDown', <path d="m5 7.5 5 5 5-5" />);
export const ChevronRightIcon = drawn('ChevronRight', <path d="m7.5 5 5 5-5 5" />);
export const ArrowLeftIcon = drawn('ArrowLeft', <path d="M16.5 10h-13m5-5-5 5 5 5" />);
export const PaperclipIcon = drawn(
  'Paperclip',
  <path d="m15.5 9.5-5.8 5.800a3.5 3.5 0 0 1-5-5l6-6a2.3 2.3 0 0 1 3.3 3.300l-5.9 5.900a1.1 1.1 0 0 1-1.6-1.600l5.2-5.2" />,
);
export const DownloadIcon = drawn('Download', <path d="M10 3v9.500m-4-4 4 4 4-4M3.5 16.500h13" />);
export const UploadIcon = drawn('Upload', <path d="M10 12.500V3m-4 4 4-4 4 4M3.5 16.500h13" />);
export const SendIcon = drawn('Send', <path d="M10 16.500v-13m-5 5 5-5 5 5" />);
export const RetryIcon = drawn('Retry', <path d="M16 10a6 6 0 1 1-1.8-4.300L16 7.500M16 3.500v4h-4" />);
export const TrashIcon = drawn(
  'Trash',
  <path d="M3.5 5.500h13m-8-3h3m-6.5 3 .7 11h8.600l.7-11M8.5 9v4.500m3-4.500v4.5" />,
);
export const GripIcon = drawn(
  'Grip',
  <g fill="currentColor" stroke="none">
    <circle cx="7.5" cy="5" r="1.25" />
    <circle cx="12.5" cy="5" r="1.25" />
    <circle cx="7.5" cy="10" r="1.25" />
    <circle cx="12.5" cy="10" r="1.25" />
    <circle cx="7.5" cy="15" r="1.25" />
    <circle cx="12.5" cy="15" r="1.25" />
  </g>,
);
export const MoreIcon = drawn(
  'More',
  <g fill="currentColor" stroke="none">
    <circle cx="4" cy="10" r="1.5" />
    <circle cx="10" cy="10" r="1.5" />
    <circle cx="16" cy="10" r="1.5" />
  </g>,
);
export const CopyIcon = drawn(
  'Copy',
  <>
    <rect x="7" y="7" width="10" height="10" rx="2" />
    <path d="M13 7V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2h2" />
  </>,
);
export const SettingsIcon = drawn(
  'Settings',
  <path d="M3 6h5m4 0h5M3 14h8m4 0h2M10 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm3 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" />,
);
export const SearchIcon = drawn(
  'Search',
  <>
    <circle cx="9" cy="9" r="5.5" />
    <path d="m13.2 13.2 3.8 3.8" />
  </>,
);
export const SignOutIcon = drawn(
  'SignOut',
  <path d="M8 3.500H5A1.5 1.5 0 0 0 3.5 5v10A1.5 1.5 0 0 0 5 16.500h3m5-10 3.5 3.5-3.5 3.500M16.5 10H8" />,
);
export const MailIcon = drawn(
  'Mail',
  <>
    <rect x="2.5" y="4" width="15" height="12" rx="2" />
    <path d="m3 6 7 5 7-5" />
  </>,
);
export const EyeIcon = drawn(
  'Eye',
  <>
    <path d="M2 10s3-5.5 8-5.500S18 10 18 10s-3 5.5-8 5.500S2 10 2 10Z" />
    <circle cx="10" cy="10" r="2.5" />
  </>,
);
export const QrIcon = drawn(
  'Qr',
  <>
    <rect x="3" y="3" width="5" height="5" rx="1" />
    <rect x="12" y="3" width="5" height="5" rx="1" />
    <rect x="3" y="12" width="5" height="5" rx="1" />
    <path d="M12 12h1.500m3.5 0v1.500M12 17v-1.500m3 1.500h2v-1" />
  </>,
);
export const CardIcon = drawn(
  'Card',
  <>
    <rect x="2.5" y="4.5" width="15" height="11" rx="2" />
    <path d="M2.5 8.500h15M5.5 12.500H9" />
  </>,
);
export const BankIcon = drawn(
  'Bank',
  <path d="M3 8.500 10 4l7 4.500ZM4.500 8.500V14m3.700-5.500V14m3.600-5.500V14m3.700-5.500V14M3 16.500h14" />,
);
export const WalletIcon = drawn(
  'Wallet',
  <>
    <path d="M15.500 7V5a1.500 1.500 0 0 0-1.500-1.500H4.500A1.750 1.750 0 0 0 4.500 7h11.500a1.500 1.500 0 0 1 1.500 1.500V15a1.500 1.500 0 0 1-1.500 1.500H4.500A1.750 1.750 0 0 1 2.750 14.750v-9.500" />
    <path d="M13.500 11.750h.010" />
  </>,
);
export const OpenIcon = drawn(
  'Open',
  <path d="M8 4.500H5A1.500 1.500 0 0 0 3.500 6v9A1.500 1.500 0 0 0 5 16.500h9a1.500 1.500 0 0 0 1.500-1.500v-3M11.500 3.500h5v5m0-5-7 7" />,
);
