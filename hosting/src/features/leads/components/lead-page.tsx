import { useLocation } from 'wouter';
import { BackLink } from '@/components/back-link';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { FormFrame } from '@/components/form-frame';
import { SheetLoading, Skeleton } from '@/components/skeleton';
import { useToasts } from '@/components/toasts';
import { FollowUpsPanel } from '@/features/follow-ups/components/follow-ups-panel';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { useSavedForm } from '@/lib/saved-form';
import { changeLead } from '../actions';
import { changeOf, leadFaults, leadFormOf } from '../lead-form';
import { useLead } from '../live';
import type { Lead } from '../model';
import { HistoryPanel } from './history-panel';
import { LeadFields } from './lead-fields';
import { ScorePanel } from './score-panel';
import { StagePanel } from './stage-panel';

/** One lead: who asks for what, how far it is, and what to do about it. */
export function LeadPage({ leadId }: { readonly leadId: string }) {
  const { uid } = useOwner();
  const { data: lead, error } = useLead(uid, leadId);
  const [, navigate] = useLocation();
  usePageTitle(lead?.name ?? 'Lead');
  if (lead === null || error) {
    return (
      <EmptyState
        sentence={
          error
            ? 'The lead didn’t load. Check your connection and load the page again.'
            : 'There is no such lead at your desk. It may have been deleted in another window.'
        }
        action={<Button onPress={() => navigate('/desk/leads')}>Go to leads</Button>}
      />
    );
  }
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <header class="flex items-center gap-2">
        <BackLink href="/desk/leads" label="Back to leads" />
        <div class="min-w-0">
          <h1 class="truncate text-22 font-semibold">{lead?.name ?? <Skeleton class="h-7 w-56" />}</h1>
          <p class="truncate text-13 text-soft">{lead ? [lead.title, lead.company].filter(Boolean).join(' · ') : ''}</p>
        </div>
      </header>
      {lead ? <LeadSheet lead={lead} /> : <SheetLoading />}
    </div>
  );
}

function LeadSheet({ lead }: { readonly lead: Lead }) {
  const { uid } = useOwner();
  const { say } = useToasts();
  const isLost = lead.stage === 'lost';
  const saved = useSavedForm({
    saved: leadFormOf(lead),
    faultsOf: (form) => leadFaults(form, isLost),
    send: (form) => changeLead(uid, lead.id, changeOf(form, isLost)),
    onSaved: () => say('Saved.'),
  });
  return (
    <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div class="min-w-0 max-xl:order-2">
        <FormFrame form={saved} label="Lead">
          <LeadFields saved={saved} isLost={isLost} />
        </FormFrame>
      </div>
      <div class="flex min-w-0 flex-col gap-6 max-xl:contents">
        <div class="flex min-w-0 flex-col gap-6 max-xl:order-1">
          <StagePanel lead={lead} />
          <ScorePanel lead={lead} />
        </div>
        <div class="flex min-w-0 flex-col gap-6 max-xl:order-3">
          <FollowUpsPanel about={{ kind: 'lead', id: lead.id, name: lead.name }} />
          <HistoryPanel lead={lead} />
        </div>
      </div>
    </div>
  );
}
