/** The articles that may answer a question: found in the bot's index, read as they are now. */
import { plain } from '#core/automation/phrases/plain.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import type { Id } from '#core/model/id.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { getArticlesOf } from '#functions/store/automation/article-store.ts';
import type { Table } from '#functions/store/table.ts';
import { type Asking, type Found, type Knowledge, ask, askAfter } from './knowledge.ts';
import type { Asked, Passage } from '#functions/bot/port/bot.ts';
import type { ReadKnowledge } from './read-knowledge.ts';

/** How many articles a model may read before it answers. */
export const MAX_PASSAGES = 5;

/** What a bot knows, for each of these texts as it is asked with that text; nothing where its plain index has to answer. */
export type ReadEmbedded = (bot: BotItem, texts: readonly string[]) => Promise<Knowledge[] | undefined>;

/** What articles are found with. Without `readEmbedded` no model is asked. */
export type Finding = { table: Table; readKnowledge: ReadKnowledge; readEmbedded?: ReadEmbedded };

/** Finds the articles for each of these messages, surest first. @throws Error only when the table can't be read */
export async function findPassages(deps: Finding, bot: BotItem, texts: readonly string[]): Promise<Asked[]> {
  const known = await knowledgeFor(deps, bot, texts);
  if (!known) return texts.map((text) => ({ text, passages: [] }));
  const asked = known.map(({ knowledge, text }) => ({ text, found: ask(knowledge, text, MAX_PASSAGES) }));
  const articles = await articlesIn(
    deps,
    bot,
    asked.flatMap(({ found }) => found),
  );
  return asked.map(({ text, found }) => ({ text, passages: withArticles(found, articles) }));
}

/** As `FoundAfter`, with the article. */
export type PassageAfter = Passage & { behind: number };

/** Finds the articles that a message may mean after what is said in `context`, without these, surest first. @throws Error only when the table can't be read */
export async function findAfter(
  deps: Finding,
  bot: BotItem,
  { text, context, without }: { text: string; context: string; without: readonly Id[] },
): Promise<PassageAfter[]> {
  const [one, before] = (await knowledgeFor(deps, bot, [text, context])) ?? [];
  if (!one || !before) return [];
  const found = askAfter(one, before, without, MAX_PASSAGES);
  return withArticles(found, await articlesIn(deps, bot, found));
}

/** What a bot knows, for each text as it is asked with that. */
async function knowledgeFor(
  { readKnowledge, readEmbedded }: Finding,
  bot: BotItem,
  texts: readonly string[],
): Promise<Asking[] | undefined> {
  const knowledge = await readKnowledge(bot.id);
  if (!knowledge) return undefined;
  const embedded = await readEmbedded?.(bot, texts);
  return texts.map((text, at) => ({ text, knowledge: embedded?.[at] ?? knowledge }));
}

async function articlesIn({ table }: Finding, bot: BotItem, found: readonly Found[]): Promise<Map<Id, Article>> {
  const ids = [...new Set(found.map(({ article }) => article))].slice(0, MAX_READ);
  return new Map((await getArticlesOf(table, bot.id, ids)).map((article) => [article.id, article] as const));
}
const MAX_READ = 100;

const withArticles = <One extends Found>(
  found: readonly One[],
  articles: ReadonlyMap<Id, Article>,
): (Omit<One, 'article'> & { article: Article })[] =>
  found.flatMap((one) => {
    const article = articles.get(one.article);
    return article ? [{ ...one, article }] : [];
  });

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
