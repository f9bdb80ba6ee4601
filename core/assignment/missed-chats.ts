/** Chats that an agent let pass: assigned, not answered within the widget's time, and passed on to a colleague. Pure. */
import type { Id } from '#core/model/id.ts';

/** A chat that was passed on because its agent didn't answer it in time. */
export type MissedChat = { conversation_id: Id; at_ms: number };

/** How long a missed chat counts, milliseconds. */
export const MISSED_COUNTS_MS = 60 * 60_000;
/** How many missed chats set an agent to away, two different ones or the same one twice. */
export const MAX_MISSED = 2;

/** The missed chats that still count. */
export const recentlyMissed = (missed: readonly MissedChat[] | undefined, nowMs: number): MissedChat[] =>
  (missed ?? []).filter(({ at_ms }) => nowMs - at_ms < MISSED_COUNTS_MS);

/** What an agent has missed once this chat is passed on, and whether that is too much for somebody who is at their desk. */
export function missOneMore(
  missed: readonly MissedChat[] | undefined,
  conversation: Id,
  nowMs: number,
): { missed: MissedChat[]; isTooMany: boolean } {
  const all = [...recentlyMissed(missed, nowMs), { conversation_id: conversation, at_ms: nowMs }];
  return { missed: all, isTooMany: all.length >= MAX_MISSED };
}
