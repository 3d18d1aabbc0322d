/** Orders texts that are no words, such as dates and ids, by their characters. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
