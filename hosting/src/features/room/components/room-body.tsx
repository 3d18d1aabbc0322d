import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useToasts } from '@/components/toasts';
import type { Instalment } from '@/domain/invoice-parts';
import { ReturnedNotice } from '@/features/paying/components/returned-notice';
import type { Returned } from '@/features/paying/model';
import { useCard } from '@/features/paying/use-card';
import { useReturned } from '@/features/paying/use-returned';
import { waysToPay } from '@/features/paying/ways';
import type { RoomPlace } from '@/lib/room-places';
import { useNow, useRoomSession } from '../context';
import { readUpTo, unreadCount } from '../conversation';
import type { Connection, MessagePages } from '../live';
import { type Invoice, type Milestone, nameOfSide, otherSide, type Room, type RoomFile, seenAtOf } from '../model';
import { type Need, needsOf } from '../needs';
import { useTools } from '../tools';
import { useSeenMark } from '../use-seen-mark';
import { type Comment, type Subject, type Work, withProgress } from '../work';
import { useTick } from '../work-actions';
import { DeliverablesPanel } from './deliverables-panel';
import { DropZone } from './drop-zone';
import { FilesPanel } from './files-panel';
import { InvoicesPanel, type OpenInvoice } from './invoices';
import { MessagesPanel, usePinned } from './messages-panel';
import { MilestonesPanel } from './milestones';
import { Needs } from './needs';
import { type Tab, Tabs } from './tabs';
import { TalkProvider, useTalk } from './talk';
import { TrajectoryLine } from './trajectory-line';
import { loadInvoiceDetail } from './unfolded-invoice';
import { UpdatesPanel } from './updates-panel';
import { useSending } from './use-sending';

interface RoomBodyProps {
  readonly room: Room;
  readonly pages: MessagePages;
  readonly files: readonly RoomFile[];
  readonly milestones: readonly Milestone[];
  readonly invoices: readonly Invoice[];
  readonly work: Work;
  readonly comments: readonly Comment[];
  readonly connection: Connection;
  readonly seenAtOpen: number;
  readonly frame: 'page' | 'embedded';
  readonly returned: Returned | null;
  readonly place: RoomPlace | null;
}

export function RoomBody(props: RoomBodyProps) {
  const { room, pages, files, invoices, work, comments, seenAtOpen } = props;
  const { side } = useRoomSession();
  const tools = useTools();
  const talk = useTalk(room, comments);
  const tick = useTick();
  const milestones = useMemo(() => withProgress(props.milestones, work), [props.milestones, work]);
  const now = useNow();
  const card = useCard();
  const chatRef = useTopOffset();
  const [tab, setTab] = useState<Tab>('overview');
  const [openInvoice, setOpenInvoice] = useState<OpenInvoice | null>(null);
  const returnedTo = invoices.find((one) => one.id === props.returned?.invoiceId);
  const { returned, dismiss, isAwaited } = useReturned(props.returned, returnedTo, now);
  const { say } = useToasts();
  const [pinned, setPinned] = usePinned();
  const sending = useSending(room.open, pinned, setPinned);
  const other = nameOfSide(otherSide(side), room, pages.messages);
  const isOffline = props.connection === 'offline';
  useSeenMark(room, pages.messages, props.connection === 'live');
  useInvoicesReady(invoices.length > 0 && props.connection === 'live');

  // Just paid and not confirmed yet: not to be paid a second time, unless the notice that says so is dismissed.
  const awaitedId = isAwaited ? (returned?.invoiceId ?? null) : null;
  const needs = useMemo(
    () =>
      needsOf(
        { room, messages: pages.messages, milestones, invoices, work, comments },
        { side, now, seenAtOpen },
      ).filter(({ action }) => action.kind !== 'pay' || action.invoiceId !== awaitedId),
    [room, pages.messages, milestones, invoices, work, comments, side, now, seenAtOpen, awaitedId],
  );
  const unread = unreadCount(pages.messages, side, readUpTo(pages.messages, side, seenAtOf(side, room)));
  const showInvoice = useCallback((id: string) => {
    setTab('invoices');
    setOpenInvoice({ id, asked: null });
    reveal(`invoice-${id}`);
  }, []);
  const pay = (invoice: Invoice, instalment: Instalment) => {
    // With a card as the only way there is nothing to choose.
    if (waysToPay(invoice).join() === 'card') {
      card.pay(invoice, instalment);
      return;
    }
    setTab('invoices');
    setOpenInvoice({ id: invoice.id, asked: { instalmentId: instalment.id } });
  };
  const showMilestone = useCallback((id: string) => {
    setTab('overview');
    reveal(`milestone-${id}`);
  }, []);
  const showSubject = (subject: Subject) => {
    setTab('overview');
    reveal(`${subject.kind}-${subject.id}`, 'start');
  };
  const tickOff = (taskId: string) => {
    const task = work.tasks.find((one) => one.id === taskId);
    if (!task) return;
    tick(task, true);
    say(`“${task.title}” is done`, () => tick(task, false));
  };
  const act = ({ action }: Pick<Need, 'action'>) => {
    if (action.kind === 'pay') {
      const invoice = invoices.find((one) => one.id === action.invoiceId);
      const instalment = invoice?.instalments.find((one) => one.id === action.instalmentId);
      if (invoice && instalment) pay(invoice, instalment);
    } else if (action.kind === 'invoice') showInvoice(action.invoiceId);
    else if (action.kind === 'milestone') showMilestone(action.milestoneId);
    else if (action.kind === 'deliverable') showSubject({ kind: 'deliverable', id: action.deliverableId });
    else if (action.kind === 'tick') tickOff(action.taskId);
    else if (action.kind === 'comments') {
      talk.open(action.subject);
      showSubject(action.subject);
    } else {
      setTab('messages');
      reveal('composer');
    }
  };
  const cameFor = useRef(props.place);
  useEffect(() => {
    if (cameFor.current) act({ action: cameFor.current });
    cameFor.current = null;
  });
  // How to pay, and what for, side by side.
  const unfolded = openInvoice ? 'lg:col-span-2' : '';
  const on = (own: Tab) => (own === tab ? '' : 'max-md:hidden');
  const isPage = props.frame === 'page';
  const margins = isPage ? 'mx-auto w-full max-w-[1240px] px-4 pt-5 pb-24 md:px-6 md:pb-10' : 'pb-20 md:pb-0';
  const chat = isPage ? 'max-md:h-full max-md:min-h-0' : 'max-md:h-[calc(100dvh-200px)]';
  // The desk's own column takes from the width, and its planner needs more of it.
  const besides = isPage
    ? 'md:grid-cols-[minmax(0,1fr)_minmax(0,340px)]'
    : 'md:grid-cols-[minmax(0,1fr)_minmax(0,300px)]';
  // On the desk the page around it is the landmark already.
  const Frame = isPage ? 'main' : 'div';
  return (
    <TalkProvider value={talk}>
      <Frame
        data-tab={tab}
        class={`flex flex-col gap-4 max-md:data-[tab=messages]:min-h-0 max-md:data-[tab=messages]:flex-1 max-md:data-[tab=messages]:pb-[calc(76px+env(safe-area-inset-bottom))] ${margins}`}
      >
        {returned && returnedTo && <ReturnedNotice returned={returned} invoice={returnedTo} onDismiss={dismiss} />}
        {(milestones.length > 0 || invoices.length > 0) && (
          <TrajectoryLine
            room={room}
            milestones={milestones}
            invoices={invoices}
            onMilestone={showMilestone}
            onInvoice={showInvoice}
          />
        )}
        {needs.length > 0 && (
          <div class={on('overview')}>
            <Needs needs={needs} card={card} onAct={act} />
          </div>
        )}
        <div
          class={`grid min-w-0 grid-cols-1 items-start gap-4 max-md:min-h-0 max-md:flex-1 max-md:grid-rows-[minmax(0,1fr)] ${besides} lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)]`}
        >
          <div class="grid min-w-0 grid-cols-1 items-start gap-4 max-md:contents lg:grid-cols-2">
            <div class={`lg:col-span-2 ${on('overview')}`}>
              <MilestonesPanel
                room={room}
                milestones={milestones}
                invoices={invoices}
                tasks={work.tasks}
                onInvoice={showInvoice}
              >
                {tools && <tools.Planner room={room} milestones={props.milestones} work={work} />}
              </MilestonesPanel>
            </div>
            {(work.deliverables.length > 0 || tools) && (
              <div class={`lg:col-span-2 ${on('overview')}`}>
                <DeliverablesPanel room={room} work={work} milestones={milestones} files={files} />
              </div>
            )}
            {(work.updates.length > 0 || tools) && (
              <div class={`lg:col-span-2 ${on('overview')}`}>
                <UpdatesPanel room={room} updates={work.updates} />
              </div>
            )}
            <div class={`${unfolded} ${on('invoices')}`}>
              <InvoicesPanel
                room={room}
                invoices={invoices}
                open={openInvoice}
                onToggle={(id) => setOpenInvoice((open) => (open?.id === id ? null : { id, asked: null }))}
                onPay={pay}
                card={card}
                awaitedId={awaitedId}
              />
            </div>
            <div class={`${unfolded} ${on('files')}`}>
              <FilesPanel other={other} room={room} files={files} isOffline={isOffline} onFiles={sending.toRoom} />
            </div>
          </div>
          <div
            ref={chatRef}
            class={`min-w-0 ${chat} md:sticky md:top-4 md:h-[clamp(420px,calc(100dvh-var(--chat-top,328px)-24px),820px)] ${on('messages')}`}
          >
            <MessagesPanel
              room={room}
              pages={pages}
              seenAtOpen={seenAtOpen}
              isOffline={isOffline}
              pinned={pinned}
              onPin={sending.toMessage}
              onPinned={setPinned}
            />
          </div>
        </div>
        {room.open && (
          <DropZone
            sentence={`Drop to send to ${other}`}
            onFiles={(dropped, target) =>
              target?.closest('#messages') ? sending.toMessage(dropped) : sending.toRoom(dropped)
            }
          />
        )}
        <Tabs
          tab={tab}
          onTab={setTab}
          unread={tab === 'messages' ? 0 : unread}
          due={invoices.length === 0 ? 0 : dueCount(needs)}
        />
      </Frame>
    </TalkProvider>
  );
}

/** Tells CSS how far down the conversation begins, so that its composer is on the first screen whatever stands above. */
function useTopOffset() {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    const grid = element?.parentElement;
    if (!element || !grid) return;
    const tell = () => {
      const top = grid.getBoundingClientRect().top + window.scrollY;
      element.style.setProperty('--chat-top', `${Math.round(top)}px`);
    };
    tell();
    const observer = new ResizeObserver(tell);
    for (const above of grid.parentElement?.children ?? []) if (above !== grid) observer.observe(above);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, []);
  return ref;
}

/** Once the room is live there is time to fetch what unfolding an invoice needs, so that it then opens at once. */
function useInvoicesReady(isTime: boolean): void {
  useEffect(() => {
    // When it fails here, unfolding tries again and says so.
    if (isTime) void loadInvoiceDetail().catch(() => undefined);
  }, [isTime]);
}

function dueCount(needs: readonly Need[]): number {
  return needs.filter((need) => need.action.kind === 'pay' || need.action.kind === 'invoice').length;
}

/** Bring something into view and put the focus there, once its tab is drawn. */
function reveal(id: string, block: ScrollLogicalPosition = 'nearest'): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const element = document.getElementById(id);
      element?.scrollIntoView({ block });
      const within = (what: string) => element?.querySelector<HTMLElement>(what);
      (within('[data-thread]') ?? within('button') ?? element)?.focus({ preventScroll: true });
    }),
  );
}
