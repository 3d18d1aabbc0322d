import { useEffect, useState } from 'react';
import { dateIn } from './dates';

const LOOK_EVERY_MS = 15_000;

/** Calls back now and then, and whenever the page is looked at again: timers sleep while a laptop does. */
function everySoOften(look: () => void): () => void {
  const timer = setInterval(look, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

/** The calendar date in a zone; changes by itself when the day ends there. */
export function useToday(timeZone: string): string {
  const [today, setToday] = useState(() => dateIn(timeZone, Date.now()));
  useEffect(() => {
    const look = () => setToday(dateIn(timeZone, Date.now()));
    look();
    return everySoOften(look);
  }, [timeZone]);
  return today;
}

/** The instant, to the minute, for words such as "4 min ago". */
export function useMinute(): number {
  const [minute, setMinute] = useState(() => Date.now());
  useEffect(() => everySoOften(() => setMinute((before) => (Date.now() - before >= 60_000 ? Date.now() : before))), []);
  return minute;
}
