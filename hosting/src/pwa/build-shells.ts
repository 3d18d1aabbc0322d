/** For vite.config.ts: gives each page's service worker the list of what the page is made of, from the page's own manifest. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Shell } from './shell';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

const ADDRESSES = { room: ['/r', '/recover'], desk: ['/desk'] } as const;
const VIRTUAL = 'virtual:shell';

export function shellsPlugin(): Plugin {
  return {
    name: 'latchkey-shells',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    load(id) {
      if (id !== `\0${VIRTUAL}`) return null;
      const { root, build } = this.environment.config;
      const name = this.environment.name === 'roomWorker' ? 'room' : 'desk';
      const policy = readFileSync(resolve(root, '../firebase.json'));
      return `export const SHELL = ${JSON.stringify(shellOf(name, resolve(root, build.outDir), policy))};`;
    },
  };
}

function shellOf(name: Shell['name'], dist: string, policy: Buffer): Shell {
  const html = readFileSync(resolve(dist, `${name}.html`));
  const manifest = JSON.parse(readFileSync(resolve(dist, `.vite/${name}.json`), 'utf8')) as Record<string, Chunk>;
  const named = Object.values(manifest).flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]);
  const files = [...new Set(named)].filter(isKept).sort();
  const digest = createHash('sha256').update(html);
  const integrity = `sha256-${digest.copy().digest('base64')}`;
  // The names of the files say what is in them. A kept page keeps its headers, too: a stricter policy is a new version.
  const version = digest.update(files.join('\n')).update(policy).digest('hex').slice(0, 12);
  return {
    name,
    html: `/${name}.html`,
    integrity,
    addresses: ADDRESSES[name],
    files: files.map((file) => `/${file}`),
    version,
  };
}

/** Letters beyond Latin-1 are fetched when a name needs them: most never do, and a phone may pay by the megabyte. */
function isKept(file: string): boolean {
  return /\.(js|css)$/.test(file) || (file.endsWith('.woff2') && !file.includes('-latin-ext-'));
}
