import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { shellsPlugin } from './src/pwa/build-shells.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The pages are built apart: in one build they would share Firestore's chunk, and the room would carry the desk's lasting cache.
// Each leaves a manifest (.vite/room.json, pay.json, …), which tells the size bench what its page loads and can reach.
const page = (name: 'room' | 'pay' | 'mail' | 'enquiry' | 'desk', emptyOutDir: boolean) => ({
  consumer: 'client' as const,
  build: {
    emptyOutDir,
    manifest: `.vite/${name}.json`,
    rolldownOptions: { input: at(`./${name}.html`) },
  },
});

/** A page may be missing while it is being written. */
const hasInput = (input: unknown): boolean => typeof input !== 'string' || existsSync(input);

// The service worker of a page is built after it, because it holds the list of the page's files.
const worker = (name: 'room-worker' | 'desk-worker') => ({
  consumer: 'client' as const,
  build: {
    emptyOutDir: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: { [name]: at('./src/pwa/worker.ts') },
      output: { format: 'iife' as const, entryFileNames: '[name].js' },
    },
  },
});

export default defineConfig({
  plugins: [preact(), tailwindcss(), shellsPlugin()],
  resolve: {
    alias: {
      '@': at('./src'),
      // Firestore pulls in a regular-expression engine (46 kB gzip) that only pipeline queries use; we use none.
      re2js: at('./src/lib/firebase/no-re2.ts'),
      idb: at('./src/lib/firebase/no-idb.ts'),
    },
  },
  build: {
    target: 'es2022',
    // Its polyfill would cost the room a kilobyte for browsers the target leaves out.
    modulePreload: { polyfill: false },
  },
  environments: {
    client: page('room', true),
    pay: page('pay', false),
    mail: page('mail', false),
    enquiry: page('enquiry', false),
    desk: page('desk', false),
    roomWorker: worker('room-worker'),
    deskWorker: worker('desk-worker'),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'pay', 'mail', 'enquiry', 'desk', 'roomWorker', 'deskWorker'] as const) {
        const environment = builder.environments[name];
        if (environment && hasInput(environment.config.build.rolldownOptions.input)) await builder.build(environment);
      }
    },
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'node' },
});
