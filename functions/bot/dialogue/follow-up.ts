/**
 * Follow-up questions: "And what does it cost?" says too little by itself. What was said before decides between the articles
 * that its own words leave open. What finds one surely by itself is never read in another way.
 */
import { asksForOther, goesOn, ownWordsOf } from '#core/automation/follow-up.ts';
import { wordsOf } from '#core/text/search-terms.ts';
import {
  type Finding,
  type PassageAfter,
  findAfter,
  findPassages,
  isExact,
  isKnown,
} from '#functions/bot/knowledge/passages.ts';
import type { Asked, Passage, Turn } from '#functions/bot/port/bot.ts';
import type { Past } from './past.ts';

/** Articles of which a message's own words say less by at most this many logits than of another are left open by them. */
const LEFT_OPEN = 3.5;
/** A longer message that finds an article says enough by itself. */
const MAX_LEFT_OPEN_WORDS = 8;
/** Other articles are as like the one that was answered if they are behind the most similar one by fewer logits. */
const AS_LIKE = 0.1;

/** Reads each message that leaves open what it means together with those before it. @throws Error only when the table can't be read */
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
    const mayGoOn = goesOn(one.text) !== 'no' && !isExact(one);
    understood.push(mayGoOn ? await together(deps, bot, past, one, before) : one);
  }
  return understood;
}

/**
 * The context is the last question, or the last two where that one went on as well. The article that answered it is meant again
 * only where it says something of what is new; else another one is, by what that article is about.
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
  const said = passages.find(({ article }) => replies[0]?.includes(article.answer));
  if (!said) return withOpen(deps, bot, one, asked);
  const context = said === passages[0] ? asked : said.article.question;
  const meant = await meantAfter(deps, bot, one.text, { said, context });
  const found = { text: one.text, passages: meant };
  return isKnown(found, bot) && (!isKnown(one, bot) || isLeftOpen(one.text, meant)) ? found : one;
}

/** After a question that has no answer yet, a message may say what was missing. */
async function withOpen(deps: Finding, bot: Turn['bot'], one: Asked, asked: string): Promise<Asked> {
  const [{ passages } = one] = await findPassages(deps, bot, [`${asked} ${one.text}`]);
  const found = { text: one.text, passages };
  const isSurer = (passages[0]?.confidence ?? 0) > (one.passages[0]?.confidence ?? 0);
  return isKnown(found, bot) && isSurer ? found : one;
}

async function meantAfter(deps: Finding, bot: Turn['bot'], text: string, answered: Answered): Promise<PassageAfter[]> {
  const { id, question } = answered.said.article;
  if (asksForOther(text)) return otherThan(deps, bot, answered.said, text);
  const same = await again(deps, bot, text, answered);
  return same ? [same] : findAfter(deps, bot, { text, context: question, without: [id] });
}
/** The article that was answered, and the words that asked for it. */
type Answered = { said: Passage; context: string };

const isLeftOpen = (text: string, [best]: readonly PassageAfter[]): boolean =>
  best !== undefined && best.behind <= LEFT_OPEN && (asksForOther(text) || wordsOf(text).length <= MAX_LEFT_OPEN_WORDS);

/** The article that was answered, where it also says something of what is new: all words together lead to it anyway. */
async function again(
  deps: Finding,
  bot: Turn['bot'],
  text: string,
  { said, context }: Answered,
): Promise<PassageAfter | undefined> {
  if (!saysOf(said, text, context)) return undefined;
  const [[joined], own] = await Promise.all([
    findPassages(deps, bot, [`${context} ${text}`]),
    findAfter(deps, bot, { text, context, without: [] }),
  ]);
  const [best] = joined?.passages ?? [];
  const behind = own.find(({ article }) => article.id === said.article.id)?.behind ?? Infinity;
  return best?.article.id === said.article.id ? { ...best, behind } : undefined;
}

/** "The other one": the article that is most like the one that was answered, or else what is asked of that. */
async function otherThan(deps: Finding, bot: Turn['bot'], said: Passage, text: string): Promise<PassageAfter[]> {
  const { id, question } = said.article;
  const others = await findAfter(deps, bot, { text: question, context: question, without: [id] });
  const [other] = others;
  if (!other || !isLike(other.article.question, question)) return [];
  const known = new Set(wordsOf(`${question} ${other.article.question}`));
  if (ownWordsOf(text).every((word) => known.has(word))) return others.filter(({ behind }) => behind < AS_LIKE);
  return findAfter(deps, bot, { text, context: other.article.question, without: [id, other.article.id] });
}

/** Whether two questions have half of their words in common. */
function isLike(one: string, other: string): boolean {
  const [words, others] = [new Set(wordsOf(one)), new Set(wordsOf(other))];
  return 4 * words.intersection(others).size >= words.size + others.size;
}

/** Whether an article has a word that is new and says what a message is about, or its question has all such words. */
function saysOf({ article }: Passage, text: string, context: string): boolean {
  const about = ownWordsOf(text);
  const asked = new Set(wordsOf(article.question));
  if (about.length > 0 && about.every((word) => asked.has(word))) return true;
  const known = new Set(wordsOf(context));
  const words = wordsOf([article.question, ...article.alternative_phrasings, article.answer].join(' '));
  return about.some((word) => !known.has(word) && words.some((other) => isAlike(word, other)));
}

/** Two forms of a word, roughly: one begins with the other. */
const isAlike = (one: string, other: string): boolean =>
  one === other || (Math.min(one.length, other.length) >= 4 && (one.startsWith(other) || other.startsWith(one)));
