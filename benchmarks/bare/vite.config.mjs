import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

export default {
  root: at('.'),
  logLevel: 'error',
  resolve: { alias: { firebase: at('../../hosting/node_modules/firebase') } },
  build: { outDir: at('../../.local/bare'), emptyOutDir: true },
};
