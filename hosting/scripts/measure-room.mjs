/**
 * What the room weighs, gzipped: the JavaScript before its first data, and every chunk it can reach. Run after `npm run build`.
 * Prints one JSON object; exits with 1 when a budget is broken.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGETS = { beforeFirstData: 60_000, whole: 170_000 };
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/room.json', dist), 'utf8'));

/** The chunks behind a manifest key; static imports only, or everything. */
function reach(key, isWhole, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return seen;
  seen.add(key);
  for (const next of [...(chunk.imports ?? []), ...(isWhole ? (chunk.dynamicImports ?? []) : [])])
    reach(next, isWhole, seen);
  return seen;
}

function weigh(keys) {
  const files = new Set([...keys].map((key) => manifest[key].file).filter((file) => file.endsWith('.js')));
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length, 0);
}

const sizes = { beforeFirstData: weigh(reach('room.html', false)), whole: weigh(reach('room.html', true)) };
console.log(JSON.stringify({ sizes, budgets: BUDGETS }));
process.exit(Object.keys(BUDGETS).every((name) => sizes[name] <= BUDGETS[name]) ? 0 : 1);
