import { useEffect, useState } from 'react';
import { LINK_PATTERN } from '@/contract';

function linkInAddress(): string | null {
  const fragment = window.location.hash.slice(1);
  return LINK_PATTERN.test(fragment) ? fragment : null;
}

/**
 * The link in this page's address, if it has the form of one. Another link pasted into the address bar changes only the
 * fragment: no page is loaded, so it is noticed here.
 */
export function useLinkInAddress(): string | null {
  const [link, setLink] = useState(linkInAddress);
  useEffect(() => {
    const follow = () => setLink(linkInAddress());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return link;
}
