import { useState } from 'react';
import { isUnfinished } from '@/domain/identifiers';
import { ApiError, sentenceFor } from '@/lib/api';

/** Faults by the path of their field, as the API spells it: `tax.gstin`. */
export type Faults = Readonly<Record<string, string>>;

interface SavedFormOptions<Form> {
  /** As the books have it, read again on every change there. */
  readonly saved: Form;
  readonly faultsOf: (form: Form) => Faults;
  readonly send: (form: Form) => Promise<void>;
  readonly onSaved: () => void;
  /** A refusal that the page answers itself, with what to do once it is settled; true keeps its sentence back. */
  readonly onRefused?: (error: ApiError, again: () => void) => boolean;
}

export interface SavedForm<Form> {
  readonly form: Form;
  readonly isDirty: boolean;
  readonly isBusy: boolean;
  /** What stops the whole form. */
  readonly sentence: string | null;
  /** Change some of it; `paths` are the fields whose objections that answers. */
  readonly put: (patch: Partial<Form>, ...paths: string[]) => void;
  /** What a field at this path is told, and how it says that it was left. */
  readonly at: (path: string) => { readonly error: string | undefined; readonly onBlur: () => void };
  readonly save: () => Promise<void>;
  readonly putBack: () => void;
}

/**
 * A form over something saved: judged as it is typed, and by the server when it is sent.
 *
 * A field speaks up at once about a character that is wrong, about what is missing only after it was left, and about
 * anything once saving was tried.
 */
export function useSavedForm<Form extends object>(options: SavedFormOptions<Form>): SavedForm<Form> {
  const { saved, faultsOf, send, onSaved, onRefused } = options;
  const [edited, setEdited] = useState<Form | null>(null);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setIsTried] = useState(false);
  const [objections, setObjections] = useState<Faults>({});
  const [sentence, setSentence] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const form = edited ?? saved;
  const isDirty = JSON.stringify(form) !== JSON.stringify(saved);
  const faults = faultsOf(form);
  const speaksUp = (path: string, fault: string) =>
    isTried || (touched.has(path) && (left.has(path) || !isUnfinished(fault)));
  const heard = (path: string) => {
    const fault = faults[path];
    return fault !== undefined && speaksUp(path, fault) ? fault : objections[path];
  };
  const clear = () => {
    setEdited(null);
    setTouched(new Set());
    setLeft(new Set());
    setIsTried(false);
    setObjections({});
    setSentence(null);
  };
  const save = async () => {
    setIsTried(true);
    setSentence(null);
    if (Object.keys(faults).length > 0) {
      setSentence('Not saved yet. Look at what is marked.');
      return;
    }
    setIsBusy(true);
    try {
      await send(form);
      clear();
      onSaved();
    } catch (thrown) {
      const isAnswered = thrown instanceof ApiError && onRefused?.(thrown, () => void save());
      if (thrown instanceof ApiError) setObjections(thrown.fields);
      if (!isAnswered) setSentence(sentenceFor(thrown));
    }
    setIsBusy(false);
  };
  return {
    form,
    isDirty,
    isBusy,
    sentence,
    put: (patch, ...paths) => {
      setEdited({ ...form, ...patch });
      setSentence(null);
      setTouched(new Set([...touched, ...paths]));
      setLeft(new Set([...left].filter((path) => !paths.includes(path))));
      setObjections(Object.fromEntries(Object.entries(objections).filter(([path]) => !paths.includes(path))));
    },
    at: (path) => ({ error: heard(path), onBlur: () => setLeft(new Set([...left, path])) }),
    save,
    putBack: clear,
  };
}
