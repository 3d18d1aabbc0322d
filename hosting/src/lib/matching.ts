/**
 * Finding by a few words, forgivingly: in any order, without their accents, by their beginnings or a part, and with one slip
 * of the fingers where nothing else is found. Pure, so that thousands of things are searched at every key without a server.
 */

/** What can be found, prepared once. */
export interface Findable<Thing> {
  readonly thing: Thing;
  /** The words of its name: found here counts most. */
  readonly title: readonly string[];
  /** Words beside it: the client of a room, the legal name of a client. */
  readonly detail: readonly string[];
  /** Of two that match equally, the one with more comes first: the instant it was last touched. */
  readonly freshness: number;
}

const DEVANAGARI = /\p{Script=Devanagari}/u;
const MARKS = /\p{Mn}+/gu;
const APART = /[^\p{L}\p{N}]+/u;
const WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Text as it is compared: small letters, without accents, and with a plain letter for the few that do not come apart. */
export function folded(text: string): string {
  // Once more after lowering: İ becomes an i and a dot of its own.
  return bare(bare(text).toLowerCase()).replace(/[ßæœøłđðþı]/g, (letter) => WITHOUT_DECOMPOSITION[letter] ?? letter);
}

function bare(text: string): string {
  const apart = text.normalize('NFKD');
  // Devanagari's vowel signs are marks, too, and there they are the word: only other scripts lose theirs.
  return DEVANAGARI.test(apart) ? apart.normalize('NFC') : apart.replace(MARKS, '');
}

/** The words of a text. "INV-2026-012" is three, so that "inv 12" and "2026-012" find it. */
export function wordsOf(text: string): readonly string[] {
  const kept = DEVANAGARI.test(text) ? /[^\p{L}\p{N}\p{M}]+/u : APART;
  return folded(text).split(kept).filter(Boolean);
}

export function findable<Thing>(thing: Thing, title: string, detail: string, freshness: number): Findable<Thing> {
  return { thing, title: wordsOf(title), detail: wordsOf(detail), freshness };
}

/** How well a word is met by another one: 0 is not at all. */
function closeness(asked: string, word: string, isForgiving: boolean): number {
  if (word === asked) return 10;
  if (/^\d+$/.test(asked) && /^\d+$/.test(word)) {
    // "12" means 012, and "26" may mean 2026; but 1 is no part of 2019.
    if (word.replace(/^0+/, '') === asked.replace(/^0+/, '')) return 9;
    return asked.length > 1 && (word.startsWith(asked) || word.endsWith(asked)) ? 3 : 0;
  }
  if (word.startsWith(asked)) return 7;
  if (asked.length > 1 && word.includes(asked)) return 4;
  return isForgiving && isOneSlipAway(asked, word) ? 2 : 0;
}

const SLIPS_FROM_LETTERS = 4;

/** Whether a word, or its beginning, comes from the asked one by one wrong, missing, doubled or swapped letter. */
export function isOneSlipAway(asked: string, word: string): boolean {
  if (asked.length < SLIPS_FROM_LETTERS || asked[0] !== word[0]) return false;
  const lengths = [asked.length - 1, asked.length, asked.length + 1];
  return lengths.some((length) => length <= word.length && isOneEdit(asked, word.slice(0, length)));
}

function isOneEdit(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [rest, otherRest] = [one.slice(start), other.slice(start)];
  if (rest.slice(1) === otherRest.slice(1)) return true;
  if (rest.slice(1) === otherRest || rest === otherRest.slice(1)) return true;
  return rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
}

const IN_TITLE = 3;
const AT_ITS_PLACE = 2;

/** How well something answers the words; 0 unless it answers every one of them. */
function answer(asked: readonly string[], found: Findable<unknown>, isForgiving: boolean): number {
  let sum = 0;
  for (const [place, word] of asked.entries()) {
    let best = 0;
    for (const [index, title] of found.title.entries()) {
      const close = closeness(word, title, isForgiving);
      if (close > 0) best = Math.max(best, close * IN_TITLE + (index === place ? AT_ITS_PLACE : 0));
    }
    for (const detail of found.detail) best = Math.max(best, closeness(word, detail, isForgiving));
    if (best === 0) return 0;
    sum += best;
  }
  // Of "Mira" and "Mira Textiles Export House", who asks for "mira" means the shorter one.
  return sum / asked.length + 1 / (1 + found.title.length);
}

const ENOUGH = 5;

/** The best answers to what was typed, best first. */
export function search<Thing>(things: readonly Findable<Thing>[], typed: string, atMost: number): readonly Thing[] {
  const asked = wordsOf(typed);
  if (asked.length === 0) return [];
  const strict = ranked(things, asked, false);
  const all = strict.length >= ENOUGH ? strict : [...strict, ...slipped(things, asked, strict)];
  return all.slice(0, atMost).map(({ found }) => found.thing);
}

interface Ranked<Thing> {
  readonly found: Findable<Thing>;
  readonly points: number;
}

function slipped<Thing>(
  things: readonly Findable<Thing>[],
  asked: readonly string[],
  strict: readonly Ranked<Thing>[],
): readonly Ranked<Thing>[] {
  const known = new Set(strict.map(({ found }) => found));
  return ranked(things, asked, true).filter(({ found }) => !known.has(found));
}

function ranked<Thing>(
  things: readonly Findable<Thing>[],
  asked: readonly string[],
  isForgiving: boolean,
): readonly Ranked<Thing>[] {
  return things
    .map((found) => ({ found, points: answer(asked, found, isForgiving) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points || other.found.freshness - one.found.freshness);
}

/** Whether something has all the words, for the search field of a list; an empty field lets everything through. */
export function hasWords(found: Pick<Findable<unknown>, 'title' | 'detail'>, typed: string): boolean {
  const asked = wordsOf(typed);
  if (asked.length === 0) return true;
  return answer(asked, { ...found, thing: null, freshness: 0 }, false) > 0;
}
