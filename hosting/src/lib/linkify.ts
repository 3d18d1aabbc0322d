export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/gi;

/** Punctuation that ends a sentence rather than an address; a closing bracket stays when the address opened it. */
function withoutTail(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    const kept = address.slice(0, end);
    if (/[.,;:!?…*_~]/.test(last)) end -= 1;
    else if (last === ')' && count(kept, ')') > count(kept, '(')) end -= 1;
    else if (last === ']' && count(kept, ']') > count(kept, '[')) end -= 1;
    else break;
  }
  return address.slice(0, end);
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

/** Only addresses a browser reads as http or https, with a host and without a hidden name and password. */
function harmless(address: string): string | null {
  try {
    const url = new URL(address);
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    return isWeb && url.hostname !== '' && url.username === '' && url.password === '' ? url.href : null;
  } catch {
    return null;
  }
}

/** Cut a message into text and links. The pieces' texts joined are the message itself. */
export function linkify(message: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of message.matchAll(ADDRESS)) {
    const text = withoutTail(match[0]);
    const href = harmless(text);
    if (!href) continue;
    if (match.index > from) pieces.push({ kind: 'text', text: message.slice(from, match.index) });
    pieces.push({ kind: 'link', text, href });
    from = match.index + text.length;
  }
  if (from < message.length) pieces.push({ kind: 'text', text: message.slice(from) });
  return pieces;
}
