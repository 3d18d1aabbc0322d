const DOT = "%3Ccircle cx='80%25' cy='20%25' r='20%25' fill='%23ff6b6b'/%3E";

/** Put a dot on the tab's icon while something waits to be read; the icon is an SVG that stands in its own address. */
export function markTabIcon(isUnread: boolean): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (icon) icon.href = icon.href.replace(DOT, '').replace(/%3C\/svg%3E$/, `${isUnread ? DOT : ''}$&`);
}
