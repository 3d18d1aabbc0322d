declare module 'virtual:shell' {
  import type { Shell } from '@/pwa/shell';
  export const SHELL: Shell;
}
