/** A UPI code as a picture to keep: the code with what it pays written below it, so that a gallery of them stays readable. */
import { encode } from 'uqr';

interface Words {
  readonly amount: string | null;
  readonly payee: string;
  readonly upiId: string;
  readonly number: string;
}

const SIDE = 720;
const LINE = 44;
const MARGIN = 36;

/** Draw it as a PNG. */
export function drawQrPicture(text: string, words: Words): Promise<Blob> {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const lines = [words.amount, words.payee, words.upiId, words.number].filter((line) => line !== null);
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE + lines.length * LINE + MARGIN;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('No canvas'));
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#0a0d12';
  // Whole pixels for every module: a blurred edge is what scanners stumble over.
  const step = Math.floor(SIDE / size);
  const edge = Math.floor((SIDE - step * size) / 2);
  data.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isDark) pen.fillRect(edge + x * step, edge + y * step, step, step);
    });
  });
  pen.textAlign = 'center';
  lines.forEach((line, index) => {
    pen.font = `${index === 0 ? 600 : 400} 30px "IBM Plex Sans", sans-serif`;
    pen.fillText(line, SIDE / 2, SIDE + (index + 0.5) * LINE, SIDE - 2 * MARGIN);
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/png');
  });
}
