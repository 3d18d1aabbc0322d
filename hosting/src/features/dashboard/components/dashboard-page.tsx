import { useMemo } from 'react';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { PlusIcon } from '@/components/icons';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { useMinute, useToday } from '@/lib/clock';
import { sayDate } from '@/lib/dates';
import { useOwner, useProjects } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { projectFacts, useOpenInvoices, usePaymentsOfMonth } from '../live';
import { dueOf, needs, roomRows } from '../model';
import { Figures } from './figures';
import { NeedsPanel } from './needs-panel';
import { RoomItem } from './room-item';

interface DashboardPageProps {
  readonly onNewRoom: () => void;
}

/** All rooms and all money at a glance, live. */
export function DashboardPage({ onNewRoom }: DashboardPageProps) {
  const { uid, profile } = useOwner();
  const today = useToday(profile.timeZone);
  const now = useMinute();
  const { data: projects, error } = useProjects(uid);
  const { data: payments } = usePaymentsOfMonth(uid, today);
  const invoices = useOpenInvoices(uid);
  const dues = useMemo(
    // Worked out again when the day ends, because what is late follows from it.
    () => today && invoices?.flatMap((invoice) => dueOf(invoice, new Date()) ?? []),
    [invoices, today],
  );
  const needed = useMemo(() => needs(invoices ?? []), [invoices]);
  const rows = useMemo(
    () => projects && roomRows(projects.map(projectFacts), dues || [], needed),
    [projects, dues, needed],
  );
  usePageTitle('Rooms');
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <header class="flex items-end justify-between gap-4">
        <div>
          <h1 class="text-22 font-semibold">Rooms</h1>
          <p class="text-13 text-faint">{sayDate(today, 'full')}</p>
        </div>
        <Button look="primary" onPress={onNewRoom} class="max-md:hidden">
          <PlusIcon size={16} />
          New room
        </Button>
      </header>
      {error && (
        <Notice tone="stop" isUrgent action={<Button onPress={() => window.location.reload()}>Load again</Button>}>
          The rooms didn’t load. What you see may be old.
        </Notice>
      )}
      <Figures dues={dues || undefined} payments={payments} today={today} />
      <NeedsPanel needs={needed} />
      <Panel id="rooms" class="@container" title="All rooms" aside={rows && <span class="figures">{rows.length}</span>}>
        {rows === undefined && <RowsLoading />}
        {rows?.length === 0 && (
          <EmptyState
            sentence="A room is one private page for one project. Your client opens it with a link: no account, no password."
            action={
              <Button look="primary" onPress={onNewRoom}>
                Open your first room
              </Button>
            }
          />
        )}
        {rows && rows.length > 0 && (
          <ul class="divide-y divide-line">
            {rows.map((row) => (
              <RoomItem key={row.id} row={row} today={today} now={now} />
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}
