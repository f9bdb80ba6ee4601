/** A note with the summary that came for it: nothing that the agent typed meanwhile is lost. */

/**
 * The note, with the summary below what was typed.
 * @param note what the field has
 * @param earlier the summary that was put there before, which this one replaces as long as it is as it was; empty for none
 */
export function withSummary(note: string, earlier: string, summary: string): string {
  const isThere = earlier !== '' && note.endsWith(earlier);
  const typed = (isThere ? note.slice(0, -earlier.length) : note).trimEnd();
  return typed === '' ? summary : `${typed}\n\n${summary}`;
}
