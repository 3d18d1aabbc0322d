import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Three pages, built apart: in one build they would share Firestore's chunk, and the room would carry the desk's lasting cache.
// Each leaves a manifest (.vite/room.json, pay.json, desk.json), which tells the size bench what its page loads and can reach.
const page = (name: 'room' | 'pay' | 'desk', emptyOutDir: boolean) => ({
  consumer: 'client' as const,
  build: {
    emptyOutDir,
    manifest: `.vite/${name}.json`,
    rolldownOptions: { input: at(`./${name}.html`) },
  },
});

export default defineConfig({
  plugins: [preact(), tailwindcss()],
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
  environments: { client: page('room', true), pay: page('pay', false), desk: page('desk', false) },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'pay', 'desk'] as const) {
        const environment = builder.environments[name];
        if (environment && existsSync(String(environment.config.build.rolldownOptions.input)))
          await builder.build(environment);
      }
    },
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'node' },
});
