/** How long one waits, as people of a language say it. */

/** From here on it is told in hours. */
const LONG_SECONDS = 90 * 60;

/** A wait in minutes; one of more than an hour and a half in hours. Rounded up, and never less than one. */
export function formatWait(seconds: number, locale: string): string {
  const [unit, length] = seconds > LONG_SECONDS ? ['hour', 3600] : ['minute', 60];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.ceil(seconds / length),
  );
}
