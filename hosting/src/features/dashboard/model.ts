/** What the dashboard says about the rooms, derived from the projects' summaries and the clock. */

export interface Due {
  number: string;
  /** A calendar date in the owner's zone. */
  dueOn: string;
  balanceMinor: number;
  currency: string;
}

export interface ProjectFacts {
  id: string;
  title: string;
  clientName: string;
  isOpen: boolean;
  isMoving: boolean;
  unread: number;
  lastMessage: { readonly from: 'client' | 'freelancer'; readonly name: string; readonly text: string } | null;
  /** Milliseconds since the epoch. */
  lastMessageAt: number | null;
  createdAt: number;
  dues: readonly Due[];
}

export interface Received {
  kind: 'payment' | 'unapplied';
  amountMinor: number;
  currency: string;
}

/** Sums by currency: amounts of different currencies are never added. */
export type Sums = ReadonlyMap<string, number>;

function sumBy(entries: Iterable<readonly [string, number]>): Sums {
  const sums = new Map<string, number>();
  for (const [currency, minor] of entries) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return new Map([...sums].sort(([one], [other]) => one.localeCompare(other)));
}

/** Overdue starts when the due day has ended in the owner's zone; dates compare as text. */
export function isOverdue(due: Due, today: string): boolean {
  return due.balanceMinor > 0 && due.dueOn < today;
}

export function outstanding(projects: readonly ProjectFacts[]): Sums {
  return sumBy(projects.flatMap((project) => project.dues.map((due) => [due.currency, due.balanceMinor] as const)));
}

export function overdue(projects: readonly ProjectFacts[], today: string): Sums {
  const late = projects.flatMap((project) => project.dues.filter((due) => isOverdue(due, today)));
  return sumBy(late.map((due) => [due.currency, due.balanceMinor] as const));
}

export function overdueCount(projects: readonly ProjectFacts[], today: string): number {
  return projects.reduce((count, project) => count + project.dues.filter((due) => isOverdue(due, today)).length, 0);
}

/** Money that came in, also what could not be applied to an invoice: it is in the account all the same. */
export function received(payments: readonly Received[]): Sums {
  return sumBy(payments.map((payment) => [payment.currency, payment.amountMinor] as const));
}

export function unapplied(payments: readonly Received[]): Sums {
  return received(payments.filter((payment) => payment.kind === 'unapplied'));
}

export function unreadTotal(projects: readonly ProjectFacts[]): number {
  return projects.reduce((total, project) => total + project.unread, 0);
}

export interface RoomRow extends ProjectFacts {
  overdue: readonly Due[];
  /** The next invoice that is not late yet. */
  nextDue: Due | null;
  state: 'open' | 'closed' | 'moving';
}

export function roomRow(project: ProjectFacts, today: string): RoomRow {
  const byDate = [...project.dues]
    .filter((due) => due.balanceMinor > 0)
    .sort((one, other) => compareText(one.dueOn, other.dueOn));
  return {
    ...project,
    overdue: byDate.filter((due) => isOverdue(due, today)),
    nextDue: byDate.find((due) => !isOverdue(due, today)) ?? null,
    state: project.isMoving ? 'moving' : project.isOpen ? 'open' : 'closed',
  };
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Someone waiting for an answer comes before money that is late, money before the rest, closed rooms last. */
function urgency(row: RoomRow): number {
  if (row.unread > 0) return 0;
  if (row.overdue.length > 0) return 1;
  return row.state === 'closed' ? 3 : 2;
}

function lastTouched(row: RoomRow): number {
  return Math.max(row.lastMessageAt ?? 0, row.createdAt);
}

export function roomRows(projects: readonly ProjectFacts[], today: string): RoomRow[] {
  return projects
    .map((project) => roomRow(project, today))
    .sort(
      (one, other) =>
        urgency(one) - urgency(other) || lastTouched(other) - lastTouched(one) || compareText(one.id, other.id),
    );
}
