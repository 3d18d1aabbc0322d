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

export function duePresets(today: string): readonly DuePreset[] {
  const inDays = (days: number) => dateOfDayNumber(dayNumber(today) + days);
  return [
    { word: 'Today', date: today },
    { word: 'In 7 days', date: inDays(7) },
    { word: '14 days', date: inDays(14) },
    { word: '30 days', date: inDays(30) },
    { word: 'End of month', date: endOfMonth(today) },
  ];
}
