/** Time zones to choose from, under the names people use today. */

// Chromium still lists some zones under names that IANA retired.
const RENAMED: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'Europe/Kiev': 'Europe/Kyiv',
};

export function zoneOptions(inUse: string, supported: readonly string[]): readonly (readonly [string, string])[] {
  const names = new Set(supported.map((zone) => RENAMED[zone] ?? zone));
  names.add(inUse);
  names.add('UTC');
  return [...names].sort().map((zone) => [zone, zone.replaceAll('_', ' ')] as const);
}
