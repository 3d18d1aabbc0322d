import type { Days } from '@/domain/fiscal-years';
import { download, saveAs } from '@/lib/download';
import { loadAuth } from '@/lib/firebase';
import type { Kind } from './model';

/** Fetch a table of a period and save it; tells 0 to 100 while it comes. */
export async function saveTable(kind: Kind, { from, to }: Days, onPercent: (percent: number) => void): Promise<void> {
  const { idToken } = await loadAuth();
  const table = await download(`/api/portals/exports/${kind}?from=${from}&to=${to}`, { token: idToken, onPercent });
  saveAs(`${kind}-${from}-${to}.csv`, table);
}
