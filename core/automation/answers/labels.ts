/** Which of some buttons a visitor typed instead of pressing it. */
import { fold } from '#core/text/fold.ts';
import { typed } from '#core/model/typed.ts';

/** Ever more tolerant forms of a label; the first in which one is met decides. */
const forms: readonly ((label: string) => string)[] = [
  (label) => label,
  (label) => label.normalize('NFC').trim(),
  (label) => typed(label).toLowerCase(),
  // Without accents, and without what only decorates: pictures, punctuation.
  (label) => (folded(label).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' '),
  // Without blanks.
  (label) => (folded(label).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(''),
];

const folded = (label: string): string =>
  fold(typed(label)).replaceAll('ł', 'l').replaceAll('ø', 'o').replaceAll('đ', 'd');

/** The label that is meant, by its words or its number in the list; undefined when none is, or several are. */
export function labelMeant(labels: readonly string[], said: string): string | undefined {
  for (const form of forms) {
    const wanted = form(said);
    const found = new Set(wanted === '' ? [] : labels.filter((label) => form(label) === wanted));
    const [only] = found;
    if (found.size > 1) return undefined;
    if (only !== undefined) return only;
  }
  const [, number] = /^(\d{1,2})[.)]?$/.exec(typed(said)) ?? [];
  return labels[number === undefined ? -1 : Number(number) - 1];
}
