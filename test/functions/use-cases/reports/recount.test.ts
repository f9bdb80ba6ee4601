import { beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '#functions/store/table.ts';
import { react } from '#functions/handlers/react.ts';
import { assignTo, rate, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { countOpenQuarters } from '#functions/use-cases/reports/count-metric-events.ts';
import { repair, recount } from '#functions/use-cases/reports/recount.ts';
import { sendAgentMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps, streamEvent } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;

beforeEach(async () => {
  deps = memoryDeps();
  const agent = await anAgent(deps);
  const visitor = await aVisitor(deps);
  const conversation = (await startConversation(deps, aStart(visitor))).row.conversation_id;
  deps.clock.ms += 60_000;
  await assignTo(deps, conversation, agent, { type: 'agent', agent }, { force: false });
  await sendAgentMessage(deps, conversation, {
    agent,
    content: 'Hi',
    client_message_id: freshId(),
    metadata: null,
    visibility: 'public',
  });
  await resolve(deps, conversation, { type: 'agent', agent });
  await rate(deps, conversation, { visitor, rating: 4, feedback: null, allowance });
  await react({ ...deps, startTurn: async () => {}, startTraining: async () => {} })(streamEvent(deps.table.changes));
  deps.clock.ms += 20 * 60_000;
  await countOpenQuarters(deps);
});

const stored = (prefix: string): Item[] => deps.table.items.filter(({ pk }) => String(pk).startsWith(prefix));
/** What it says; once that is mended, a recount finds nothing. */
async function drift(): Promise<string[]> {
  const found = await recount(deps);
  await repair(deps, found);
  expect((await recount(deps)).drift).toEqual([]);
  return found.drift.map(({ what }) => what);
}
const change = (item: Item | undefined, fields: Item) => deps.table.put({ Item: { ...item, ...fields } });

describe('a recount', () => {
  it('finds nothing where everything was counted', async () => {
    expect(await recount(deps)).toEqual({ conversations: 1, facts: 5, slots: 9, drift: [] });
  });

  it('finds what was never counted', async () => {
    await startConversation(deps, aStart(await aVisitor(deps)));
    expect(await drift()).toEqual([
      expect.stringMatching(/^started of conversation \d+, row 1, .* is missing$/),
      expect.stringMatching(/^widget 1 started at .* is not counted$/),
    ]);
  });

  it('finds a fact that was lost, although its number still has it', async () => {
    const fact = stored('FACTS#').find(({ sk }) => String(sk).startsWith('first_response#'));
    await deps.table.delete({ Key: { pk: fact?.['pk'], sk: fact?.['sk'] } });
    expect(await drift()).toEqual([expect.stringMatching(/^first_response of conversation .* is missing$/)]);
  });

  it('finds a fact that says something else, and one that should not be there', async () => {
    const fact = stored('FACTS#').find(({ sk }) => String(sk).startsWith('rated#'));
    await change(fact, { r: 1 });
    await change(fact, { sk: String(fact?.['sk']).replace(/\d{8}$/, '00000099') });
    expect(await drift()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^rated of .* is .*"rating":1.*, not .*"rating":4/),
        expect.stringMatching(/^rated of .*, row 99, .* should not be there$/),
      ]),
    );
  });

  it('finds a number that was counted twice, and one that is missing', async () => {
    const row = stored('METRICS#').find(({ sk }) => String(sk).startsWith('ALL#'));
    await change(row, { st0: 2, rs0: undefined });
    expect(await drift()).toEqual([
      expect.stringMatching(/^widget 1 started at .* counts 2, not 1/),
      expect.stringMatching(/^widget 1 resolved at .* is not counted$/),
    ]);
  });

  it('leaves the numbers of a conversation that was erased as they are', async () => {
    for (const { pk, sk } of stored('CONV#')) await deps.table.delete({ Key: { pk, sk } });
    expect(await recount(deps)).toMatchObject({ conversations: 0, facts: 0, drift: [] });
  });
});
