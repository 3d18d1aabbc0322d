/**
 * Numbers that tax offices and banks give out: whether one can be right, and which character is wrong.
 *
 * Each check answers null or a sentence for whoever typed it. The twin of the functions' identifiers.py; both run
 * tests/vectors/identifiers.json. A VAT number of the European Union has some thirty forms that change without
 * notice, so it stays free text.
 */
import { LIMITS } from '@/contract';
import { IBAN_LENGTHS } from './iban-lengths';
import { STATES } from './indian-states';

/** What may stand in a place. */
interface Kind {
  readonly allowed: string;
  readonly words: string;
}

type Fault = string | null;

const DIGITS = '0123456789';
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const BASE36 = DIGITS + CAPITALS;
const ANY_CASE_LETTERS = CAPITALS.toLowerCase() + CAPITALS;

const DIGIT: Kind = { allowed: DIGITS, words: 'a digit' };
const LETTER: Kind = { allowed: CAPITALS, words: 'a letter' };
const EITHER: Kind = { allowed: BASE36, words: 'a letter or digit' };
const ZERO: Kind = { allowed: '0', words: 'the digit 0' };
const Z: Kind = { allowed: 'Z', words: 'the letter Z' };
const ANY_CASE: Kind = { allowed: ANY_CASE_LETTERS + DIGITS, words: 'a letter or digit' };
const ANY_CASE_LETTER: Kind = { allowed: ANY_CASE_LETTERS, words: 'a letter' };
const UPI_NAME: Kind = {
  allowed: `${ANY_CASE_LETTERS}${DIGITS}.-_`,
  words: 'a letter, digit, dot, hyphen or underscore',
};
const NUMBER: Kind = { allowed: `${ANY_CASE_LETTERS}${DIGITS}-/`, words: 'a letter, digit, hyphen or slash' };

const times = (count: number, kind: Kind): Kind[] => Array.from({ length: count }, () => kind);

const PAN = [...times(5, LETTER), ...times(4, DIGIT), LETTER];
const GSTIN = [...times(2, DIGIT), ...times(5, LETTER), ...times(4, DIGIT), LETTER, EITHER, Z, EITHER];
const IFSC = [...times(4, LETTER), ZERO, ...times(6, EITHER)];
const BIC = [...times(6, LETTER), ...times(5, EITHER)];
const IBAN = [...times(2, LETTER), ...times(2, DIGIT), ...times(30, EITHER)];
const ACCOUNT = times(18, DIGIT);
const PREFIX = [ANY_CASE, ...times(LIMITS.numberPrefixMax - 1, NUMBER)];
const UPI_HANDLE = [ANY_CASE_LETTER, ...times(63, ANY_CASE)];

/** An identifier as it is stored: capitals, without the spaces people group it with. */
export function compact(text: string): string {
  return text.replace(/[ \t\u00a0\u202f]+/g, '').toUpperCase();
}

/** Whether a fault only says that more is to come: no reason to speak up while somebody is still typing. */
export function isUnfinished(fault: string): boolean {
  return /this has \d+\.$|like name@bank\.$/.test(fault);
}

export function gstinFault(text: string): Fault {
  const fault = placesFault(text, GSTIN) ?? lengthFault(text, 'A GSTIN', 'characters', 15);
  if (fault) return fault;
  const state = text.slice(0, 2);
  if (STATES[state] === undefined) {
    return `The 1st and 2nd characters are the code of a state, and ${quoted(state)} is none.`;
  }
  if (text[12] === '0') return 'The 13th character counts registrations from 1 on, so it is never 0.';
  const expected = gstinCheckDigit(text.slice(0, -1));
  const last = text.slice(-1);
  if (last === expected) return null;
  return `The 15th character should be ${quoted(expected)} after these fourteen, not ${quoted(last)}: one of them is mistyped.`;
}

/** Values in base 36, times 1 and 2 in turn, each product's two base-36 digits added; what is missing to 36. */
export function gstinCheckDigit(first: string): string {
  let total = 0;
  [...first].forEach((character, index) => {
    const product = BASE36.indexOf(character) * (1 + (index % 2));
    total += Math.floor(product / 36) + (product % 36);
  });
  return BASE36.charAt((36 - (total % 36)) % 36);
}

/** The permanent account number that a GSTIN is made around. */
export function panIn(gstin: string): string {
  return gstin.slice(2, 12);
}

export function panFault(text: string): Fault {
  return placesFault(text, PAN) ?? lengthFault(text, 'A PAN', 'characters', PAN.length);
}

export function ifscFault(text: string): Fault {
  return placesFault(text, IFSC) ?? lengthFault(text, 'An IFSC', 'characters', IFSC.length);
}

export function accountFault(text: string): Fault {
  return placesFault(text, ACCOUNT) ?? rangeFault(text, 'An account number', 'digits', 9, ACCOUNT.length);
}

export function bicFault(text: string): Fault {
  const fault = placesFault(text, BIC);
  if (fault || text.length === 8 || text.length === 11) return fault;
  return `A BIC has 8 or 11 characters; this has ${text.length}.`;
}

export function ibanFault(text: string): Fault {
  const country = text.slice(0, 2);
  const length = IBAN_LENGTHS[country];
  const fault =
    placesFault(text, IBAN) ??
    (length === undefined
      ? rangeFault(text, 'An IBAN', 'characters', 15, 34)
      : lengthFault(text, `An IBAN that begins with ${country}`, 'characters', length));
  if (fault) return fault;
  const expected = String(98 - Number(asNumber(`${text.slice(4)}${country}00`) % 97n)).padStart(2, '0');
  const given = text.slice(2, 4);
  if (given === expected) return null;
  return `The 3rd and 4th characters should be ${quoted(expected)} with these others, not ${quoted(given)}: one of them is mistyped.`;
}

export function upiIdFault(text: string): Fault {
  const at = text.indexOf('@');
  const name = at < 0 ? text : text.slice(0, at);
  const fault = placesFault(name, times(256, UPI_NAME));
  if (fault) return fault;
  if (at < 0) return 'A UPI ID has an @ between the name and the bank, like name@bank.';
  const handle = text.slice(at + 1);
  const handleFault = placesFault(handle, UPI_HANDLE, at + 1);
  if (handleFault) return handleFault;
  if (name.length < 2) return 'At least 2 characters must stand before the @, like name@bank.';
  return handle.length < 2 ? 'At least 2 characters must stand after the @, like name@bank.' : null;
}

export function utrFault(text: string): Fault {
  return placesFault(text, times(12, DIGIT)) ?? lengthFault(text, 'A UTR', 'digits', 12);
}

export function sacFault(text: string): Fault {
  return placesFault(text, times(6, DIGIT)) ?? lengthFault(text, 'A SAC', 'digits', 6);
}

export function numberPrefixFault(text: string): Fault {
  return placesFault(text, PREFIX) ?? rangeFault(text, 'A prefix', 'characters', 1, PREFIX.length);
}

export function paypalMeFault(text: string): Fault {
  return placesFault(text, times(20, ANY_CASE)) ?? rangeFault(text, 'A PayPal.Me name', 'characters', 1, 20);
}

/** Name the first character that cannot stand where it does; `after` characters stand before the text. */
function placesFault(text: string, places: readonly Kind[], after = 0): Fault {
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    const kind = places[index];
    if (kind === undefined) break;
    if (!kind.allowed.includes(character)) {
      return `The ${ordinal(after + index + 1)} character must be ${kind.words}, not ${named(character)}.`;
    }
  }
  if (characters.length <= places.length) return null;
  const last = after + places.length;
  return `The ${ordinal(last + 1)} character is too much: it ends after ${last}.`;
}

function lengthFault(text: string, what: string, of: string, length: number): Fault {
  return text.length === length ? null : `${what} has ${length} ${of}; this has ${text.length}.`;
}

function rangeFault(text: string, what: string, of: string, least: number, most: number): Fault {
  const fits = text.length >= least && text.length <= most;
  return fits ? null : `${what} has ${least} to ${most} ${of}; this has ${text.length}.`;
}

/** An IBAN's characters as one number: letters count from A = 10. */
function asNumber(text: string): bigint {
  return BigInt([...text].map((character) => BASE36.indexOf(character)).join(''));
}

function quoted(text: string): string {
  return `‘${text}’`;
}

function named(character: string): string {
  if (character === ' ' || character === '\u00a0') return 'a space';
  return /[\p{Z}\p{C}]/u.test(character) ? 'a hidden character' : quoted(character);
}

function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  const suffixes: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };
  return `${number}${(isTeen ? undefined : suffixes[number % 10]) ?? 'th'}`;
}
