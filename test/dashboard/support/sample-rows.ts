/** Rows of a conversation in short: who, what, how long ago. */
import type { Message } from '#core/model/messages/message.ts';
import { messageOf } from './sample.ts';

/** By a visitor, an agent, as a note, or a system row. */
export type Row = [from: 'v' | 'a' | 'n' | 's', content: string, secondsAgo: number];

/** The row. */
export function rowOf(
  conversationId: number,
  seq: number,
  from: Row[0],
  content: string,
  at: string,
  agentId: number,
): Message {
  const base = { conversation_id: conversationId, seq, created_at: at, content };
  const byAgent = {
    sender_type: 'agent',
    sender_id: agentId,
    sender_name: { 1: 'Maya Lindqvist', 2: 'Tomás Herrera', 3: 'Priya Raman' }[agentId] ?? null,
  } as const;
  if (from === 'v') return messageOf(base);
  if (from === 's')
    return messageOf({
      ...base,
      sender_type: 'system',
      content: 'Assigned',
      metadata: { event: 'assigned', agent_id: agentId },
    });
  return messageOf({ ...base, ...byAgent, visibility: from === 'n' ? 'internal' : 'public', is_read: seq < 6 });
}
