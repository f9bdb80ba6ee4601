/** The time zones one can choose, by the names people know today. */

/** Browsers list some zones by the names they had when they were first recorded. */
const renamed: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const today = (zone: string): string => renamed[zone] ?? zone;

/** The zone of this browser. */
export const ownTimeZone = (): string => today(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Every time zone of this browser, and the configured one. */
export function timeZones(configured: string): string[] {
  return [...new Set([configured, 'UTC', ...Intl.supportedValuesOf('timeZone').map(today)])].sort();
}
