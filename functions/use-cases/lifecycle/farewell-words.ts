/** The words with which a bot hands over to agents. */
import { isUntouched } from '#core/model/widgets/default-texts.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { languageOf } from '#core/text/language.ts';

const loadWords = () => import('#core/automation/handoff-words.ts');

/** The product's sentence while somebody is there, in the visitor's language where it speaks that. */
export const connectingMessage = async (locale: string | null): Promise<string> =>
  (await loadWords()).handoffSentence(locale);

/** The widget's words for when nobody is there, in the visitor's language where it has them; the product's own if nobody gave it any. */
export async function offlineMessage(
  { texts, offline_message: words }: Pick<Widget, 'texts' | 'offline_message'>,
  locale: string | null,
): Promise<string> {
  const own = (texts[locale ?? ''] ?? texts[languageOf(locale)])?.offline_message;
  return own ?? (isUntouched('offline_message', words) ? (await loadWords()).awaySentence(locale) : words);
}
