/** The time zones one can choose. */

/** Every time zone of this browser, and the configured one. */
export function timeZones(configured: string): string[] {
  return [...new Set([configured, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
}
