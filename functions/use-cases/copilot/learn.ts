/**
 * Bots that may do so learn from conversations that were rated well. The sweep does this once an hour, by the ratings that are
 * counted anyway: neither a message nor a rating costs anything more.
 */
import { isAlike, pairsIn, wordsOfPair } from '#core/copilot/pairs.ts';
import { plain } from '#core/automation/phrases/plain.ts';
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import type { Id } from '#core/model/id.ts';
import { LEAST_STARS, MAX_LEARNED } from '#core/model/knowledge/learned.ts';
import { ask } from '#functions/bot/knowledge/knowledge.ts';
import type { Knowledge } from '#functions/bot/knowledge/knowledge.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import type { Deps } from '#functions/deps.ts';
import { type BotItem, botStore } from '#functions/store/automation/bot-store.ts';
import {
  type LearnedItem,
  forgetLearned,
  learnedOf,
  learnedUpTo,
  putLearned,
  putLearnedUpTo,
  questionDigest,
  wordsOfLearned,
} from '#functions/store/automation/learned-store.ts';
import { markChanged } from '#functions/store/automation/training-store.ts';
import { readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import { factsBetween } from '#functions/store/reports/metric-event-store.ts';
import { monthsBetween } from '#functions/store/reports/months.ts';
import type { WidgetItem } from '#functions/store/settings/widget-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { answeringIn, chooseBots } from './bots-of.ts';
import { isCovered } from './covered.ts';

type LearnDeps = Pick<Deps, 'table' | 'now' | 'log'>;
/** Everything that is read once for all bots. */
type Team = { bots: readonly BotItem[]; widgets: readonly WidgetItem[]; until: number };

const MAX_LISTED = 1000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** By then a rating has been counted. */
const LAG_MS = 15 * MINUTE;
/** A bot begins with what was rated up to this long ago. */
const FIRST_MS = 30 * DAY;
/** As much of it is looked up at a time. */
const WINDOW_MS = 7 * DAY;
/** How many conversations are read for a bot in one hour. */
const MAX_READ = 50;

/** Learns for each bot that may, until `until` (milliseconds since 1970). What is left is for the next time. */
export async function learn(deps: LearnDeps, widgets: readonly WidgetItem[], until: number): Promise<void> {
  const bots = await botStore.all(deps.table, MAX_LISTED);
  for (const bot of bots.filter((one) => one.learns_from_conversations)) {
    if (deps.now() >= until) return;
    await learnFor(deps, bot, { bots, widgets, until });
  }
}

async function learnFor(deps: LearnDeps, bot: BotItem, team: Team): Promise<void> {
  const { table, now } = deps;
  const endMs = now() - LAG_MS;
  const fromMs = Math.max((await learnedUpTo(table, bot.id)) ?? 0, now() - FIRST_MS);
  if (endMs <= fromMs) return;
  const next = nextRatings(deps, team.widgets, { fromMs, endMs });
  let rating = await next();
  // Once a day it also looks whether what it has learned still has its words.
  const isNewDay = Math.floor(endMs / DAY) > Math.floor(fromMs / DAY);
  if (!rating && !isNewDay) return putLearnedUpTo(table, bot.id, endMs);
  const memory = await remember(deps, bot);
  let [changed, read] = [memory.gone, 0];
  while (rating && read < MAX_READ && now() < team.until) {
    changed += await learnFrom(deps, memory, rating, team);
    read += 1;
    rating = await next();
  }
  changed += await forgetOldest(deps, bot.id, memory.items);
  if (changed > 0) await table.transact([markChanged(bot.id, { atMs: now() })]);
  await putLearnedUpTo(table, bot.id, rating?.at_ms ?? endMs);
  deps.log.info('learned', { bot_id: bot.id, ratings: read, changed });
}

/** Ratings one after the other, oldest first, read a week at a time; nothing at the end. */
function nextRatings(
  deps: LearnDeps,
  widgets: readonly WidgetItem[],
  { fromMs, endMs }: { fromMs: number; endMs: number },
): () => Promise<MetricEvent | undefined> {
  let [atMs, of]: [number, MetricEvent[]] = [fromMs, []];
  return async () => {
    while (of.length === 0 && atMs < endMs) {
      const toMs = Math.min(endMs, atMs + WINDOW_MS);
      of = await ratingsBetween(deps, widgets, atMs, toMs);
      atMs = toMs;
    }
    return of.shift();
  };
}

async function ratingsBetween(
  { table }: LearnDeps,
  widgets: readonly WidgetItem[],
  fromMs: number,
  toMs: number,
): Promise<MetricEvent[]> {
  const months = monthsBetween(fromMs, toMs);
  const of = widgets.flatMap(({ id }) =>
    months.map((monthMs) => factsBetween(table, id, 'rated', { monthMs, fromMs, toMs })),
  );
  return (await Promise.all(of)).flat().toSorted((one, other) => one.at_ms - other.at_ms);
}

/** What a bot knows already: what it was taught, and what it has learned, in words as far as they are still there. */
type Memory = {
  bot: BotItem;
  knowledge: Knowledge | undefined;
  items: LearnedItem[];
  digests: Set<string>;
  questions: string[];
  /** How many were forgotten because their words are gone. */
  gone: number;
};

/** Reads it, and forgets what waits without words: its visitor was erased, or a message of it was removed. */
async function remember(deps: LearnDeps, bot: BotItem): Promise<Memory> {
  const { table } = deps;
  const [items, knowledge] = await Promise.all([learnedOf(table, bot.id), knowledgeReader(deps)(bot.id)]);
  const reviewed = items.filter(({ state }) => state !== 'waiting').slice(-MAX_LEARNED);
  const words = await wordsOfLearned(table, [...items.filter(({ state }) => state === 'waiting'), ...reviewed]);
  const gone = items.filter(({ id, state }) => state === 'waiting' && !words.has(id));
  for (const { id } of gone) await forgetLearned(table, bot.id, id);
  return {
    bot,
    knowledge,
    items: items.filter((item) => !gone.includes(item)),
    digests: new Set(items.map(({ digest }) => digest)),
    questions: [...words.values()].map(({ question }) => question),
    gone: gone.length,
  };
}

/** Learns from one rating; how much has changed. A rating that became a bad one takes back what was learned by it. */
async function learnFrom(deps: LearnDeps, memory: Memory, rating: MetricEvent, team: Team): Promise<number> {
  const { bot, items } = memory;
  const known = items.filter(({ conversation_id }) => conversation_id === rating.conversation_id);
  if ((rating.rating ?? 0) >= LEAST_STARS) return known.length > 0 ? 0 : learnPairs(deps, memory, rating, team);
  const waiting = known.filter(({ state }) => state === 'waiting');
  for (const { id } of waiting) await forgetLearned(deps.table, bot.id, id);
  memory.items = items.filter((item) => !waiting.includes(item));
  return waiting.length;
}

async function learnPairs(deps: LearnDeps, memory: Memory, rating: MetricEvent, team: Team): Promise<number> {
  const { table, now } = deps;
  const { conversation_id } = rating;
  const { rows, metadata } = await readFullConversation(table, conversation_id, { consistent: true });
  const state = rows.at(-1)?.state;
  const isOver = state?.status === 'resolved' || state?.status === 'closed';
  if (!metadata || !isOver || (state.rated?.stars ?? 0) < LEAST_STARS) return 0;
  if (!(await isFor(deps, memory.bot, metadata, team))) return 0;
  const locale = (await getVisitor(table, metadata.visitor_id))?.locale ?? null;
  let learned = 0;
  for (const pair of pairsIn(rows)) {
    const words = wordsOfPair(pair, rows, metadata.visitor);
    const row = rows.find(({ seq }) => seq === pair.asked[0]);
    if (!words || !row || isKnown(memory, words.question)) continue;
    const digest = questionDigest(plain(words.question));
    const about = { conversation_id, rating: state.rated?.stars ?? 0, locale, learned_at_ms: now(), digest };
    const item: LearnedItem = { id: row.id, state: 'waiting', ...pair, ...about };
    if ((await putLearned(table, memory.bot.id, item)) === 'refused') continue;
    memory.items.push(item);
    memory.digests.add(digest);
    memory.questions.push(words.question);
    learned += 1;
  }
  return learned;
}

/** Whether a conversation is for this bot: of several that may learn, the first one of its place does. */
async function isFor(
  { table }: LearnDeps,
  bot: BotItem,
  place: { widget_id: Id; department_id: Id | null },
  { bots, widgets }: Team,
): Promise<boolean> {
  const widget = widgets.find(({ id }) => id === place.widget_id);
  const answering = widget ? await answeringIn(table, widget) : new Set<Id>();
  const learning = chooseBots(bots, answering, place.department_id).find((one) => one.learns_from_conversations);
  return learning?.id === bot.id;
}

const isKnown = ({ bot, knowledge, digests, questions }: Memory, question: string): boolean =>
  digests.has(questionDigest(plain(question))) ||
  questions.some((one) => isAlike(one, question)) ||
  (knowledge !== undefined && isCovered(bot, ask(knowledge, question, 1)));

/** Of too many drafts the oldest are forgotten; how many. */
async function forgetOldest({ table }: LearnDeps, bot: Id, items: readonly LearnedItem[]): Promise<number> {
  const waiting = items.filter(({ state }) => state === 'waiting').toSorted((one, other) => one.id - other.id);
  const old = waiting.slice(0, Math.max(0, waiting.length - MAX_LEARNED));
  for (const { id } of old) await forgetLearned(table, bot, id);
  return old.length;
}
