/** What a row means for the conversation in the list. */
import { describe, expect, it } from 'vitest';
import { afterMessage } from '../../../dashboard/data/conversation-change.ts';
import { conversationOf, messageOf } from '../support/sample.ts';

const active = conversationOf({ id: 1, status: 'active', agent_id: 1, last_seq: 3, waiting_since: null });
const row = (part: Partial<Parameters<typeof messageOf>[0]>) => messageOf({ conversation_id: 1, seq: 4, ...part });

describe('a new row', () => {
  it('of the visitor makes it the agent’s turn, unread, and starts the clock', () => {
    const message = row({});
    expect(afterMessage({ ...active, status: 'waiting' }, message)).toMatchObject({
      status: 'active',
      unread_by_agent: 1,
      waiting_since: message.created_at,
      last_message: message.content,
      last_seq: 4,
    });
  });

  it('of the visitor does not restart a clock that runs', () => {
    expect(afterMessage({ ...active, waiting_since: 'before' }, row({})).waiting_since).toBe('before');
  });

  it('of an agent makes it the visitor’s turn', () => {
    expect(
      afterMessage({ ...active, waiting_since: 'before', unread_by_agent: 2 }, row({ sender_type: 'agent' })),
    ).toMatchObject({
      status: 'waiting',
      waiting_since: null,
      unread_by_agent: 0,
    });
  });

  it('that is a note changes neither turn nor last line', () => {
    const after = afterMessage(active, row({ sender_type: 'agent', visibility: 'internal', content: 'secret' }));
    expect(after).toEqual({ ...active, last_seq: 4 });
  });

  it('that was counted already changes nothing', () => {
    expect(afterMessage(active, row({ seq: 3 }))).toBe(active);
  });
});
