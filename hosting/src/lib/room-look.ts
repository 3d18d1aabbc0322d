import { accentStyle } from '@/lib/accent';

/** The room's own colours, for showing a piece of it on the desk, whatever the desk wears now. */
const ROOM: Readonly<Record<string, string>> = {
  'color-scheme': 'dark',
  '--ground': '#0a0d12',
  '--panel': '#10151d',
  '--raised': '#161d27',
  '--line': '#222c39',
  '--ink': '#e8edf4',
  '--soft': '#9aa8ba',
  '--faint': '#7f8fa5',
  '--go': '#4ade9b',
  '--warn': '#ffb454',
  '--stop': '#ff6b6b',
  '--info': '#6cb6ff',
};

/** A `style` that makes everything inside look as it does in the room. */
export function roomLook(accent: string): Record<string, string> {
  return { ...ROOM, ...accentStyle(accent, 'dark') };
}
