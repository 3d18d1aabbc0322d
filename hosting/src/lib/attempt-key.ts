import { useRef } from 'react';
import { newIdempotencyKey } from './api';

/** One key for one set of answers: pressing again after a lost answer finds what was made, not a second one. */
export function useAttemptKey(): (answers: unknown) => string {
  const last = useRef({ answers: '', key: '' });
  return (answers) => {
    const text = JSON.stringify(answers);
    if (last.current.answers !== text) last.current = { answers: text, key: newIdempotencyKey() };
    return last.current.key;
  };
}
