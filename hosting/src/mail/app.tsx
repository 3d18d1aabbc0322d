import { PreferencesPage } from '@/features/mail-preferences/components/preferences-page';
import { useLinkInAddress } from '@/lib/link-in-address';

/** The page behind a mail's last link: `/mail#token`. */
export function App() {
  const token = useLinkInAddress();
  return <PreferencesPage key={token} token={token} />;
}
