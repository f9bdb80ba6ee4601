import { describe, expect, it } from 'vitest';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { findNewestRow, storedEarlier } from '#functions/use-cases/messages/stored-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { aStart, aVisitor } from '#test/support/conversations.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
import { roundTrips } from '#test/support/round-trips.ts';

describe('the newest row', () => {
  /** A chat, what was read ahead of it, and a table whose requests are counted. */
  async function setUp() {
    const deps = memoryDeps();
    const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
    const ahead = await newestRow(deps.table, row.conversation_id);
    const { rounds, watched } = roundTrips();
    return { chat: row.conversation_id, ahead, rounds, deps: { table: watched(deps.table) } };
  }

  it('isn’t read again where it was read ahead and may be seen', async () => {
    const { chat, ahead, rounds, deps } = await setUp();
    expect(await findNewestRow(deps, chat, () => true, { isSure: false, ahead })).toBe(ahead);
    expect(rounds).toEqual([]);
  });

  it('is read as often where it may not be seen as where there is none', async () => {
    const { chat, ahead, rounds, deps } = await setUp();
    const refused = { code: 'not_found' };
    await expect(findNewestRow(deps, chat, () => false, { isSure: false, ahead })).rejects.toMatchObject(refused);
    const foreign = rounds.splice(0);
    const none = { isSure: false, ahead: undefined };
    await expect(findNewestRow(deps, chat + 4096, () => true, none)).rejects.toMatchObject(refused);
    expect(foreign).toEqual([['query'], ['query']]);
    expect(rounds).toEqual(foreign);
  });
});

describe('where a message is that the open conversation doesn’t know', () => {
  const at = { conversation: 1, seq: 3 };

  it.each([
    { status: 'active', found: at },
    { status: 'resolved', found: at },
    { status: 'closed', found: undefined },
  ] as const)('is looked for unless that is over: $status', async ({ status, found }) => {
    const deps = memoryDeps();
    const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
    expect(await storedEarlier({ ...row.state, status }, async () => at)).toEqual(found);
  });

  it('is nowhere for who has no earlier one', async () => {
    const deps = memoryDeps();
    const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
    expect(await storedEarlier(row.state, undefined)).toBeUndefined();
  });
});
