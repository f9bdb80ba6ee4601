/** Which of some buttons a visitor typed instead of pressing it. */
import { fold } from '#core/text/fold.ts';
import { typed } from '#core/model/typed.ts';

/** Ever more tolerant forms of a label; the first in which one is met decides. */
const forms: readonly ((label: string) => string)[] = [
  (label) => label,
  (label) => label.normalize('NFC').trim(),
  (label) => typed(label).toLowerCase(),
  // Without accents, and without what only decorates: pictures, punctuation.
  (label) => wordsIn(label).join(' '),
  // Without a leading number, as in a list.
  (label) => wordsIn(label.replace(NUMBER, '')).join(' '),
  // Without blanks.
  (label) => wordsIn(label).join(''),
];

/** A leading number: `1️⃣ Orders`, `2. Returns`, `(3) Other`. */
const NUMBER = /^\s*(?:\d\uFE0F?\u20E3|\(?\d{1,2}[.):])\s*(?=\S)/u;

const wordsIn = (label: string): string[] => fold(typed(label)).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The label that is meant, by its words or its number in the list; undefined when none is, or several are. */
export function labelMeant(labels: readonly string[], said: string): string | undefined {
  for (const form of forms) {
    const wanted = form(said);
    const found = new Set(wanted === '' ? [] : labels.filter((label) => form(label) === wanted));
    const [only] = found;
    if (found.size > 1) return undefined;
    if (only !== undefined) return only;
  }
  const [, number] = /^[#(]?(\d{1,2})[.)]?$/.exec(typed(said)) ?? [];
  return labels[number === undefined ? -1 : Number(number) - 1];
}
