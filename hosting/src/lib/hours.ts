/** The hours of a day, as a person picks them. */

export function sayHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

export const HOURS: readonly (readonly [value: string, word: string])[] = Array.from({ length: 24 }, (_, hour) => [
  String(hour),
  sayHour(hour),
]);
