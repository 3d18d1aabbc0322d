import { Panel } from '@/components/panel';
import { Skeleton } from '@/components/skeleton';
import type { Project } from '@/lib/books';
import { useOwner } from '@/lib/owner';
import { usePeople } from '../live';
import { inOrder } from '../model';
import { PersonItem } from './person-item';

/** Who on the client's side may come in, and with what. */
export function PeoplePanel({ project }: { readonly project: Project }) {
  const { uid } = useOwner();
  const { data: people, error } = usePeople(uid, project.id);
  return (
    <Panel id="people" title="People and links" aside={people && <span class="figures">{people.length}</span>}>
      {error && (
        <p class="p-4 text-15 text-stop">The people didn’t load. Check your connection and load the page again.</p>
      )}
      {people === undefined && !error && (
        <div class="flex flex-col gap-3 p-4" aria-busy="true">
          <Skeleton class="h-5 w-44" />
          <Skeleton class="h-11 w-full" />
        </div>
      )}
      <ul class="divide-y divide-line">
        {people && inOrder(people).map((person) => <PersonItem key={person.id} project={project} person={person} />)}
      </ul>
    </Panel>
  );
}
