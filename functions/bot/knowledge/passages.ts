/** The articles that may answer a question: found in the bot's index, read as they are now. */
import { plain } from '#core/automation/phrases/plain.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { getArticlesOf } from '#functions/store/automation/article-store.ts';
import type { Table } from '#functions/store/table.ts';
import { type Knowledge, ask } from './knowledge.ts';
import type { Asked, Passage } from '#functions/bot/port/bot.ts';
import type { ReadKnowledge } from './read-knowledge.ts';

/** How many articles a model may read before it answers. */
export const MAX_PASSAGES = 5;

/** What a bot knows, for each of these texts as it is asked with that text; nothing where its plain index has to answer. */
export type ReadEmbedded = (bot: BotItem, texts: readonly string[]) => Promise<Knowledge[] | undefined>;

/** What articles are found with. Without `readEmbedded` no model is asked. */
export type Finding = { table: Table; readKnowledge: ReadKnowledge; readEmbedded?: ReadEmbedded };

/** Finds the articles for each of these messages, surest first. @throws Error only when the table can't be read */
export async function findPassages(
  { table, readKnowledge, readEmbedded }: Finding,
  bot: BotItem,
  texts: readonly string[],
): Promise<Asked[]> {
  const knowledge = await readKnowledge(bot.id);
  if (!knowledge) return texts.map((text) => ({ text, passages: [] }));
  const embedded = await readEmbedded?.(bot, texts);
  const found = texts.map((text, at) => ({ text, found: ask(embedded?.[at] ?? knowledge, text, MAX_PASSAGES) }));
  const ids = [...new Set(found.flatMap((one) => one.found.map(({ article }) => article)))].slice(0, MAX_READ);
  const articles = new Map((await getArticlesOf(table, bot.id, ids)).map((article) => [article.id, article] as const));
  return found.map((one) => ({
    text: one.text,
    passages: one.found.flatMap(({ article: id, confidence }) => {
      const article = articles.get(id);
      return article ? [{ article, confidence }] : [];
    }),
  }));
}
const MAX_READ = 100;

/** Whether the bot is sure enough of an article to answer with it. */
export const isKnown = (
  { passages: [best] }: Asked,
  { confidence_floor }: Pick<BotItem, 'confidence_floor'>,
): boolean => best !== undefined && best.confidence >= confidence_floor;

/** Whether one of the articles is about these very words. */
export function isExact({ text, passages }: Asked): boolean {
  const words = plain(text);
  const isSame = (phrasing: string) => plain(phrasing) === words;
  return (
    words !== '' && passages.some(({ article }) => [article.question, ...article.alternative_phrasings].some(isSame))
  );
}

/** The surest articles for all of the messages, each once. */
export function surest(asked: readonly Asked[]): Passage[] {
  const best = new Map<number, Passage>();
  for (const passage of asked.flatMap(({ passages }) => passages)) {
    const known = best.get(passage.article.id);
    if (!known || known.confidence < passage.confidence) best.set(passage.article.id, passage);
  }
  return [...best.values()].toSorted((one, other) => other.confidence - one.confidence).slice(0, MAX_PASSAGES);
}
