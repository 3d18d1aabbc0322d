/** Keeps one draft saved while someone types, and never lets two tabs overwrite each other. */
import { ApiError, sentenceFor } from '@/lib/api';
import { type DraftForm, type FormReading, formOf, type Problems, readForm } from './draft';
import {
  beginSave,
  type DraftSync,
  isSameDraft,
  keepMine,
  receive,
  saveRefused,
  saveTaken,
  startSync,
  takeTheirs,
  type VersionedDraft,
} from './draft-sync';

export const SAVE_AFTER_MS = 800;
export const TRY_AGAIN_AFTER_MS = 10_000;

export type SaveState =
  | { kind: 'saved' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /** A field does not read, so there is nothing sensible to send. */
  | { kind: 'blocked' }
  | { kind: 'offline' }
  | { kind: 'failed'; sentence: string };

export interface DraftView {
  readonly form: DraftForm;
  readonly reading: FormReading;
  readonly save: SaveState;
  /** What the books objected to, by field. */
  readonly objections: Problems;
  readonly sync: DraftSync;
}

/** Unsaved text with what it builds on, as it survives a reload of the tab. */
export interface Unsaved {
  readonly form: DraftForm;
  readonly base: VersionedDraft;
}

export interface DraftPorts {
  /** What a new line is taxed at. */
  readonly usualRateBp: number;
  /** What the books would certainly refuse of it, so that it is not even sent. */
  check(draft: VersionedDraft['draft']): Problems;
  /** Save on top of `version`; resolves with the new version, rejects with an `ApiError`. */
  put(version: number, draft: VersionedDraft['draft']): Promise<number>;
  /** Called with what is not saved yet, or null once everything is. */
  keep(unsaved: Unsaved | null): void;
}

export class DraftStore {
  #view: DraftView;
  #ports: DraftPorts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #isDisposed = false;
  #listeners = new Set<() => void>();

  constructor(books: VersionedDraft, unsaved: Unsaved | null, ports: DraftPorts) {
    const base = unsaved?.base ?? books;
    const form = unsaved?.form ?? formOf(base.draft, ports.usualRateBp);
    this.#ports = ports;
    this.#view = {
      form,
      reading: this.#read(form),
      save: { kind: 'saved' },
      objections: {},
      sync: startSync(base),
    };
    this.receive(books);
    if (unsaved !== null) this.#later();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): DraftView => this.#view;

  get isDirty(): boolean {
    const { reading, sync } = this.#view;
    return Object.keys(reading.problems).length > 0 || !isSameDraft(reading.draft, sync.base.draft);
  }

  edit(form: DraftForm): void {
    this.#set({ form, reading: this.#read(form), objections: {} });
    this.#later();
  }

  receive(books: VersionedDraft): void {
    const { sync, adopt } = receive(this.#view.sync, this.#mine(), books);
    if (sync === this.#view.sync) return;
    this.#take(sync, adopt);
  }

  keepMine(): void {
    this.#set({ sync: keepMine(this.#view.sync) });
    this.#later();
  }

  /** Answers with what was in the form, for an undo. */
  takeTheirs(): DraftForm {
    const before = this.#view.form;
    const { sync, adopt } = takeTheirs(this.#view.sync);
    this.#take(sync, adopt);
    return before;
  }

  /** Save what is unsaved now; resolves when it is saved or cannot be. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    this.#running = this.#save().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #read(form: DraftForm): FormReading {
    const { draft, problems } = readForm(form);
    return { draft, problems: { ...this.#ports.check(draft), ...problems } };
  }

  // A field that does not read is never "the same as theirs", so its line is compared as an impossible figure.
  #mine(): VersionedDraft['draft'] {
    const { draft, problems } = this.#view.reading;
    return Object.keys(problems).length === 0 ? draft : { ...draft, note: `${draft.note}\u0000unreadable` };
  }

  #take(sync: DraftSync, adopt: VersionedDraft['draft'] | null): void {
    if (adopt !== null) {
      const form = formOf(adopt, this.#ports.usualRateBp);
      this.#set({ sync, form, reading: this.#read(form), objections: {} });
    } else {
      this.#set({ sync });
    }
    if (this.isDirty) this.#later();
    else this.#settle();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#ports.keep(null);
    this.#set({ save: { kind: 'saved' } });
  }

  #later(): void {
    clearTimeout(this.#timer);
    if (!this.isDirty) {
      this.#settle();
      return;
    }
    const { form, sync, reading } = this.#view;
    this.#ports.keep({ form, base: sync.base });
    const isBlocked = Object.keys(reading.problems).length > 0;
    this.#set({ save: { kind: isBlocked ? 'blocked' : 'unsaved' } });
    if (isBlocked || sync.theirs !== null) return;
    this.#timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  async #save(): Promise<void> {
    const { reading, sync } = this.#view;
    if (this.#isDisposed) return;
    if (!this.isDirty || sync.theirs !== null || Object.keys(reading.problems).length > 0) return;
    const { draft } = reading;
    this.#set({ sync: beginSave(sync, draft), save: { kind: 'saving' } });
    try {
      const version = await this.#ports.put(sync.base.version, draft);
      this.#set({ sync: saveTaken(this.#view.sync, draft, version) });
      this.#later();
    } catch (error) {
      this.#failed(error, draft);
    }
  }

  #failed(error: unknown, draft: VersionedDraft['draft']): void {
    const refusal = error instanceof ApiError ? error : null;
    if (refusal?.code === 'offline') {
      this.#set({ save: { kind: 'offline' } });
      // The browser does not always notice that the line is back, so keep trying.
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.flush(), TRY_AGAIN_AFTER_MS);
      return;
    }
    const isCertain = refusal !== null && refusal.status >= 400 && refusal.status < 500;
    const sync = isCertain ? saveRefused(this.#view.sync, draft) : this.#view.sync;
    // Someone else saved first: the listener brings their version, and the form then shows both.
    const isOvertaken = refusal?.code === 'invoice/changed';
    const save: SaveState = isOvertaken ? { kind: 'unsaved' } : { kind: 'failed', sentence: sentenceFor(error) };
    this.#set({ sync, save, objections: fieldsOf(refusal) });
    if (!this.isDirty) this.#settle();
  }

  #set(change: Partial<DraftView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** What the request got wrong stands under `draft.`, what the draft does not allow under the draft's own names. */
function fieldsOf(refusal: ApiError | null): Problems {
  const fields = Object.entries(refusal?.fields ?? {});
  return Object.fromEntries(fields.map(([path, sentence]) => [path.replace(/^draft\./, ''), sentence]));
}
