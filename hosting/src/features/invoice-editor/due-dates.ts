/** Due days that are chosen with one press. */
import { dateOfDayNumber, dayNumber } from '@/lib/dates';

export interface DuePreset {
  readonly word: string;
  readonly date: string;
}

function endOfMonth(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** `paymentDays` is the owner's usual term; it stands among the others. */
export function duePresets(today: string, paymentDays: number): readonly DuePreset[] {
  const terms = [...new Set([7, 14, 30, paymentDays])].filter((days) => days > 0).sort((one, other) => one - other);
  const inDays = (days: number) => dateOfDayNumber(dayNumber(today) + days);
  return [
    { word: 'Today', date: today },
    ...terms.map((days, index) => ({ word: `${index === 0 ? 'In ' : ''}${days} days`, date: inDays(days) })),
    { word: 'End of month', date: endOfMonth(today) },
  ];
}
