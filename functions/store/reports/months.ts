/** Months as partitions: what is kept by the month is read a month at a time. */

/** The months from that of one instant to that of the last before another, each by an instant of it; milliseconds since 1970. */
export function monthsBetween(fromMs: number, toMs: number): number[] {
  const months: number[] = [];
  for (let monthMs = startOfMonth(fromMs); monthMs < toMs; monthMs = startOfMonth(monthMs, 1)) months.push(monthMs);
  return months;
}

/** The start of the month of an instant, or of a month this many later. */
export function startOfMonth(atMs: number, later = 0): number {
  const date = new Date(atMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later);
}
