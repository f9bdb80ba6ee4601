/**
 * Follow-up questions: "And what does it cost?" says too little by itself. Read together with what was asked before, it may
 * find an article. What finds one surely by itself is never read in another way.
 */
import { goesOn } from '#core/automation/follow-up.ts';
import { wordsOf } from '#core/text/search-terms.ts';
import { tallyLanguages } from '#core/text/usual-words.ts';
import { type Finding, findPassages, isKnown } from '#functions/bot/knowledge/passages.ts';
import type { Asked, Passage, Turn } from '#functions/bot/port/bot.ts';
import type { Past } from './past.ts';

/** What openly goes on is read together with what was before even if an article is this likely without. */
const UNSURE = 0.5;

/** Reads each message that finds no article by itself together with those before it. @throws Error only when the table can't be read */
export async function readTogether(
  deps: Finding,
  { bot }: Pick<Turn, 'bot'>,
  past: Past,
  asked: readonly Asked[],
): Promise<Asked[]> {
  const understood: Asked[] = [];
  for (const [at, one] of asked.entries()) {
    const before = [
      ...asked
        .slice(0, at)
        .map(({ text }) => text)
        .toReversed(),
      ...past.questions,
    ];
    understood.push(mayGoOn(one, bot) ? await together(deps, bot, past, one, before) : one);
  }
  return understood;
}

function mayGoOn(one: Asked, bot: Turn['bot']): boolean {
  const how = goesOn(one.text);
  const [best] = one.passages;
  return how !== 'no' && (!isKnown(one, bot) || (how === 'openly' && (best?.confidence ?? 0) < UNSURE));
}

/**
 * The context is the last question, or the last two where that one went on as well; the answered article's own question where
 * they lead to another.
 */
async function together(
  deps: Finding,
  bot: Turn['bot'],
  { replies }: Past,
  one: Asked,
  [question, earlier]: readonly string[],
): Promise<Asked> {
  if (question === undefined) return one;
  const asked = earlier !== undefined && goesOn(question) !== 'no' ? `${earlier} ${question}` : question;
  const [{ passages } = one] = await findPassages(deps, bot, [asked]);
  const said = passages.find(({ article }) => replies[0]?.includes(article.answer)) ?? passages[0];
  const context = said && said !== passages[0] ? said.article.question : asked;
  const [joined = one] = await findPassages(deps, bot, [`${context} ${one.text}`]);
  const found = { text: one.text, passages: meantBy(one, joined, said, context) };
  const isSurer = (found.passages[0]?.confidence ?? 0) >= (one.passages[0]?.confidence ?? 0);
  return isKnown(found, bot) && isSurer ? found : one;
}

/**
 * What the new words lead to. The words before always lead to what was answered already, so that is meant only if it says
 * something of what is new. Else the article is meant that both the new words alone and all words together lead to.
 */
function meantBy(one: Asked, joined: Asked, said: Passage | undefined, context: string): Passage[] {
  const again = joined.passages[0];
  if (again && again.article.id === said?.article.id && saysOf(again, one.text, context)) return [again];
  const together = new Map(joined.passages.map(({ article, confidence }) => [article.id, confidence]));
  return one.passages
    .filter(({ article }) => article.id !== said?.article.id)
    .map(({ article, confidence }) => ({ article, confidence: both(confidence, together.get(article.id) ?? 0) }))
    .toSorted((first, second) => second.confidence - first.confidence);
}

/** Twice the geometric mean: each of the two knows only a part of the question. */
const both = (alone: number, together: number): number => Math.min(1, 2 * Math.sqrt(alone * together));

/** Whether an article has a word that is new and says what a question is about. */
function saysOf({ article }: Passage, text: string, context: string): boolean {
  const known = new Set(wordsOf(context));
  const added = wordsOf(text).filter((word) => !known.has(word) && tallyLanguages([word]).size === 0);
  const words = wordsOf([article.question, ...article.alternative_phrasings, article.answer].join(' '));
  return added.some((word) => words.some((other) => isAlike(word, other)));
}

/** Two forms of a word, roughly: one begins with the other. */
const isAlike = (one: string, other: string): boolean =>
  one === other || (Math.min(one.length, other.length) >= 4 && (one.startsWith(other) || other.startsWith(one)));
