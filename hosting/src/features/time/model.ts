/** Time as the desk keeps and reads it: instants in milliseconds, whole seconds of the server's clock. */
import type { EntrySource } from '@/contract';
import { partsOf, ratesFor } from '@/domain/rates';
import type { Client, Profile, Project } from '@/lib/books';

export type Timer = {
  readonly id: string;
  readonly entryId: string;
  readonly projectId: string;
  readonly taskId: string | null;
  readonly description: string;
  readonly isBillable: boolean;
  readonly startedAt: number;
};

export type Entry = {
  readonly id: string;
  readonly projectId: string;
  readonly clientId: string;
  readonly taskId: string | null;
  readonly taskTitle: string;
  readonly description: string;
  readonly person: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly seconds: number;
  readonly isBillable: boolean;
  readonly billRateMinor: number | null;
  readonly costRateMinor: number | null;
  readonly billParts: number;
  readonly costParts: number;
  readonly currency: string;
  readonly source: EntrySource;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly invoiceId: string | null;
};

/** What a timer is about; all of it may be changed while it runs. */
export type About = Pick<Timer, 'projectId' | 'taskId' | 'description' | 'isBillable'>;

/** What an entry says besides its times and who made it. */
export type Worked = About & { readonly taskTitle: string; readonly startedAt: number; readonly endedAt: number };

/** Whose rates hold for new time of a project. */
export interface Sides {
  readonly project: Pick<Project, 'id' | 'clientId' | 'currency' | 'rates'>;
  readonly client: Pick<Client, 'rates'> | null;
  readonly profile: Pick<Profile, 'name' | 'rates'>;
}

export type EntryFields = Omit<Entry, 'id' | 'createdAt' | 'updatedAt' | 'invoiceId' | 'source'>;

/** An entry with the rates of today, frozen on it for good. */
export function entryFields(worked: Worked, { project, client, profile }: Sides): EntryFields {
  const { billMinor, costMinor } = ratesFor(project.currency, [project.rates, client?.rates, profile.rates]);
  const seconds = (worked.endedAt - worked.startedAt) / 1000;
  return {
    projectId: project.id,
    clientId: project.clientId,
    taskId: worked.taskId,
    taskTitle: worked.taskTitle,
    description: worked.description.trim(),
    person: profile.name,
    startedAt: worked.startedAt,
    endedAt: worked.endedAt,
    seconds,
    isBillable: worked.isBillable,
    billRateMinor: billMinor,
    costRateMinor: costMinor,
    billParts: partsOf(seconds, billMinor),
    costParts: partsOf(seconds, costMinor),
    currency: project.currency,
  };
}

/** What an entry says now, at the rates that were frozen on it. */
export function keptFields(fields: EntryFields, before: Entry): EntryFields {
  const { billRateMinor, costRateMinor, person } = before;
  return {
    ...fields,
    person,
    billRateMinor,
    costRateMinor,
    billParts: partsOf(fields.seconds, billRateMinor),
    costParts: partsOf(fields.seconds, costRateMinor),
  };
}

/** The longest stretch one entry may say: beyond it nobody worked without a break, a timer was forgotten. */
export const LONGEST_MS = 24 * 60 * 60 * 1000;

/** A duration as a clock shows it, `1:02:33`. */
export function sayClock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const whole = Math.max(Math.floor(seconds), 0);
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** A duration in hours and minutes, `1:02`; the seconds are left off, never rounded up. */
export function sayHours(seconds: number): string {
  return sayClock(seconds).replace(/:\d\d$/, '');
}

/** A duration in words, for a sentence: '1:02 h', or '40 s' where it is less than a minute. */
export function sayDuration(seconds: number): string {
  return seconds < 60 ? `${Math.floor(seconds)} s` : `${sayHours(seconds)} h`;
}

/** What a stretch of work is called where there is room for one line. */
export function sayWork({
  description,
  taskTitle,
}: {
  readonly description: string;
  readonly taskTitle: string;
}): string {
  return description || taskTitle || 'No description';
}
