/** Whether a text shows nothing: no letter, no figure, no picture. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Z}\p{C}]/u.test(text);
}
