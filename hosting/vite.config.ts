import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Two pages that share code but not weight: the room must stay tiny, the desk need not.
const pages = Object.fromEntries(
  ['room', 'desk'].map((name) => [name, at(`./${name}.html`)] as const).filter(([, file]) => existsSync(file)),
);

export default defineConfig({
  plugins: [preact(), tailwindcss()],
  resolve: {
    alias: {
      '@': at('./src'),
      // Firestore pulls in a regular-expression engine (46 kB gzip) that only pipeline queries use; we use none.
      re2js: at('./src/lib/firebase/no-re2.ts'),
    },
  },
  build: {
    target: 'es2022',
    // The size bench walks this manifest: what a page loads at once, and what it can reach.
    manifest: true,
    // Inlining modulepreload's polyfill would cost the room a kilobyte for browsers the target leaves out.
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages },
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'node' },
});
