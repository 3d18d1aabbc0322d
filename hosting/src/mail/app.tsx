import { useEffect, useState } from 'react';
import { LINK_PATTERN } from '@/contract';
import { PreferencesPage } from '@/features/mail-preferences/components/preferences-page';

/** The page behind a mail's last link: `/mail#token`. Another link pasted in changes only the fragment. */
export function App() {
  const [token, setToken] = useState(tokenInAddress);
  useEffect(() => {
    const follow = () => setToken(tokenInAddress());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return <PreferencesPage key={token} token={token} />;
}

function tokenInAddress(): string | null {
  const fragment = window.location.hash.slice(1);
  return LINK_PATTERN.test(fragment) ? fragment : null;
}
