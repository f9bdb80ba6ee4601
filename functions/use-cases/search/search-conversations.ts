/**
 * Search: the conversations with all the words that are looked for, the last begun first. Those at work are read as they
 * are now, those settled by their packed words; two walks back in time, taken in step.
 */
import { answerPage } from '#core/limits/answer-size.ts';
import type { ListedConversation } from '#core/model/conversations/conversation.ts';
import { type Id, firstIdAt } from '#core/model/id.ts';
import { byRules, FOLDING_RULES } from '#core/text/fold.ts';
import { wordsOf } from '#core/text/search-terms.ts';
import type { Deps } from '#functions/deps.ts';
import { type Effort, type Step, settledMatches } from '#functions/store/search/search-store.ts';
import {
  type ExplainWaiting,
  type LoadedConversation,
  loadConversation,
  showInList,
} from '#functions/use-cases/conversations/conversation-state.ts';
import { type ConversationPage, type Filters, matches } from './list-conversations.ts';
import { liveIds, liveMatches } from './search-live.ts';
import { inStep } from './search-steps.ts';

/** How far back a search goes by default. */
const USUAL_DAYS = 90;
/** The most candidates that one request checks against the filters, */
const MAX_JUDGED = 300;
/** and after how long it ends a page that is not full, milliseconds: well before the gateway loses patience; */
const BUSY_MS = 3000;
/** or after how many characters taken apart into words: half a second of a whole processor. */
const MAX_CHARACTERS = 1_000_000;
/** or after how many bytes of packed words: about 3,000 conversations of 20 messages, or 250 read units. */
const MAX_BYTES = 1_500_000;
/** Clocks differ: what began "after now" belongs to the first page. */
const CLOCK_SKEW_MS = 60_000;

/** A page of what is found. `sinceMs` counts from when conversations began; `before` continues after an earlier page. */
export async function searchConversations(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  { q, ...filters }: Filters & { q: string },
  paging: { limit: number; before?: string | undefined },
  explain: ExplainWaiting,
): Promise<ConversationPage> {
  const sought = byRules((rules) => wordsOf(q, rules));
  const words = sought[FOLDING_RULES];
  if (words.length === 0) return { conversations: [], before: undefined };
  const nowMs = now();
  const { fromMs, toMs = Infinity } = filters.created ?? {};
  const sinceMs = Math.max(filters.sinceMs ?? fromMs ?? nowMs - USUAL_DAYS * 86_400_000, fromMs ?? 0);
  const below = Math.min(firstIdAt(Math.min(nowMs + CLOCK_SKEW_MS, toMs)), Number(paging.before ?? Infinity));
  const range = { from: firstIdAt(sinceMs), below };
  const effort = effortUntil(now, nowMs + BUSY_MS);
  const live = liveMatches(table, words, await liveIds(table, filters, { ...range, sinceMs, nowMs }), effort);
  const isOpenOnly =
    filters.snoozed || (filters.status !== undefined && !['resolved', 'closed'].includes(filters.status));
  const steps = inStep(isOpenOnly ? [live] : [live, settledMatches(table, sought, range, effort)], below);
  const judge = async (ids: Id[]): Promise<Judged[]> => {
    const states = await Promise.all(ids.map((id) => loadConversation(table, id, { consistent: false })));
    const show = async (state: LoadedConversation | undefined): Promise<Judged> =>
      state && matches(state, filters) ? showInList(table, state, explain) : undefined;
    return Promise.all(states.map(show));
  };
  return collect(steps, judge, { limit: paging.limit, below, isSpent: effort.isSpent });
}

function effortUntil(now: () => number, untilMs: number): Effort {
  let left = MAX_CHARACTERS;
  let bytesLeft = MAX_BYTES;
  return {
    isSpent: () => left <= 0 || bytesLeft <= 0 || now() > untilMs,
    read: (bytes) => void (bytesLeft -= bytes),
    spend: (texts) => void (left -= texts.reduce((sum, text) => sum + text.length, 0)),
  };
}

/** A find, as a list shows it; nothing where it isn't among those asked for. */
type Judged = ListedConversation | undefined;

/** Takes steps until the page is full, the walks end, or it has been enough for one request. */
async function collect(
  steps: AsyncIterable<Step>,
  judge: (ids: Id[]) => Promise<Judged[]>,
  { limit, below, isSpent }: { limit: number; below: Id; isSpent: () => boolean },
): Promise<ConversationPage> {
  const page = answerPage<ListedConversation>(limit);
  const { entries: conversations } = page;
  let before = below;
  let judged = 0;
  for await (const { found, reached } of steps) {
    for (let at = 0; at < found.length;) {
      const ids = found.slice(at, at + limit - conversations.length);
      for (const [index, one] of (await judge(ids)).entries()) {
        if (one && !page.add(one)) return { conversations, before: String(before) };
        before = ids[index] ?? before;
      }
      at += ids.length;
      judged += ids.length;
      if (!page.wantsMore() || judged >= MAX_JUDGED) return { conversations, before: String(before) };
    }
    before = reached;
    // Not before it has come further than the page before: the next one would begin where this one did.
    if (before > 0 && before < below && isSpent()) break;
  }
  return { conversations, before: before > 0 ? String(before) : undefined };
}
