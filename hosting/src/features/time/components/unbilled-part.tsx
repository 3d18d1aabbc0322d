import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Money } from '@/components/money';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import type { Project } from '@/lib/books';
import { useOwner } from '@/lib/owner';
import { useUnbilledProjects } from '../live';
import { sayHours } from '../model';
import { BillDialog } from './bill-dialog';

/** The rooms with time that waits for an invoice. */
export function UnbilledPart() {
  const { uid } = useOwner();
  const { data: projects, error } = useUnbilledProjects(uid);
  const [billing, setBilling] = useState<Project | null>(null);
  return (
    <Panel id="unbilled" title="To be billed">
      {error && !projects ? (
        <EmptyState sentence="This didn’t load. Check your connection and load the page again." />
      ) : !projects ? (
        <RowsLoading />
      ) : projects.length === 0 ? (
        <EmptyState sentence="No time waits for an invoice. Whatever you note as “to be billed” gathers here, room by room." />
      ) : (
        <ul class="divide-y divide-line">
          {projects.map((project) => (
            <li key={project.id} class="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
              <div class="min-w-0 flex-1 basis-52">
                <Link
                  href={`/desk/rooms/${project.id}/time`}
                  class="touch-target block truncate text-15 font-medium hover:underline"
                >
                  {project.title}
                </Link>
                <p class="truncate text-13 text-soft">{project.client.name}</p>
              </div>
              <p class="flex items-baseline gap-3 text-15 sm:text-right">
                <span class="text-soft sm:w-20">
                  <span class="figures">{sayHours(project.time.unbilledSeconds)}</span> h
                </span>
                <Money
                  minor={project.time.unbilledMinor}
                  currency={project.currency}
                  class="inline-block font-medium sm:w-36"
                />
              </p>
              <Button look="quiet" onPress={() => setBilling(project)}>
                Make an invoice
              </Button>
            </li>
          ))}
        </ul>
      )}
      {billing && <BillDialog project={billing} onClose={() => setBilling(null)} />}
    </Panel>
  );
}
