/**
 * Search: the conversations with all the words that are looked for, the last begun first. Those at work are read as they
 * are now, those settled by their packed words; two walks back in time, taken in step.
 */
import type { Conversation } from '../../core/model/conversation.ts';
import type { Id } from '../../core/model/id.ts';
import { firstIdAt } from '../../core/model/id.ts';
import { wordsOf } from '../../core/search-terms.ts';
import type { Deps } from '../deps.ts';
import type { Step } from '../store/search-store.ts';
import { settledMatches } from '../store/search-store.ts';
import type { ExplainWaiting } from './conversation-state.ts';
import { loadState, showConversation } from './conversation-state.ts';
import type { ConversationPage, Filters } from './list-conversations.ts';
import { matches } from './list-conversations.ts';
import { liveIds, liveMatches } from './search-live.ts';
import { inStep } from './search-steps.ts';

/** How far back a search goes unless it is told. */
const USUAL_DAYS = 90;
/** How many finds one request judges by the filters at most, */
const MOST_JUDGED = 300;
/** and after how long it ends a page that is not full, milliseconds: well before the gateway loses patience. */
const BUSY_MS = 3000;
/** Clocks differ: what began "after now" belongs to the first page. */
const CLOCK_SKEW_MS = 60_000;

/** A page of what is found. `sinceMs` counts from when conversations began; `before` continues after an earlier page. */
export async function searchConversations(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  { q, ...filters }: Filters & { q: string },
  paging: { limit: number; before?: string | undefined },
  explain: ExplainWaiting,
): Promise<ConversationPage> {
  const words = wordsOf(q);
  if (words.length === 0) return { conversations: [], before: undefined };
  const nowMs = now();
  const sinceMs = filters.sinceMs ?? nowMs - USUAL_DAYS * 86_400_000;
  const below = Math.min(firstIdAt(nowMs + CLOCK_SKEW_MS), Number(paging.before ?? Infinity));
  const range = { from: firstIdAt(sinceMs), below };
  const live = liveMatches(table, words, await liveIds(table, filters, { ...range, sinceMs, nowMs }));
  const isOpenOnly = filters.status !== undefined && !['resolved', 'closed'].includes(filters.status);
  const steps = inStep(isOpenOnly ? [live] : [live, settledMatches(table, words, range)], below);
  const judge = async (ids: Id[]): Promise<Conversation[]> => {
    const states = await Promise.all(ids.map((id) => loadState(table, id, { consistent: false })));
    const wanted = states.flatMap((state) => (state && matches(state, filters) ? [state] : []));
    return Promise.all(wanted.map((state) => showConversation(table, state, explain)));
  };
  return collect(steps, judge, paging.limit, () => now() - nowMs > BUSY_MS);
}

/** Takes steps until the page is full, the walks end, or it has been enough for one request. */
async function collect(
  steps: AsyncIterable<Step>,
  judge: (ids: Id[]) => Promise<Conversation[]>,
  limit: number,
  isLate: () => boolean,
): Promise<ConversationPage> {
  const conversations: Conversation[] = [];
  let before = Infinity;
  let judged = 0;
  for await (const { found, reached } of steps) {
    for (let at = 0; at < found.length;) {
      const ids = found.slice(at, at + limit - conversations.length);
      conversations.push(...(await judge(ids)));
      at += ids.length;
      judged += ids.length;
      before = ids.at(-1) ?? before;
      if (conversations.length === limit || judged >= MOST_JUDGED) return { conversations, before: String(before) };
    }
    before = reached;
    if (before > 0 && isLate()) break;
  }
  return { conversations, before: before > 0 ? String(before) : undefined };
}
