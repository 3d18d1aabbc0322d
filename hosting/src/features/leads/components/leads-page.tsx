import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '@/components/button';
import { ButtonLink } from '@/components/button-link';
import { PlusIcon } from '@/components/icons';
import { leadsIn } from '@/domain/desk-lists';
import { useToday } from '@/lib/clock';
import { useDirectory } from '@/lib/directory';
import { useListAddress } from '@/lib/list-address';
import { writeListQuery } from '@/lib/list-query';
import { useNewAsked } from '@/lib/new-asked';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { useIsWide } from '@/lib/wide';
import { Board } from './board';
import { LeadsList } from './leads-list';
import { NarrowBoard } from './narrow-board';
import { NewLeadDialog } from './new-lead-dialog';

/** What is worked on; the won and the lost are a filter away. */
const AS_LIST = '/desk/leads?status=open';

/** Every lead: a board to work on, and a list where an address asks for some of them. */
export function LeadsPage() {
  usePageTitle('Leads');
  const { uid, profile } = useOwner();
  const today = useToday(profile.timeZone);
  const directory = useDirectory(uid);
  const { query, clear } = useListAddress();
  const isWide = useIsWide(64);
  const [isNewOpen, setIsNewOpen] = useState(false);
  useNewAsked(() => setIsNewOpen(true));
  const isNarrowed = writeListQuery(query) !== '';
  const found = directory && isNarrowed ? leadsIn(directory, query, { today, timeZone: profile.timeZone }) : undefined;
  const board = { directory, onNew: () => setIsNewOpen(true) };
  return (
    <div class="flex w-full flex-col gap-5 px-4 py-6 sm:px-8 sm:py-8">
      <header class="flex flex-wrap items-end justify-between gap-4">
        <div class="min-w-0">
          <h1 class="text-22 font-semibold">Leads</h1>
          <p class="text-13 text-pretty text-faint">
            Work you may win.{' '}
            <Link href="/desk/settings/enquiries" class="font-medium text-accent-text underline underline-offset-2">
              {profile.enquirySlug ? 'Your enquiry page' : 'Let people ask you: set up an enquiry page'}
            </Link>
          </p>
        </div>
        <div class="flex flex-wrap items-center gap-2">
          {!isNarrowed && (directory?.leads.size ?? 0) > 0 && (
            <ButtonLink look="bare" href={AS_LIST}>
              Show as a list
            </ButtonLink>
          )}
          <Button look="primary" onPress={() => setIsNewOpen(true)}>
            <PlusIcon size={16} />
            New lead
          </Button>
        </div>
      </header>
      {isNarrowed && <LeadsList leads={found} query={query} onClear={clear} />}
      {!isNarrowed && (isWide ? <Board {...board} /> : <NarrowBoard {...board} />)}
      {isNewOpen && <NewLeadDialog onClose={() => setIsNewOpen(false)} />}
    </div>
  );
}
