/** What the palette can do besides finding: everything the keys do, and a little more. */
import { PERIOD_KINDS } from '@/domain/periods';
import { writeChosen } from '@/features/dashboard/today';
import { PERIOD_WORDS } from '@/features/dashboard/words';
import type { Command } from '@/features/find/things';
import { askToStartTimer, askToStopTimer } from '@/features/time/start-request';
import { NEW_THINGS, type NewKind } from './new-things';
import { PLACES, type Place } from './places';
import type { Shortcut } from './shortcuts';

export interface Hands {
  readonly make: (kind: NewKind) => void;
  readonly act: (action: Shortcut['action']) => void;
  readonly signOut: () => void;
}

interface State {
  /** Tax deducted at source is India's. */
  readonly isInIndia: boolean;
  readonly isTimerRunning: boolean;
}

const ALSO: Readonly<Partial<Record<Place, string>>> = {
  today: 'dashboard home figures',
  leads: 'kanban board enquiries prospects',
  rooms: 'projects messages',
  clients: 'customers people contacts',
  followUps: 'reminders tasks',
  time: 'timer timesheet hours week',
  invoices: 'bills money books',
  exports: 'csv gstr download accountant',
  tds: 'tax certificates books',
  settings: 'profile tax payout invoicing preferences',
};

const PARTS = [
  ['profile', 'Profile', 'name logo colour brand'],
  ['tax', 'Tax', 'gst gstin pan registration'],
  ['payout', 'Payout', 'bank upi stripe paypal'],
  ['invoicing', 'Invoicing', 'numbers reminders terms ladder'],
  ['enquiries', 'Enquiries', 'public page form leads'],
  ['time', 'Time and rates', 'hourly rate cost'],
  ['notifications', 'Notifications', 'mail morning digest quiet hours mute'],
] as const;

export function commandsFor({ make, act, signOut }: Hands, { isInIndia, isTimerRunning }: State): readonly Command[] {
  const places = (Object.keys(PLACES) as Place[]).filter((place) => place !== 'tds' || isInIndia);
  return [
    ...NEW_THINGS.map(({ kind, word, hint }) => ({
      id: `new-${kind}`,
      word: `New ${word.toLowerCase()}`,
      detail: `add create make ${hint}`,
      go: () => make(kind),
    })),
    isTimerRunning
      ? { id: 'timer', word: 'Stop the timer', detail: 'time track clock end', go: askToStopTimer }
      : { id: 'timer', word: 'Start the timer', detail: 'time track clock', go: () => askToStartTimer() },
    ...places.map((place) => ({
      id: `go-${place}`,
      word: `Go to ${PLACES[place].word.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())}`,
      detail: ALSO[place] ?? '',
      go: PLACES[place].href,
    })),
    { id: 'go-money', word: 'Go to money received', detail: 'payments refunds entries books', go: '/desk/money' },
    ...PERIOD_KINDS.map((period) => ({
      id: `period-${period}`,
      word: `Figures: ${PERIOD_WORDS[period].toLowerCase()}`,
      detail: 'dashboard today period switch',
      go: `/desk${writeChosen({ period, currency: null })}`,
    })),
    ...PARTS.map(([part, word, also]) => ({
      id: `settings-${part}`,
      word: `Settings: ${word}`,
      detail: also,
      go: `/desk/settings/${part}`,
    })),
    { id: 'help', word: 'Show the keys', detail: 'shortcuts keyboard help', go: () => act('help') },
    { id: 'sign-out', word: 'Sign out', detail: 'leave log out', go: signOut },
  ];
}
