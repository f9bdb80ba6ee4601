/** What a row means for the conversation in the list. */
import { describe, expect, it } from 'vitest';
import { afterMessage, newer } from '#dashboard/data/inbox/conversation-change.ts';
import { conversationOf, messageOf } from '#test/dashboard/support/sample.ts';

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

  it('of files alone is shown by their names', () => {
    const file = { id: '7-v-00000000000000000001', name: 'mug.png', type: 'image/png', size: 9 };
    const message = row({ content: '', metadata: { files: [file, { ...file, name: 'box.pdf' }] } });
    expect(afterMessage(active, message).last_message).toBe('mug.png, box.pdf');
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
    expect(after).toEqual({ ...active, last_seq: 4, version: 4 });
  });

  it('that was counted already changes nothing', () => {
    expect(afterMessage(active, row({ seq: 3 }))).toBe(active);
  });
});

describe('of two states of one conversation', () => {
  const known = conversationOf({ id: 1, last_seq: 5, version: 8 });

  it('the one with more rows is newer, the later arrival where both are the same', () => {
    expect(newer(known, conversationOf({ id: 1, last_seq: 4, version: 7 }))).toBe(known);
    const same = { ...known, waiting_reason: 'all_full' } as const;
    expect(newer(known, same)).toBe(same);
  });

  it('the one with the higher version is newer where the rows are the same', () => {
    const changed = { ...known, priority: 'high', version: 9 } as const;
    expect(newer(known, changed)).toBe(changed);
    expect(newer(changed, known)).toBe(changed);
  });

  it('each has its newer half if one was read between two changes', () => {
    const assigned = { ...known, agent_id: 7, status: 'active', last_seq: 6, version: 9 } as const;
    const labelled = { ...known, labels: ['vip'], version: 9 };
    const both = { ...assigned, labels: ['vip'], version: 10 };
    expect(newer(assigned, labelled)).toEqual(both);
    expect(newer(labelled, assigned)).toEqual(both);
  });
});

describe('attributes', () => {
  it('that are known stay when a list, which has none, tells of the conversation again', () => {
    const known = { ...active, attributes: { order: 7 } };
    const listed = { ...active, last_seq: 4, version: 4, attributes: undefined };
    expect(newer(known, listed)).toEqual({ ...listed, attributes: { order: 7 } });
  });

  it('that come late are taken in beside what is newer', () => {
    const listed = { ...active, last_seq: 4, version: 4, attributes: undefined };
    expect(newer(listed, { ...active, attributes: { order: 7 } })).toEqual({ ...listed, attributes: { order: 7 } });
    expect(newer(undefined, listed)).toBe(listed);
  });

  it('that were changed replace those that are known', () => {
    const changed = { ...active, attributes: {} };
    expect(newer({ ...active, attributes: { order: 7 } }, changed)).toBe(changed);
  });
});
