/** Earlier chats as a visitor looks through them. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addOlder } from '#client/timeline/older.ts';
import type { OwnConversation } from '#core/model/conversations/conversation.ts';
import { createChat } from '#widget/app/chat/chat.ts';
import { createBrowse } from '#widget/app/past/browse.ts';
import { type Lent, take } from '#widget/app/past/lent.ts';
import { makeWorld, refusal, row, type Script } from '#test/widget/support/world.ts';

const chat = (id: number, unread_count = 0): OwnConversation => ({
  id,
  status: 'closed',
  started_at: '2026-11-01T10:00:00.000Z',
  last_message_at: '2026-11-01T10:05:00.000Z',
  last_message: `The end of ${id}`,
  unread_count,
  agent_name: 'Anna',
});

const session = { session_token: 's', visitor: { id: 7 }, conversation: null, availability: null, team: [] };

/** Looks through what the scripted server has. */
function browse(answers: Partial<Record<string, Script>>) {
  const asked: string[] = [];
  const script: Script = (call) => {
    asked.push(call.operation);
    return call.operation === 'openSession' ? session : answers[call.operation]?.(call);
  };
  const { parts } = createChat(makeWorld(script).world);
  return { ...createBrowse(parts, vi.fn()), asked };
}
type Answers = Record<string, Script>;

beforeEach(() => take({ addOlder } as unknown as Lent));

describe('earlier chats', () => {
  it('come a page at a time, to the end', async () => {
    const pages: Answers = {
      listOwnConversations: ({ request: { query } }) =>
        query?.['cursor'] === 'next'
          ? { data: [chat(1)], next_cursor: null }
          : { data: [chat(3), chat(2)], next_cursor: 'next' },
    };
    const { begin, more, get } = browse(pages);
    await begin();
    expect(get()).toMatchObject({ next: 'next', fetching: 'nothing' });
    await more();
    expect(get().chats.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(get().next).toBeNull();
  });

  it('say that they could not be fetched, and are fetched at another try', async () => {
    let isDown = true;
    const { begin, more, get } = browse({
      listOwnConversations: () => {
        if (isDown) throw refusal(503);
        return { data: [chat(1)], next_cursor: null };
      },
    });
    await begin();
    expect(get()).toMatchObject({ fetching: 'failed', next: undefined });
    isDown = false;
    await more();
    expect(get()).toMatchObject({ fetching: 'nothing', next: null });
  });

  it('are asked for again with a new session where the one there was has expired', async () => {
    let times = 0;
    const { begin, get, asked } = browse({
      listOwnConversations: () => {
        if (times++ === 0) throw refusal(401);
        return { data: [chat(1)], next_cursor: null };
      },
    });
    await begin();
    expect(asked).toEqual(['listOwnConversations', 'openSession', 'listOwnConversations']);
    expect(get().chats).toHaveLength(1);
  });

  it('open at their newest rows, go back to their first ones, and are read then', async () => {
    const rows = [1, 2, 3, 4].map((seq) => row({ seq, conversation_id: 2 }));
    const readUpTo = vi.fn<(seq: unknown) => void>();
    const { begin, show, more, get } = browse({
      listOwnConversations: () => ({ data: [chat(2, 1)], next_cursor: null }),
      listOwnMessages: ({ request: { query } }) => ({
        data: rows.filter(({ seq }) => seq < Number(query?.['before_seq'])).slice(-2),
      }),
      readOwnConversation: ({ request: { body } }) => readUpTo(body?.['seq']),
    });
    await begin();
    await show(chat(2, 1));
    expect(get().rows.map(({ seq }) => seq)).toEqual([3, 4]);
    await vi.waitFor(() => expect(get().chats[0]?.unread_count).toBe(0));
    await more();
    expect(get().rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(readUpTo.mock.calls).toEqual([[4]]);
  });

  it('show nothing of a chat that was left before it came', async () => {
    let answer: (page: unknown) => void = () => undefined;
    const { begin, show, leave, get, asked } = browse({
      listOwnConversations: () => ({ data: [chat(2, 1)], next_cursor: null }),
      listOwnMessages: () => new Promise((resolve) => (answer = resolve)),
    });
    await begin();
    const shown = show(chat(2, 1));
    leave();
    answer({ data: [row({ seq: 1, conversation_id: 2 })] });
    await shown;
    expect(get()).toMatchObject({ shown: undefined, rows: [], fetching: 'nothing' });
    expect(asked).not.toContain('readOwnConversation');
  });
});
