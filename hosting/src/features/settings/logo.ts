/** A picture from the disk made into a logo small enough to live inside the room's document. */
import { LIMITS } from '@/contract';

const MAX_SOURCE_BYTES = 20 * 1024 * 1024;
const SIDES = [256, 192, 128, 96, 64] as const;
const TYPES = ['image/png', 'image/jpeg', 'image/webp'];

export type LogoReading = { ok: true; dataUrl: string } | { ok: false; problem: string };

const refuse = (problem: string): LogoReading => ({ ok: false, problem });

/** Width and height that fit a square of `side`, never enlarged. */
export function fitInside(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

export function whyNotALogo(file: { type: string; size: number }): string | null {
  if (file.type === 'image/svg+xml') {
    return 'An SVG can carry scripts, so it can’t be a logo here. Save it as a PNG and choose that.';
  }
  if (!TYPES.includes(file.type)) return 'Choose a PNG, JPEG or WebP picture.';
  if (file.size > MAX_SOURCE_BYTES) return 'This picture is larger than 20 MB. Choose a smaller one.';
  return null;
}

export async function readLogo(file: File): Promise<LogoReading> {
  const problem = whyNotALogo(file);
  if (problem !== null) return refuse(problem);
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return refuse('This file doesn’t open as a picture. Choose another one.');
  }
  try {
    for (const side of SIDES) {
      const dataUrl = smallestOf(picture, fitInside(picture.width, picture.height, side));
      if (dataUrl !== null) return { ok: true, dataUrl };
    }
  } finally {
    picture.close();
  }
  return refuse('This picture stays too heavy even when made small. Choose a simpler one.');
}

function smallestOf(picture: ImageBitmap, size: { width: number; height: number }): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, size.width, size.height);
  // PNG keeps edges and transparency; WebP is the way out for photographs. Safari writes no WebP and answers with PNG.
  for (const [type, quality] of [
    ['image/png', undefined],
    ['image/webp', 0.9],
    ['image/webp', 0.75],
  ] as const) {
    const dataUrl = canvas.toDataURL(type, quality);
    if (fitsTheBooks(dataUrl)) return dataUrl;
  }
  return null;
}

export function fitsTheBooks(dataUrl: string): boolean {
  const encoded = dataUrl.slice(dataUrl.indexOf(',') + 1);
  return dataUrl.length <= LIMITS.logoCharactersMax && Math.floor((encoded.length * 3) / 4) <= LIMITS.logoBytesMax;
}
