/**
 * The order of a list that is fetched page by page: what comes with a later page stands below what was there, so that no
 * row moves under the eye; what happens live comes to the top. Within one page the newest is first.
 */
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import { lastAt } from './filter.ts';

/** Which conversations are in the list, each with the number of the page it came with. */
export type Stretches = ReadonlyMap<Id, number>;

/** Of what came by itself and whose place among pages that aren't fetched yet nobody knows. */
export const UNPLACED = Infinity;

/** The list with another page below it. Conversations that are already in the list keep their position. */
export function withPage(stretches: Stretches, ids: readonly Id[]): Stretches {
  const below = 1 + Math.max(0, ...[...new Set(stretches.values())].filter(Number.isFinite));
  const next = new Map(stretches);
  for (const id of ids) if ((next.get(id) ?? UNPLACED) === UNPLACED) next.set(id, below);
  return next;
}

/** The list after its first page was fetched again: that is on top, and what was further down stays there. */
export function refreshed(stretches: Stretches, ids: readonly Id[]): Stretches {
  const next = new Map(stretches);
  for (const id of ids) next.set(id, 0);
  return next;
}

/** The list with a conversation that something happened in: on top where it is the news, else where it was, or at the end. */
export function withNews(
  stretches: Stretches,
  conversation: Conversation,
  find: (id: Id) => Conversation | undefined,
): Stretches {
  const known = stretches.get(conversation.id);
  if (known === 0) return stretches;
  let oldest: string | undefined;
  let lowest = 0;
  for (const [id, stretch] of stretches) {
    const one = stretch === 0 ? find(id) : undefined;
    if (one && (oldest === undefined || lastAt(one) < oldest)) oldest = lastAt(one);
    if (stretch !== UNPLACED) lowest = Math.max(lowest, stretch);
  }
  const isOnTop = oldest === undefined || lastAt(conversation) >= oldest;
  if (!isOnTop && known !== undefined) return stretches;
  return new Map(stretches).set(conversation.id, isOnTop ? 0 : lowest);
}
