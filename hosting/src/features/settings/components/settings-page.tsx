import { PageTabs } from '@/components/page-tabs';
import { TimeTab } from '@/features/time/components/time-tab';
import { usePageTitle } from '@/lib/page-title';
import { EnquiriesTab } from './enquiries-tab';
import { InvoicingTab } from './invoicing-tab';
import { NotificationsTab } from './notifications-tab';
import { PayoutTab } from './payout-tab';
import { ProfileTab } from './profile-tab';
import { TaxTab } from './tax-tab';

interface SettingsPageProps {
  readonly part: string;
  readonly onSignOut: () => void;
}

const PARTS = [
  ['profile', '/desk/settings', 'Profile'],
  ['tax', '/desk/settings/tax', 'Tax'],
  ['payout', '/desk/settings/payout', 'Payout'],
  ['invoicing', '/desk/settings/invoicing', 'Invoicing'],
  ['enquiries', '/desk/settings/enquiries', 'Enquiries'],
  ['time', '/desk/settings/time', 'Time'],
  ['notifications', '/desk/settings/notifications', 'Notifications'],
] as const;

/** Who the freelancer is: to clients, to the tax office, to the bank, and on invoices. */
export function SettingsPage({ part, onSignOut }: SettingsPageProps) {
  usePageTitle('Settings');
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <h1 class="text-22 font-semibold">Settings</h1>
      <PageTabs label="Parts of the settings" current={part} tabs={PARTS} />
      {part === 'profile' && <ProfileTab onSignOut={onSignOut} />}
      {part === 'tax' && <TaxTab />}
      {part === 'payout' && <PayoutTab />}
      {part === 'invoicing' && <InvoicingTab />}
      {part === 'enquiries' && <EnquiriesTab />}
      {part === 'time' && <TimeTab />}
      {part === 'notifications' && <NotificationsTab />}
    </div>
  );
}
