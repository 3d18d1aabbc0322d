import type { QueryClient } from '@tanstack/react-query';
import { loadFirestore } from '@/lib/firebase';
import { forgetPictures } from './contents-of-files';
import { forgetUploads } from './uploads';

/** Leave nothing of a closed room in this tab: not the cache, not the pictures, not what the SDK holds. */
export async function forgetRoom(client: QueryClient): Promise<void> {
  forgetUploads();
  forgetPictures();
  client.clear();
  const { closeFirestore } = await loadFirestore();
  await closeFirestore();
}
