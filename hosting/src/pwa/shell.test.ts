import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheOf, isOutdated, keptFor, type Shell } from './shell';

const HOME = 'https://rooms.example.com';
const LINK = 'ABCDEFGHIJKLMNOPQRSTUVWX';
const room: Shell = {
  name: 'room',
  html: '/room.html',
  integrity: 'sha256-x',
  addresses: ['/r', '/recover'],
  files: ['/assets/room-1.js', '/assets/room-1.css'],
  version: 'v1',
};

const asked = (address: string, mode = 'cors', method = 'GET') =>
  keptFor({ method, mode, url: address.startsWith('/') ? `${HOME}${address}` : address }, HOME, room);

describe('what the worker answers', () => {
  it.each(['/r', `/r#${LINK}`, `/r?preview#${LINK}`, '/r/return?invoice=x&outcome=paid', '/recover', '/r/'])(
    'is the kept page for a visit to %s',
    (address) => expect(asked(address, 'navigate')).toBe('/room.html'),
  );

  it('is a file of the shell, by its path alone', () => {
    expect(asked('/assets/room-1.js')).toBe('/assets/room-1.js');
  });
});

describe('what the worker keeps out of', () => {
  it.each([
    ['/desk', 'navigate'],
    ['/rooms', 'navigate'],
    ['/room.html', 'navigate'],
    ['/pay', 'navigate'],
    ['/sign-in#token', 'navigate'],
    ['/config.js', 'no-cors'],
    ['/room-worker.js', 'same-origin'],
    ['/api/portal/recover', 'cors'],
    [`/api/portal/x?link=${LINK}`, 'cors'],
    ['/r', 'cors'],
    [`/assets/room-1.js?link=${LINK}`, 'cors'],
    ['/assets/room-2.js', 'cors'],
    [`https://firestore.googleapis.com/v1/links/${LINK}`, 'cors'],
    ['https://firebasestorage.googleapis.com/assets/room-1.js', 'cors'],
  ])('%s, asked for by %s', (address, mode) => expect(asked(address, mode)).toBeNull());

  it('anything that is not read', () => {
    for (const method of ['POST', 'PUT', 'HEAD']) expect(asked('/r', 'navigate', method)).toBeNull();
  });

  it('a link, wherever it stands: the answer is always a path of the shell', () => {
    const part = fc.constantFrom('', LINK, 'r', 'assets', 'room-1.js', 'return', '..', '%2e%2e', 'é');
    const own = new Set([...room.files, room.html]);
    fc.assert(
      fc.property(fc.array(part), part, part, fc.constantFrom('navigate', 'cors'), (path, query, fragment, mode) => {
        const answer = asked(`/${path.join('/')}?${query}#${fragment}`, mode);
        expect(answer === null || own.has(answer)).toBe(true);
      }),
    );
  });
});

describe('the versions', () => {
  it('of a page follow each other and leave other pages alone', () => {
    expect(isOutdated('latchkey-room-v0', room)).toBe(true);
    expect(isOutdated(cacheOf(room), room)).toBe(false);
    expect(isOutdated('latchkey-desk-v0', room)).toBe(false);
    expect(isOutdated('firestore', room)).toBe(false);
  });
});
