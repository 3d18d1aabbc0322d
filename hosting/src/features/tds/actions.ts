import type { CertificateState } from '@/contract';
import { daysOfFiscalYear, fiscalYearName } from '@/domain/fiscal-years';
import { config, withoutVersion } from '@/lib/config';
import { download, saveAs } from '@/lib/download';
import { loadAuth } from '@/lib/firebase';
import { callPortals } from '@/lib/owner';
import { upload } from '@/lib/storage-upload';

interface Place {
  readonly uid: string;
  readonly clientId: string;
  readonly year: number;
}

const pathOf = ({ uid, clientId, year }: Place) => `freelancers/${uid}/certificates/${clientId}-${year}`;

async function note({ clientId, year }: Place, state: CertificateState, fileName: string | null): Promise<void> {
  await callPortals('POST /api/portals/tds/certificates', { clientId, fiscalYear: year, state, fileName });
}

/** Keep a certificate's file, in place of the one before, then remember that it is here. */
export async function keepCertificate(place: Place, file: File, onPercent: (percent: number) => void): Promise<void> {
  const { idToken } = await loadAuth();
  const onProgress = (sent: number) => onPercent((100 * sent) / file.size);
  await upload(pathOf(place), file, file.type, { idToken, onProgress }).done;
  await note(place, 'received', nameOf(file));
}

/** The certificate came on paper: there is nothing to keep. */
export const noteReceived = (place: Place) => note(place, 'received', null);

/** It is not here after all; the functions remove its file. */
export const noteMissing = (place: Place) => note(place, 'missing', null);

const NAME_MAX = 200;

/** One line of ordinary characters, however a file is called. */
function nameOf(file: File): string {
  const name = file.name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return name.slice(-NAME_MAX) || 'certificate';
}

/** Fetch the file with the freelancer's own token and save it. */
export async function saveCertificate(place: Place, fileName: string): Promise<void> {
  const { idToken } = await loadAuth();
  const { storageBase, storageBucket } = config();
  const path = encodeURIComponent(pathOf(place));
  const address = `${withoutVersion(storageBase)}/v0/b/${storageBucket}/o/${path}?alt=media`;
  const response = await fetch(address, {
    headers: { Authorization: `Firebase ${await idToken()}` },
    referrerPolicy: 'no-referrer',
    // A certificate that was replaced must not come from the browser's memory.
    cache: 'no-store',
  });
  if (!response.ok) throw new Error(`Storage answered ${response.status}`);
  saveAs(fileName, new Blob([await response.blob()], { type: 'application/octet-stream' }));
}

/** Save the fiscal year as a table. */
export async function saveYear(year: number): Promise<void> {
  const { idToken } = await loadAuth();
  const { from, to } = daysOfFiscalYear(year);
  const table = await download(`/api/portals/exports/tds?from=${from}&to=${to}`, { token: idToken });
  saveAs(`tds-${fiscalYearName(year)}.csv`, table);
}
