/** A room's address for the owner's own look at it: what is seen this way does not count as seen by the client. */
export function previewUrl(url: string): string {
  const [page = '', link = ''] = url.split('#');
  return `${page}?preview#${link}`;
}

/** The address of a live link, as it is mailed. */
export function roomUrl(link: string): string {
  return `${window.location.origin}/r#${link}`;
}
