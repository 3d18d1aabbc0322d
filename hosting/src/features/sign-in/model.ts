/** The token in `/sign-in#<token>`; null when there is none. */
export function tokenIn(hash: string): string | null {
  const token = hash.replace(/^#/, '');
  return token === '' ? null : token;
}

export const RESEND_AFTER_SECONDS = 30;
