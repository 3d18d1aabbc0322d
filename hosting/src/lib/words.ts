/** '1 day', '3 days'. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** The words of a day within a sentence: 'yesterday, 09:00', but 'Monday'. */
export function lowered(words: string): string {
  return words.replace(/^(Today|Tomorrow|Yesterday)/, (word) => word.toLowerCase());
}
