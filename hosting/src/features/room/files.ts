/** What may be sent, and what to say about what may not. The rules and the functions hold the same limits. */
import { type AllowedFileType, type FileRefusal, LIMITS } from '@/contract';
import type { RoomFile } from './model';

export const MAX_ATTACHMENTS = LIMITS.messageAttachmentsMax;

/** By ending, because browsers name types after whatever the computer has installed: a zip is `x-zip-compressed` on Windows. */
const TYPE_BY_ENDING: Readonly<Record<string, AllowedFileType>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
};

/** For the file chooser. */
export const ACCEPT = Object.keys(TYPE_BY_ENDING)
  .map((ending) => `.${ending}`)
  .join(',');

export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** Why this file cannot be sent, as a sentence; null when it can. */
export function refusalBeforeSending(file: { readonly name: string; readonly size: number }): string | null {
  if (TYPE_BY_ENDING[endingOf(file.name)] === undefined) {
    return `${file.name} was not sent: rooms take pictures, PDF, Office documents, text, CSV, ZIP, MP3 and video. Put anything else into a ZIP.`;
  }
  if (file.size === 0) return `${file.name} was not sent: it is empty.`;
  if (file.size > LIMITS.fileBytesMax) {
    return `${file.name} was not sent: it is larger than the 50 MB that a file may have. Send a smaller copy or a link to it.`;
  }
  return null;
}

export function contentTypeOf(name: string): string {
  return TYPE_BY_ENDING[endingOf(name)] ?? 'application/octet-stream';
}

/** A name the rules accept: no path, controls or direction marks, at most 200 characters, the ending kept. */
export function safeFileName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  const plain = name.replace(/[/\\\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '_').trim();
  const characters = [...plain];
  if (characters.length <= LIMITS.fileNameMax) return plain || 'file';
  const ending = `.${endingOf(plain)}`;
  return characters.slice(0, LIMITS.fileNameMax - ending.length).join('') + ending;
}

/** By the codes of the functions' `Refusal`. */
const REFUSALS: Readonly<Record<FileRefusal, string>> = {
  'type-not-allowed': 'Rooms do not take this kind of file, so it was removed. Put it into a ZIP.',
  'type-mismatch': 'What is inside is not what its name says, so it was removed. Export it again and resend.',
  executable: 'It is a program or carries one, so it was removed. Nobody here can open programs.',
  markup: 'It is a web page or carries one, so it was removed. A PDF or a picture works.',
  'not-text': 'It is not plain text in UTF-8, so it was removed. Save it as UTF-8 or send a PDF.',
  size: 'It did not arrive whole, so it was removed. Send it again.',
};

/** What a refusal's code means, in words. */
export function sayRefusal(code: FileRefusal | undefined): string {
  return (code && REFUSALS[code]) ?? 'It did not pass our check, so it was removed. Try another format.';
}

/** 86 kB, 4.2 MB: decimal units, as file managers show them. */
export function saySize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  const megabytes = bytes / 1_000_000;
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`;
}

/** Pictures a browser can draw; HEIC is one that most cannot. */
export function isPreviewable(file: RoomFile): boolean {
  return (
    file.state === 'ready' &&
    file.size <= 8_000_000 &&
    ['image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(file.contentType)
  );
}

const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/** Files worth a row: an upload that nobody finished for an hour is left to the sweep. */
export function filesInOrder(files: readonly RoomFile[], now: number): RoomFile[] {
  return files
    .filter((file) => file.state !== 'uploading' || now - file.at < ABANDONED_AFTER_MS)
    .filter((file) => file.state !== 'refused' || now - file.at < 7 * 24 * ABANDONED_AFTER_MS)
    .sort((a, b) => b.at - a.at || a.id.localeCompare(b.id));
}
