/**
 * Ordering mail about answers that a visitor hasn't read, when their socket ends. That a push finds nobody orders it, too
 * (`reachOf` in the container). What is mailed, if anything, is decided when the order is due.
 */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { getLastRead, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { getVisitor, mailStateOf } from '#functions/store/visitors/visitor-store.ts';

/**
 * Orders the mail of a visitor whose socket has ended, if the team wrote last in their conversation and they haven't read
 * it. For most visitors that is two reads: the visitor, and the newest row.
 */
export async function orderLeftUnread(deps: Pick<Deps, 'table' | 'reach'>, visitorId: Id): Promise<void> {
  const { table, reach } = deps;
  if (!reach?.visitor) return;
  const visitor = await getVisitor(table, visitorId);
  const conversation = visitor?.last_conversation_id;
  if (conversation === undefined || !visitor?.email || mailStateOf(visitor)) return;
  // Consistently: an answer that the socket took a moment ago is looked for here only.
  const state = (await newestRow(table, conversation, { consistent: true }))?.state;
  if (!state || state.staff_count <= state.visitor_read.count) return;
  const read = await getLastRead(table, conversation, 'visitor');
  if (state.staff_count > (read?.count ?? 0)) await reach.visitor(conversation);
}
