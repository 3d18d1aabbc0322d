import { useMemo } from 'react';
import { sentenceFor } from '@/lib/api';
import { doLater } from '@/lib/later';
import { shownForMs, useToasts } from './toasts';

/** Something that is done at once and can be made up for: a deleted document written again, a move moved back. */
interface Compensated {
  /** What happened: 'Task “Draft” deleted'. */
  readonly said: string;
  readonly act: () => Promise<unknown>;
  readonly undo: () => Promise<unknown>;
  /** What did not happen when `act` fails: 'The task is still there'. */
  readonly failed: string;
}

/** Something that cannot be made up for, so it only looks done until the offer to undo it is over. */
interface Postponed {
  readonly said: string;
  /** Let it look done. */
  readonly hide: () => void;
  /** Let it look undone: pressed undo, or `act` failed. */
  readonly show: () => void;
  readonly act: () => Promise<unknown>;
  readonly failed: string;
}

interface Undo {
  readonly withUndo: (what: Compensated) => void;
  readonly laterWithUndo: (what: Postponed) => void;
}

/** Do something and offer to take it back, instead of asking before; a failure is said with its reason. */
export function useUndo(): Undo {
  const { say } = useToasts();
  return useMemo(() => {
    const withUndo = ({ said, act, undo, failed }: Compensated) => {
      const sayWhy = (words: string) => (thrown: unknown) => say(`${words}. ${sentenceFor(thrown)}`);
      // Both go out in the order they were pressed, also without a line; the failure of the first is said once.
      void act().catch(sayWhy(failed));
      say(said, () => void undo().catch(sayWhy('That could not be undone')));
    };
    const laterWithUndo = ({ said, hide, show, act, failed }: Postponed) => {
      hide();
      const commit = () => {
        act().catch((thrown: unknown) => {
          show();
          say(`${failed}. ${sentenceFor(thrown)}`);
        });
      };
      const { takeBack } = doLater(commit, shownForMs(said), window);
      say(said, () => {
        if (takeBack()) show();
      });
    };
    return { withUndo, laterWithUndo };
  }, [say]);
}
