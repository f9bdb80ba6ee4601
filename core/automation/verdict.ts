/** What a visitor says of an answer, in a whole message: that it helped or not, in any of the product's languages. */
import { plain } from '#core/automation/phrases/plain.ts';
import { verdictWords } from '#core/automation/phrases/verdict-words.ts';
import { type ReadWhole, wholePhrases } from '#core/automation/phrases/whole-phrases.ts';
import { languages } from '#core/text/language.ts';

/** `no_help`: says by itself that an answer was of no use. `yes` and `no` only answer a question. */
export type Verdict = 'no_help' | 'yes' | 'no';

/** Longer messages say more than that. */
const MAX_CHARACTERS = 120;
let readers: ReadWhole<Verdict>[] | undefined;

/** The verdict that a whole message is; nothing when it says anything else, or two that don't agree. */
export function verdictIn(message: string): Verdict | undefined {
  const words = plain(message);
  if (words === '' || message.length > MAX_CHARACTERS) return undefined;
  readers ??= languages.map((language) => {
    const { yes, no, noHelp, around } = verdictWords[language];
    return wholePhrases<Verdict>(
      [
        ['yes', yes],
        ['no', no],
        ['no_help', noHelp],
      ],
      around,
    );
  });
  const found = new Set(readers.flatMap((read) => [...read(words)]));
  if (found.has('yes')) return found.size === 1 ? 'yes' : undefined;
  return found.has('no_help') ? 'no_help' : found.has('no') ? 'no' : undefined;
}
