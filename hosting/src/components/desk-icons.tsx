/** Icons only the desk needs, in the same hand as `icons.tsx`: 20 px grid, 1.5 px strokes, hidden from screen readers. */
import type { ComponentChildren } from 'preact';

interface IconProps {
  readonly size?: number;
}

function Drawn({ size = 20, children }: IconProps & { readonly children: ComponentChildren }) {
  return (
    <svg
      aria-hidden="true"
      class="shrink-0"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {children}
    </svg>
  );
}

export function RoomsIcon({ size = 20 }: IconProps) {
  return (
    <Drawn size={size}>
      <path d="M5 17V4.5A1.5 1.5 0 0 1 6.5 3h7A1.5 1.5 0 0 1 15 4.500V17M2.500 17h15M12 10v.5" />
    </Drawn>
  );
}

export function BooksIcon({ size = 20 }: IconProps) {
  return (
    <Drawn size={size}>
      <path d="M4 15.500V4.500A1.5 1.5 0 0 1 5.500 3H16v14H5.500A1.5 1.5 0 0 1 4 15.500Zm0 0A1.5 1.5 0 0 1 5.500 14H16M8 6.500h4.500M8 9.500h4.500" />
    </Drawn>
  );
}

export function KeyboardIcon({ size = 20 }: IconProps) {
  return (
    <Drawn size={size}>
      <rect x="2" y="5" width="16" height="10" rx="2" />
      <path d="M5.500 8.500h.01M8.500 8.500h.01M11.500 8.500h.01M14.500 8.500h.01M7 11.800h6" />
    </Drawn>
  );
}

export function PeopleIcon({ size = 20 }: IconProps) {
  return (
    <Drawn size={size}>
      <circle cx="7.5" cy="6.5" r="3" />
      <path d="M2 16.500c.4-3 2.600-4.500 5.500-4.500s5.100 1.500 5.500 4.500M13 3.900a3 3 0 0 1 0 5.200M15 12.600c1.700.6 2.700 1.900 3 3.900" />
    </Drawn>
  );
}

export function TodayIcon({ size = 20 }: IconProps) {
  return (
    <Drawn size={size}>
      <circle cx="10" cy="11" r="3.25" />
      <path d="M10 4.5v-1M4.5 11h-1M16.5 11h-1M6.1 7.1l-.7-.7M13.9 7.1l.7-.7M2.5 16.5h15" />
    </Drawn>
  );
}

export function LeadsIcon({ size = 20 }: IconProps) {
  return (
    <Drawn size={size}>
      <rect x="3" y="3.5" width="4" height="13" rx="1" />
      <rect x="8" y="3.5" width="4" height="9" rx="1" />
      <rect x="13" y="3.5" width="4" height="5" rx="1" />
    </Drawn>
  );
}

export function FollowUpsIcon({ size = 20 }: IconProps) {
  return (
    <Drawn size={size}>
      <path d="M10 3a4.5 4.5 0 0 1 4.5 4.5c0 4.5 1.5 5.5 1.5 5.5H4s1.5-1 1.5-5.5A4.5 4.5 0 0 1 10 3ZM8.5 16a1.7 1.7 0 0 0 3 0" />
    </Drawn>
  );
}

export function TimeIcon({ size = 20 }: IconProps) {
  return (
    <Drawn size={size}>
      <circle cx="10" cy="10.5" r="6.5" />
      <path d="M10 7v3.5l2.5 1.5" />
    </Drawn>
  );
}

export function PlayIcon({ size = 20 }: IconProps) {
  return (
    <Drawn size={size}>
      <path d="M6.5 4.5v11l9-5.5Z" />
    </Drawn>
  );
}

export function StopIcon({ size = 20 }: IconProps) {
  return (
    <Drawn size={size}>
      <rect x="5" y="5" width="10" height="10" rx="1.5" />
    </Drawn>
  );
}
