/** What refuses an agent's message or note. */
import type { Author } from '#core/conversation/commands.ts';
import { type ConversationState, isSettled } from '#core/conversation/state.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { getAgents } from '#functions/store/assignment/agent-store.ts';
import { getRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { conversationStays } from '#functions/store/lifecycle/retention-store.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';
import { type ScopeDeps, colleagueSees } from '#functions/use-cases/access/scope.ts';

/** Reads the newest answer where it is later than what was seen. @throws DomainError `conflict` when it is a colleague's */
export async function refuseCrossed(
  table: Table,
  conversation: Id,
  { staff_read }: ConversationState,
  { agent, seenSeq = Infinity }: { agent: Author; seenSeq?: number | undefined },
): Promise<void> {
  if (staff_read.seq <= seenSeq) return;
  const answered = await getRow(table, conversation, staff_read.seq);
  if (!answered || answered.sender_id === agent.id) return;
  const who = answered.sender_name ?? 'A colleague';
  throw new DomainError('conflict', `${who} has just answered. Read that first, or send yours anyway.`);
}

/** @throws DomainError `validation_failed` naming the first who isn't an agent, or doesn't see the conversation */
export async function requireMentioned(deps: ScopeDeps, conversation: Id, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  const agents = await getAgents(deps.table, ids);
  const found = new Set(agents.map((agent) => agent.id));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw badMention(`There is no agent ${missing}`);
  for (const agent of agents)
    if (!(await colleagueSees(deps, agent, conversation)))
      throw badMention(
        `${agent.name} doesn't see chats of this department. Transfer the chat, or mention a supervisor`,
      );
}

/** A mention is refused. */
export const badMention = (message: string): DomainError =>
  new DomainError('validation_failed', `metadata.mentions: ${message}.`, {
    errors: [{ path: 'body.metadata.mentions', message }],
  });

/**
 * The writes of a note in a conversation that is still there. The retention of a settled one may end just now: its rows are left
 * for a while, and a note that follows them would be lost. @throws DomainError `not_found`
 */
export async function requireThere(table: Table, id: Id, state: ConversationState): Promise<TransactItem[]> {
  if (!isSettled(state)) return [];
  found(await table.get({ Key: keys.info(id), ConsistentRead: true }));
  return [conversationStays(id)];
}
