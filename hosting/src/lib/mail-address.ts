/** Enough to catch a slip of the finger; whether the address exists only a mail can tell. */
export function looksLikeAnAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}
