/** A time as fields of type `datetime-local` write it, in the time zone of this browser. */
export function localMinute(ms: number): string {
  const offsetMs = new Date(ms).getTimezoneOffset() * 60_000;
  return new Date(ms - offsetMs).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}
