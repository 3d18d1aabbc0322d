import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { EyeIcon, PlusIcon } from '@/components/icons';
import type { Project } from '@/lib/books';
import { useOwner } from '@/lib/owner';
import { previewUrl, roomUrl } from '@/lib/preview';
import { usePeople } from '../live';
import { inOrder } from '../model';
import { useNewInvoice } from './use-new-invoice';

/** What a freelancer reaches for most often, on every part of the room's page. */
export function LinkMenu({ project }: { readonly project: Project }) {
  const { uid } = useOwner();
  const { data: people } = usePeople(uid, project.id);
  const link = people && inOrder(people)[0]?.link;
  const { isBusy, begin } = useNewInvoice(project);
  return (
    <div class="flex flex-wrap items-center gap-2">
      {link && project.open && (
        <>
          <CopyButton text={roomUrl(link)} word="Copy link" />
          <a
            href={previewUrl(roomUrl(link))}
            target="_blank"
            rel="noreferrer"
            aria-label="Open as your client sees it"
            title="Open as your client sees it"
            class="touch-target grid size-10 place-items-center rounded-control border border-line bg-raised text-soft hover:border-faint hover:text-ink"
          >
            <EyeIcon />
          </a>
        </>
      )}
      <Button look="primary" isBusy={isBusy} onPress={begin}>
        <PlusIcon size={16} />
        New invoice
      </Button>
    </div>
  );
}
