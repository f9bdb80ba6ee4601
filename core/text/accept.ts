/** What a caller wants to be answered in, from `Accept` (RFC 9110, 12.5.1). */

/** One entry of the header: a type, perhaps with wildcards, and its weight from 0 to 1. */
type Range = { type: string; weight: number };

/** Whether the caller wants `other` more than `usual`. Both are complete media types; at the same weight it is `usual`. */
export function prefers(accept: string, other: string, usual: string): boolean {
  const ranges = accept.toLowerCase().split(',').map(rangeOf);
  const [wanted, otherwise] = [other, usual].map((type) => weightOf(ranges, type));
  return (wanted ?? 0) > 0 && (wanted ?? 0) > (otherwise ?? 0);
}

function rangeOf(entry: string): Range {
  const [type = '', ...parameters] = entry.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { type, weight: weight === undefined ? 1 : Number(weight) || 0 };
}

/** The weight of the most specific entry that a type matches; 0 without one. */
function weightOf(ranges: readonly Range[], type: string): number {
  const [family = ''] = type.split('/');
  const named = [type, `${family}/*`, '*/*'].map((pattern) => ranges.find((range) => range.type === pattern));
  return named.find((range) => range !== undefined)?.weight ?? 0;
}
