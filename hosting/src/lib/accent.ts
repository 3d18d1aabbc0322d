/*
 * The freelancer's accent, made usable: any colour is accepted, and what cannot be read is corrected. Contrast is WCAG 2.2's
 * (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
 */

type Rgb = readonly [number, number, number];

export interface AccentTokens {
  /** The fill of actions and of "you". */
  readonly accent: string;
  /** Text on that fill, at least 4.5:1. */
  readonly onAccent: string;
  /** The accent as text on a panel, at least 4.5:1. */
  readonly accentText: string;
}

const DARK: Rgb = [10, 13, 18];
const WHITE: Rgb = [255, 255, 255];
const AA_TEXT = 4.5;
const AA_SHAPE = 3;

/** The lightest dark and darkest light surface an accent may have to be read on. */
const SURFACE: Record<'dark' | 'light', Rgb> = { dark: [22, 29, 39], light: [238, 241, 245] };

export const FALLBACK_ACCENT = '#ffb454';

function parse(hex: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) return null;
  return [1, 2, 3].map((part) => Number.parseInt(match[part] ?? '0', 16)) as unknown as Rgb;
}

function print(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Contrast of two `#rrggbb` colours, 1 to 21; 1 when either is not a colour. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [parse(one), parse(other)];
  return a && b ? contrast(a, b) : 1;
}

/** Move a colour towards white (on dark) or black (on light) until it is good enough. */
function corrected(colour: Rgb, surface: Rgb, isGood: (mixed: Rgb) => boolean): Rgb {
  const goal: Rgb = luminance(surface) < 0.5 ? WHITE : [0, 0, 0];
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = colour.map((part, index) => Math.round(part + ((goal[index] ?? 0) - part) * share)) as unknown as Rgb;
    if (isGood(mixed)) return mixed;
  }
  return goal;
}

/** Dark or white, whichever reads better on the fill. A grey in the middle carries neither well enough. */
function textOn(fill: Rgb): Rgb {
  return contrast(fill, DARK) >= contrast(fill, WHITE) ? DARK : WHITE;
}

/** Everything a page needs to wear this accent on dark or light surfaces. */
export function accentTokens(hex: string, ground: 'dark' | 'light' = 'dark'): AccentTokens {
  const colour = parse(hex) ?? (parse(FALLBACK_ACCENT) as Rgb);
  const surface = SURFACE[ground];
  const fill = corrected(
    colour,
    surface,
    (mixed) => contrast(mixed, surface) >= AA_SHAPE && contrast(mixed, textOn(mixed)) >= AA_TEXT,
  );
  return {
    accent: print(fill),
    onAccent: print(textOn(fill)),
    accentText: print(corrected(colour, surface, (mixed) => contrast(mixed, surface) >= AA_TEXT)),
  };
}

/** The tokens as CSS variables, for a `style` attribute. */
export function accentStyle(hex: string, ground: 'dark' | 'light' = 'dark'): Record<string, string> {
  const tokens = accentTokens(hex, ground);
  return { '--accent': tokens.accent, '--on-accent': tokens.onAccent, '--accent-text': tokens.accentText };
}
