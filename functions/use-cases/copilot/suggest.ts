/** What may answer the visitor of a conversation, found in the bots' own indexes: no model is asked, and nothing leaves the account. */
import { smallTalkIn } from '#core/automation/small-talk.ts';
import { lastWords } from '#core/copilot/last-words.ts';
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { MAX_SUGGESTIONS, type Suggestion } from '#core/model/knowledge/suggestion.ts';
import { languageOf } from '#core/text/language.ts';
import { ask } from '#functions/bot/knowledge/knowledge.ts';
import { findPassages, surest } from '#functions/bot/knowledge/passages.ts';
import type { ReadKnowledge } from '#functions/bot/knowledge/read-knowledge.ts';
import type { Passage } from '#functions/bot/port/bot.ts';
import type { Deps } from '#functions/deps.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { waitingAmong, wordsOfLearned } from '#functions/store/automation/learned-store.ts';
import { getConversationRecord, listRows } from '#functions/store/conversations/conversation-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { botsOf } from './bots-of.ts';

/**
 * The dependencies of suggesting: readers of the indexes of articles and of past answers, and whether the agent sees a
 * conversation.
 */
export type SuggestDeps = Pick<Deps, 'table'> & {
  readKnowledge: ReadKnowledge;
  readPast: ReadKnowledge;
  sees: (conversation: Id) => Promise<boolean>;
};

/** As far back as is looked for what the visitor said. */
const ROWS = 25;
/** Of past answers more are looked up than are shown: some have gone, and some aren't for this agent or visitor. */
const PAST_READ = 8;

/** The suggestions for a conversation: articles, then past answers, each surest first. @throws DomainError `not_found` */
export async function suggest(deps: SuggestDeps, conversation: Id): Promise<Suggestion[]> {
  const { table } = deps;
  const [rows, record] = await Promise.all([
    listRows(table, conversation, { before: Infinity, limit: ROWS }),
    getConversationRecord(table, conversation),
  ]);
  const { metadata } = found(record);
  const asked = (lastWords(rows)?.texts ?? []).filter((text) => !smallTalkIn(text));
  if (asked.length === 0) return [];
  // Some ask one thing in several messages.
  const questions = asked.length > 1 ? [...asked, asked.join(' ')] : asked;
  const [bots, visitor] = await Promise.all([botsOf(deps, metadata), getVisitor(table, metadata.visitor_id)]);
  const asking: Asking = { bots, questions, locale: visitor?.locale ?? null, conversation };
  return (await Promise.all([articlesFor(deps, asking), pastAnswersFor(deps, asking)])).flat();
}

/** The questions, the bots that are asked, the visitor's language, and the conversation. */
type Asking = { bots: readonly BotItem[]; questions: readonly string[]; locale: string | null; conversation: Id };

async function articlesFor(deps: SuggestDeps, { bots, questions, locale }: Asking): Promise<Suggestion[]> {
  const each = bots.map(async (bot) =>
    surest(await findPassages(deps, bot, questions))
      .filter(({ article, confidence }) => confidence >= bot.confidence_floor && isReadable(article.locale, locale))
      .map(toSuggestion),
  );
  return best((await Promise.all(each)).flat());
}

async function pastAnswersFor(deps: SuggestDeps, asking: Asking): Promise<Suggestion[]> {
  const learning = asking.bots.filter((bot) => bot.learns_from_conversations);
  return best((await Promise.all(learning.map((bot) => pastAnswersOf(deps, bot, asking)))).flat());
}

/** The past answers of one bot, in the visitor's language, from conversations that the agent sees. */
async function pastAnswersOf(deps: SuggestDeps, bot: BotItem, asking: Asking): Promise<Suggestion[]> {
  const { table, sees } = deps;
  const knowledge = await deps.readPast(bot.id);
  if (!knowledge) return [];
  const sure = new Map<Id, number>();
  for (const { article: id, confidence } of asking.questions.flatMap((text) => ask(knowledge, text, PAST_READ)))
    if (confidence >= bot.confidence_floor) sure.set(id, Math.max(confidence, sure.get(id) ?? 0));
  const ids = [...sure].toSorted(([, one], [, other]) => other - one).map(([id]) => id);
  const items = (await waitingAmong(table, bot.id, ids.slice(0, PAST_READ))).filter(
    ({ conversation_id: of, locale }) => of !== asking.conversation && isReadable(locale, asking.locale),
  );
  const seen = await Promise.all(items.map(({ conversation_id }) => sees(conversation_id)));
  const words = await wordsOfLearned(
    table,
    items.filter((_, index) => seen[index]),
  );
  return items.flatMap(({ id, conversation_id }): Suggestion[] => {
    const said = words.get(id);
    if (!said) return [];
    const { question, answer: content } = said;
    const about = { kind: 'past_answer', id, bot_id: bot.id, url: null, conversation_id } as const;
    return [{ ...about, question, content, confidence: sure.get(id) ?? 0 }];
  });
}

const best = (suggestions: readonly Suggestion[]): Suggestion[] =>
  suggestions.toSorted((one, other) => other.confidence - one.confidence).slice(0, MAX_SUGGESTIONS);

const toSuggestion = ({ article, confidence }: Passage): Suggestion => ({
  kind: 'article',
  id: article.id,
  bot_id: article.bot_id,
  question: article.question,
  content: article.answer,
  url: article.url,
  confidence,
  conversation_id: null,
});

/** Whether a text is for a visitor of this language: one without a language is for all, and so is every one where theirs isn't known. */
export const isReadable = (locale: string | null, visitor: string | null): boolean =>
  locale === null || visitor === null || languageOf(locale) === languageOf(visitor);
