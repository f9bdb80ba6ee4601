/** The size of a file as people read it. */

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** The size in the largest unit that leaves at least one, such as `1.4 MB`. @param locale its numbers are written so */
export function sizeText(bytes: number, locale: string): string {
  const step = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  const options = {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(locale, options).format(bytes / 1024 ** step);
}
