/** The token in `/sign-in#<token>`; null when there is none. */
export function tokenIn(hash: string): string | null {
  const token = hash.replace(/^#/, '');
  return token === '' ? null : token;
}

/** Enough to catch a slip of the finger; whether the address exists only a mail can tell. */
export function looksLikeAnAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

export const RESEND_AFTER_SECONDS = 30;
