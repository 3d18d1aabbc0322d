import { useState } from 'react';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { FilesIcon } from '@/components/icons';
import { LampDot } from '@/components/lamp';
import { Panel } from '@/components/panel';
import type { Verdict } from '@/contract';
import { dateIn, sayDate } from '@/lib/dates';
import { partOf, useLoaded } from '@/lib/loaded';
import { useNow, useRoomSession } from '../context';
import { inOrder, type Milestone, type Room, type RoomFile } from '../model';
import { useTools } from '../tools';
import {
  type Deliverable,
  decisionOn,
  deliverableStanding,
  olderVersions,
  sayDecision,
  type Version,
  versionOf,
  type Work,
} from '../work';
import { PREVIEW } from '../work-actions';
import { Attachment } from './attachment';
import { MessageText } from './message-text';
import { TalkButton, TalkThread } from './talk';

const ANSWER = partOf(() => import('./answer-dialog'));

interface DeliverablesProps {
  readonly room: Room;
  readonly work: Work;
  readonly milestones: readonly Milestone[];
  readonly files: readonly RoomFile[];
}

/** What is handed over. The client's page shows nothing before there is something. */
export function DeliverablesPanel({ room, work, milestones, files }: DeliverablesProps) {
  const tools = useTools();
  const deliverables = inOrder(work.deliverables);
  if (deliverables.length === 0 && !tools) return null;
  return (
    <Panel
      id="deliverables"
      title="Deliverables"
      aside={deliverables.length > 0 && <span class="figures">{deliverables.length}</span>}
    >
      {deliverables.length === 0 && (
        <EmptyState
          icon={<FilesIcon />}
          sentence="Say what your client gets. They approve each version here, or ask for changes."
        />
      )}
      <ul>
        {deliverables.map((deliverable) => (
          <DeliverableRow
            key={deliverable.id}
            deliverable={deliverable}
            room={room}
            work={work}
            milestones={milestones}
            files={files}
          />
        ))}
      </ul>
      {tools && <tools.AddDeliverable deliverables={deliverables} milestones={milestones} />}
    </Panel>
  );
}

interface RowProps extends DeliverablesProps {
  readonly deliverable: Deliverable;
}

function DeliverableRow({ deliverable, room, work, milestones, files }: RowProps) {
  const { side } = useRoomSession();
  const now = useNow();
  const tools = useTools();
  const today = dateIn(room.timeZone, now);
  const { tone, word } = deliverableStanding(deliverable, work.decisions, { room, side, today });
  const newest = versionOf(deliverable, work.versions);
  const decision = decisionOn(deliverable, work.decisions);
  const older = olderVersions(deliverable, work.versions);
  const subject = { kind: 'deliverable', id: deliverable.id } as const;
  return (
    <li
      id={`deliverable-${deliverable.id}`}
      tabIndex={-1}
      class="grid scroll-mt-4 grid-cols-[8px_minmax(0,1fr)] items-baseline gap-x-5 gap-y-2 border-b border-line px-5 py-3.5 outline-none last:border-b-0 focus:bg-raised"
    >
      <LampDot tone={tone} class="translate-y-[-1px]" />
      <div class="flex min-w-0 flex-wrap items-baseline justify-between gap-x-4">
        <span class="min-w-0 font-medium break-words">{deliverable.title}</span>
        <span class="text-13 text-soft">{word}</span>
      </div>
      <div class="col-start-2 flex min-w-0 flex-col gap-2">
        {newest && <Delivered version={newest} isSmall={decision?.verdict === 'approved'} />}
        {decision?.note && (
          <blockquote class="border-l-2 border-line pl-3 text-13 break-words whitespace-pre-wrap text-soft">
            {decision.note}
          </blockquote>
        )}
        {side === 'client' && room.open && deliverable.version > 0 && decision?.verdict !== 'approved' && (
          <Answers deliverable={deliverable} isAsked={decision === null} />
        )}
        {tools && <tools.DeliverableMenu deliverable={deliverable} milestones={milestones} files={files} />}
        <div class="flex flex-wrap gap-x-6">
          <TalkButton subject={subject} title={deliverable.title} />
          {older.length > 0 && (
            <Older deliverable={deliverable} versions={older} room={room} work={work} today={today} />
          )}
        </div>
        <TalkThread subject={subject} title={deliverable.title} />
      </div>
    </li>
  );
}

function Delivered({ version, isSmall }: { readonly version: Version; readonly isSmall: boolean }) {
  return (
    <div class="min-w-0">
      {version.note && (
        <div class="text-13 break-words">
          <MessageText text={version.note} />
        </div>
      )}
      <Attachment fileId={version.fileId} isSmall={isSmall} />
    </div>
  );
}

interface OlderProps {
  readonly deliverable: Deliverable;
  readonly versions: readonly Version[];
  readonly room: Room;
  readonly work: Work;
  readonly today: string;
}

function Older({ deliverable, versions, room, work, today }: OlderProps) {
  const [isOpen, setIsOpen] = useState(false);
  const count = versions.length === 1 ? '1 older version' : `${versions.length} older versions`;
  return (
    <>
      <Button
        look="bare"
        size="small"
        class="-ml-3"
        expanded={isOpen}
        label={`${count} of ${deliverable.title}`}
        onPress={() => setIsOpen(!isOpen)}
      >
        {count}
      </Button>
      {isOpen && (
        <ol class="flex w-full basis-full flex-col gap-3 border-l-2 border-line pl-3">
          {versions.map((version) => {
            const decision = decisionOn(deliverable, work.decisions, version.version);
            const when = sayDate(dateIn(room.timeZone, version.at), 'short', today);
            return (
              <li key={version.id} class="min-w-0 text-13">
                <p class="text-soft">
                  Version {version.version}, {when}
                  {decision && `, ${sayDecision(decision, room, today)}`}
                </p>
                <Delivered version={version} isSmall />
                {decision?.note && <p class="mt-1 break-words whitespace-pre-wrap text-soft">“{decision.note}”</p>}
              </li>
            );
          })}
        </ol>
      )}
    </>
  );
}

interface AnswersProps {
  readonly deliverable: Deliverable;
  /** Nobody has answered yet; after changes were asked for, it may still be approved as it is. */
  readonly isAsked: boolean;
}

/** The client's word. Each is asked for once more, because it stays. */
function Answers({ deliverable, isAsked }: AnswersProps) {
  const { isPreview = false } = useRoomSession();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const { title } = deliverable;
  return (
    <div class="flex flex-wrap gap-2">
      <Button
        look={isAsked ? 'primary' : 'quiet'}
        size="small"
        label={`Approve ${title}`}
        isDisabled={isPreview}
        reason={PREVIEW}
        onPress={() => setVerdict('approved')}
      >
        {isAsked ? 'Approve' : 'Approve as it is'}
      </Button>
      {isAsked && (
        <Button
          size="small"
          label={`Ask for changes of ${title}`}
          isDisabled={isPreview}
          reason={PREVIEW}
          onPress={() => setVerdict('changes')}
        >
          Ask for changes
        </Button>
      )}
      {verdict && <Answering deliverable={deliverable} verdict={verdict} onClose={() => setVerdict(null)} />}
    </div>
  );
}

interface AnsweringProps {
  readonly deliverable: Deliverable;
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

function Answering(props: AnsweringProps) {
  const { module, hasFailed, again } = useLoaded(ANSWER);
  if (module) return <module.AnswerDialog {...props} />;
  if (!hasFailed) return null;
  return (
    <p role="alert" class="flex items-center gap-3 text-13 text-soft">
      That could not be opened.
      <Button size="small" onPress={again}>
        Try again
      </Button>
    </p>
  );
}
