import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '@/components/button';
import { ButtonLink } from '@/components/button-link';
import { EmptyState } from '@/components/empty-state';
import { LampDot, type Tone } from '@/components/lamp';
import { Money } from '@/components/money';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import type { Here } from '@/domain/desk-lists';
import type { Directory, InvoiceLine, LeadLine } from '@/domain/directory';
import { type Need, needsOf } from '@/domain/needs';
import { useFollowUpActions } from '@/features/follow-ups/actions';
import { useMinute } from '@/lib/clock';
import { sayAgo, sayDate } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { addressOf } from '@/lib/room-places';
import { counted } from '@/lib/words';
import { useWaiting } from '../today';

interface NeedsPanelProps {
  readonly directory: Directory | undefined;
  readonly here: Here;
}

const SHOWN = 8;

/** What only the freelancer can do, first, each with the one button that does it. */
export function NeedsPanel({ directory, here }: NeedsPanelProps) {
  const { uid } = useOwner();
  const { unread, followUps, followUpById, isKnown } = useWaiting(uid);
  const { finish } = useFollowUpActions();
  const done = (id: string) => {
    const row = followUpById(id);
    if (row) finish(row, false);
  };
  const [isWhole, setIsWhole] = useState(false);
  const needs = useMemo(
    () => (directory && isKnown ? needsOf({ directory, unread, followUps }, here) : undefined),
    [directory, unread, followUps, isKnown, here],
  );
  const shown = isWhole ? needs : needs?.slice(0, SHOWN);
  return (
    <Panel
      id="needs"
      class="@container"
      title="Needs you"
      aside={needs && needs.length > 0 && <span class="figures">{needs.length}</span>}
    >
      {needs === undefined && <RowsLoading />}
      {needs?.length === 0 && (
        <EmptyState sentence="Nothing waits for you. Unread messages, comments, changes asked, money that is late, follow-ups and quiet leads show up here." />
      )}
      <ul class="divide-y divide-line">
        {shown?.map((need) => (
          <NeedRow key={keyOf(need)} need={need} here={here} onDone={done} />
        ))}
      </ul>
      {needs && needs.length > SHOWN && (
        <div class="border-t border-line p-2 text-center">
          <Button look="bare" size="small" expanded={isWhole} onPress={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Show fewer' : `Show all ${needs.length}`}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function keyOf(need: Need): string {
  if (need.kind === 'answer') return `answer ${need.unread.projectId}`;
  if (need.kind === 'followUp') return `followUp ${need.followUp.id}`;
  return `${need.kind} ${need.line.id}`;
}

interface Said {
  readonly tone: Tone;
  readonly what: ComponentChildren;
  readonly about: ComponentChildren;
  readonly href: string;
  readonly word: string;
}

const SETTLE: Readonly<Record<NonNullable<InvoiceLine['needs']>, readonly [string, string]>> = {
  claim: ['reported as paid by UPI: look into your bank account', 'Confirm it'],
  dispute: ['called back by the payer’s bank: answer it at Stripe', 'Look at it'],
  unmatched: ['came in that doesn’t match: refund it or settle it', 'Sort it out'],
  overpaid: ['over-paid: give it back, or keep it as credit', 'Sort it out'],
};

function invoiceAddress({ projectId, id }: InvoiceLine): string {
  return `/desk/rooms/${projectId}/invoices/${id}`;
}

function named({ number, clientName }: InvoiceLine): ComponentChildren {
  return (
    <>
      <span class="figures">{number ?? 'Draft'}</span>, {clientName}
    </>
  );
}

function leadName({ name, company }: LeadLine): string {
  return company === '' ? name : `${name}, ${company}`;
}

function saidOf(need: Need, here: Here, now: number): Said {
  switch (need.kind) {
    case 'settle': {
      const [what, word] = SETTLE[need.line.needs ?? 'claim'];
      const { needsMinor, currency } = need.line;
      return {
        tone: need.line.needs === 'dispute' ? 'stop' : 'warn',
        what: (
          <>
            <Money minor={needsMinor} currency={currency} class="font-semibold" /> {what}
          </>
        ),
        about: named(need.line),
        href: invoiceAddress(need.line),
        word,
      };
    }
    case 'remind':
      return {
        tone: 'stop',
        what: (
          <>
            <Money minor={need.lateMinor} currency={need.line.currency} class="font-semibold" /> is{' '}
            {counted(need.days, 'day')} late
          </>
        ),
        about: named(need.line),
        href: invoiceAddress(need.line),
        word: 'Remind them',
      };
    case 'answer':
      return {
        tone: 'info',
        what: (
          <>
            <span class="font-semibold">{need.unread.title}</span>: {counted(need.unread.count, 'new message')}
          </>
        ),
        about: `${need.unread.name}: ${need.unread.text || 'sent a file'} · ${sayAgo(need.unread.at, now)}`,
        href: `/desk/rooms/${need.unread.projectId}`,
        word: 'Answer',
      };
    case 'judge': {
      const { line, comments } = need;
      const isOne = comments.count === 1;
      return {
        tone: 'info',
        what: (
          <>
            {counted(comments.count, 'comment')} {isOne ? 'waits' : 'wait'} for you in{' '}
            <span class="font-semibold">{line.title}</span>
          </>
        ),
        about: `${line.clientName} · ${sayAgo(comments.since, now)}`,
        href: addressOf(line.id, { kind: 'comments', subject: comments.on }),
        word: isOne ? 'Read it' : 'Read them',
      };
    }
    case 'change': {
      const { line, changes } = need;
      return {
        tone: 'warn',
        what: (
          <>
            Changes asked: <span class="font-semibold">{changes.title}</span>, version {changes.version}
            {changes.count > 1 && `, and ${changes.count - 1} more`}
          </>
        ),
        about: `${line.title}, ${line.clientName} · ${sayAgo(changes.since, now)}`,
        href: addressOf(line.id, { kind: 'deliverable', deliverableId: changes.deliverableId }),
        word: 'Look',
      };
    }
    case 'followUp':
      return {
        tone: 'info',
        what: (
          <Link href="/desk/follow-ups" class="font-semibold hover:underline">
            {need.followUp.title}
          </Link>
        ),
        about: [need.followUp.about, `was due ${sayAgo(need.followUp.at, now)}`].filter(Boolean).join(' · '),
        href: '/desk/follow-ups',
        word: 'Done',
      };
    default:
      return saidOfLead(need, here);
  }
}

function saidOfLead(need: Extract<Need, { line: LeadLine }>, here: Here): Said {
  const { line, days } = need;
  const title = <span class="font-semibold">{line.title || leadName(line)}</span>;
  const rest = { about: leadName(line), href: `/desk/leads/${line.id}` };
  if (need.kind === 'greet') {
    return {
      ...rest,
      tone: 'warn',
      what: (
        <>
          {title}: nobody has answered for {counted(days, 'day')}
        </>
      ),
      word: 'Get in touch',
    };
  }
  if (need.kind === 'decide') {
    const on = sayDate(line.expectedOn ?? here.today, 'short', here.today);
    return {
      ...rest,
      tone: 'warn',
      what: (
        <>
          {title} was expected by {on}
        </>
      ),
      word: 'Ask them',
    };
  }
  return {
    ...rest,
    tone: 'idle',
    what: (
      <>
        {title} has been quiet for {counted(days, 'day')}
      </>
    ),
    word: 'Get in touch',
  };
}

interface NeedRowProps {
  readonly need: Need;
  readonly here: Here;
  readonly onDone: (followUpId: string) => void;
}

function NeedRow({ need, here, onDone }: NeedRowProps) {
  const { tone, what, about, href, word } = saidOf(need, here, useMinute());
  return (
    <li class="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2 px-4 py-3 @lg:grid-cols-[auto_minmax(0,1fr)_auto]">
      <LampDot tone={tone} class="m-1 mt-[7px] self-start" />
      <p class="min-w-0 text-15">
        {what}
        <span class="block truncate text-13 text-soft">{about}</span>
      </p>
      <div class="col-start-2 @lg:col-start-3">
        {need.kind === 'followUp' ? (
          <Button size="small" label={`Done: ${need.followUp.title}`} onPress={() => onDone(need.followUp.id)}>
            {word}
          </Button>
        ) : (
          <ButtonLink size="small" href={href}>
            {word}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}
