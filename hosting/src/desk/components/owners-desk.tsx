import { useEffect, useMemo, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { EmptyState } from '@/components/empty-state';
import { NotLoaded } from '@/components/not-loaded';
import { useDeskNotices } from '@/features/desk-notices/use-desk-notices';
import { noteOpened } from '@/features/find/recent';
import { useDueCount } from '@/features/follow-ups/due';
import { NewRoomDialog } from '@/features/new-room/components/new-room-dialog';
import { TimerBar } from '@/features/time/components/timer-bar';
import { partOf, useLoaded } from '@/lib/loaded';
import { type Owner, OwnerContext, useProfile } from '@/lib/owner';
import { useUnreadInTitle } from '@/lib/page-title';
import { useUnreadTotal } from '@/lib/unread';
import { NEW_AT, type NewKind } from '../new-things';
import { PLACES } from '../places';
import type { FinderProps } from '../routes/finder';
import { signOutHere } from '../session';
import type { Shortcut } from '../shortcuts';
import { fetchedPage, NOT_FETCHED } from './fetched-page';
import { KeysDialog } from './keys-dialog';
import { NewMenu } from './new-menu';
import { Shell } from './shell';
import { useShortcuts } from './use-shortcuts';
import { Waiting } from './waiting';

const Today = fetchedPage(() => import('../routes/today'));
const Rooms = fetchedPage(() => import('../routes/rooms'));
const RoomRoute = fetchedPage(() => import('../routes/room'));
const InvoiceRoute = fetchedPage(() => import('../routes/invoice'));
const Clients = fetchedPage(() => import('../routes/clients'));
const ClientRoute = fetchedPage(() => import('../routes/client'));
const Leads = fetchedPage(() => import('../routes/leads'));
const LeadRoute = fetchedPage(() => import('../routes/lead'));
const FollowUps = fetchedPage(() => import('../routes/follow-ups'));
const Time = fetchedPage(() => import('../routes/time'));
const Money = fetchedPage(() => import('../routes/money'));
const Invoices = fetchedPage(() => import('../routes/invoices'));
const Exports = fetchedPage(() => import('../routes/exports'));
const Tds = fetchedPage(() => import('../routes/tds'));
const Settings = fetchedPage(() => import('../routes/settings'));
const FINDER = partOf(() => import('../routes/finder'));

interface OwnersDeskProps {
  readonly uid: string;
  readonly email: string;
}

/** Everything a signed-in freelancer sees; drawn once their profile is here. */
export function OwnersDesk({ uid, email }: OwnersDeskProps) {
  const { data: profile, error } = useProfile(uid);
  const owner = useMemo<Owner | null>(() => (profile ? { uid, email, profile } : null), [uid, email, profile]);
  if (owner) {
    return (
      <OwnerContext.Provider value={owner}>
        <Pages owner={owner} />
      </OwnerContext.Provider>
    );
  }
  if (profile === undefined && !error) return <Waiting />;
  return (
    <main class="grid min-h-dvh place-items-center p-6">
      <EmptyState
        sentence={
          error
            ? 'Your desk didn’t load. Check your connection and load the page again.'
            : 'This account has no desk yet. Sign out, then sign in with a fresh link: that sets it up.'
        }
        action={
          error ? (
            <Button onPress={() => window.location.reload()}>Load again</Button>
          ) : (
            <Button onPress={() => void signOutHere()}>Sign out</Button>
          )
        }
      />
    </main>
  );
}

type Open = 'new' | 'newRoom' | 'find' | 'findRoomToBill' | 'help' | null;

function Pages({ owner }: { readonly owner: Owner }) {
  const [path, navigate] = useLocation();
  const [open, setOpen] = useState<Open>(null);
  useEffect(() => noteOpened(path), [path]);
  // Whoever presses / goes on typing at once: the palette must not have to be fetched first.
  useEffect(() => void FINDER.load().catch(() => undefined), []);
  const unread = useUnreadTotal(owner.uid);
  const due = useDueCount(owner.uid);
  useUnreadInTitle(unread);
  useDeskNotices(owner.uid, navigate);
  const act = (action: Shortcut['action']) => {
    if (action === 'new' || action === 'find' || action === 'help') setOpen(action);
    else navigate(PLACES[action].href);
  };
  const make = (kind: NewKind) => {
    setOpen(kind === 'room' ? 'newRoom' : kind === 'invoice' ? 'findRoomToBill' : null);
    if (kind !== 'room' && kind !== 'invoice') navigate(NEW_AT[kind]);
  };
  useShortcuts(act, open === null);
  const hands = { make, act, signOut: () => void signOutHere() };
  return (
    <>
      <Shell
        owner={owner}
        counts={{ rooms: unread, followUps: due }}
        onFind={() => setOpen('find')}
        onNew={() => setOpen('new')}
        onHelp={() => setOpen('help')}
        running={<TimerBar />}
      >
        <Switch>
          <Route path="/desk">
            <Today onNewRoom={() => setOpen('newRoom')} />
          </Route>
          <Route path="/desk/rooms">
            <Rooms onNewRoom={() => setOpen('newRoom')} />
          </Route>
          <Route path="/desk/settings/:part?">
            {({ part }) => <Settings part={part ?? 'profile'} onSignOut={() => void signOutHere()} />}
          </Route>
          <Route path="/desk/clients">
            <Clients onNewRoom={() => setOpen('newRoom')} />
          </Route>
          <Route path="/desk/clients/:clientId/:part?">
            {({ clientId, part }) => <ClientRoute key={clientId} clientId={clientId} part={part} />}
          </Route>
          <Route path="/desk/leads">
            <Leads />
          </Route>
          <Route path="/desk/leads/:leadId">{({ leadId }) => <LeadRoute key={leadId} leadId={leadId} />}</Route>
          <Route path="/desk/follow-ups">
            <FollowUps />
          </Route>
          <Route path="/desk/time/:part?">{({ part }) => <Time part={part ?? 'week'} />}</Route>
          <Route path="/desk/money">
            <Money />
          </Route>
          <Route path="/desk/invoices">
            <Invoices onNew={() => setOpen('findRoomToBill')} />
          </Route>
          <Route path="/desk/exports">
            <Exports />
          </Route>
          <Route path="/desk/tds">
            <Tds />
          </Route>
          <Route path="/desk/rooms/:projectId/invoices/:invoiceId">
            {({ projectId, invoiceId }) => <InvoiceRoute key={invoiceId} projectId={projectId} invoiceId={invoiceId} />}
          </Route>
          <Route path="/desk/rooms/:projectId/:part?">
            {({ projectId, part }) => <RoomRoute key={projectId} projectId={projectId} part={part ?? 'room'} />}
          </Route>
          <Route>
            <NotHere />
          </Route>
        </Switch>
      </Shell>
      {(open === 'find' || open === 'findRoomToBill') && (
        <Finder hands={hands} asksForRoom={open === 'findRoomToBill'} onClose={() => setOpen(null)} />
      )}
      {open === 'new' && <NewMenu onChoose={make} onClose={() => setOpen(null)} />}
      {open === 'newRoom' && <NewRoomDialog onClose={() => setOpen(null)} />}
      {open === 'help' && <KeysDialog onClose={() => setOpen(null)} />}
    </>
  );
}

function Finder(props: FinderProps) {
  const { module, hasFailed } = useLoaded(FINDER);
  if (module) return <module.default {...props} />;
  return hasFailed ? (
    <Dialog title="Find or do" onClose={props.onClose}>
      <NotLoaded>{NOT_FETCHED}</NotLoaded>
    </Dialog>
  ) : null;
}

function NotHere() {
  const [, navigate] = useLocation();
  return (
    <EmptyState
      sentence="There is no page at this address. Your day is one step away."
      action={<Button onPress={() => navigate(PLACES.today.href)}>Go to today</Button>}
    />
  );
}
