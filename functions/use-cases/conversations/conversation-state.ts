/** Reading a conversation whole, and showing it to agents and to its visitor. */
import type { ConversationState } from '#core/conversation/state.ts';
import type {
  FullConversation,
  ListedConversation,
  VisitorConversation,
  WaitingReason,
} from '#core/model/conversations/conversation.ts';
import { saidIn } from '#core/files/said.ts';
import type { Id } from '#core/model/id.ts';
import {
  type VisibleState,
  toConversation,
  toListedConversation,
  toVisitorConversation,
} from '#core/conversation/views.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import {
  type ConversationRecord,
  type StoredRow,
  getConversationRecord,
  getRow,
  newestRow,
} from '#functions/store/conversations/conversation-store.ts';
import type { Table } from '#functions/store/table.ts';

/** A conversation as stored: its newest row, which is its state, and the record of its other fields. */
export type LoadedConversation = ConversationRecord & { row: StoredRow };

/**
 * A conversation as stored; undefined if it doesn't exist. For a decision, read it consistently. The row is read first: the
 * record can then only be newer, in which case the next row exists as well and the write of the decision conflicts.
 */
export async function loadConversation(
  table: Table,
  conversation: Id,
  options: { consistent: boolean },
): Promise<LoadedConversation | undefined> {
  const reading = newestRow(table, conversation, options);
  if (options.consistent) await reading;
  const [row, record] = await Promise.all([reading, getConversationRecord(table, conversation, options)]);
  return row && record && { ...record, row };
}

/** The common part of both views: reads the last message and the feedback too, where the newest row doesn't have them. */
export async function visibleState(table: Table, state: LoadedConversation): Promise<VisibleState> {
  const { row, metadata, read } = state;
  const { state: conversationState } = row;
  const consistent = row.metadata?.event === 'redacted';
  const at = (seq: number) => (seq === row.seq ? row : getRow(table, metadata.id, seq, { consistent }));
  const [last, rated] = await Promise.all([
    at(conversationState.last_message_seq),
    conversationState.rated?.has_feedback ? at(conversationState.rated.seq) : undefined,
  ]);
  return {
    metadata,
    state: conversationState,
    reads: read,
    lastMessage: last ? saidIn(last) : null,
    feedback: rated?.feedback ?? null,
  };
}

/** Says why a pending conversation waits. */
export type ExplainWaiting = (
  conversationMetadata: ConversationRecord['metadata'],
  conversationState: ConversationState,
) => Promise<WaitingReason | null>;

/** The conversation as agents see it; `known` is what it is made of, where that was read already. */
export async function showConversation(
  table: Table,
  state: LoadedConversation,
  explain: ExplainWaiting,
  known?: VisibleState,
): Promise<FullConversation> {
  const [view, reason] = await Promise.all([known ?? visibleState(table, state), reasonOf(state, explain)]);
  return toConversation(view, reason);
}

/** The conversation as agents see it in a list. */
export async function showInList(
  table: Table,
  state: LoadedConversation,
  explain: ExplainWaiting,
): Promise<ListedConversation> {
  const [view, reason] = await Promise.all([visibleState(table, state), reasonOf(state, explain)]);
  return toListedConversation(view, reason);
}

const reasonOf = async (
  { metadata, row: { state } }: LoadedConversation,
  explain: ExplainWaiting,
): Promise<WaitingReason | null> => (state.status === 'pending' ? explain(metadata, state) : null);

/** The conversation as its visitor sees it; `known` as above. */
export async function visitorView(
  table: Table,
  state: LoadedConversation,
  known?: VisibleState,
): Promise<VisitorConversation> {
  const { agent_id } = state.row.state;
  const [view, agent] = await Promise.all([
    known ?? visibleState(table, state),
    agent_id === null ? undefined : getAgent(table, agent_id),
  ]);
  return toVisitorConversation(view, agent ? { id: agent.id, name: agent.name } : null);
}
