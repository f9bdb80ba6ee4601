/** Cheap reads may be a moment old: what they don't know yet is looked for again before anything is refused or doubled. */
import { beforeEach, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { getRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import type { Item } from '#functions/store/table.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;
let visitor: Id;
let conversation: Id;
beforeEach(async () => {
  deps = memoryDeps();
  visitor = await aVisitor(deps);
  conversation = (await startConversation(deps, aStart(visitor))).row.conversation_id;
});

const say = (client_message_id = freshId(), content = 'More') =>
  sendVisitorMessage(deps, conversation, { visitor, name: 'Vera', content, client_message_id, allowance });

/** From now on, cheap reads don't know the rows after this one. */
function lagBehind(seq: number): void {
  const { get, query } = deps.table;
  const isKnown = (item: Item | undefined) => {
    const [kind, number] = String(item?.['sk']).split('#');
    return kind !== 'MSG' || Number(number) <= seq;
  };
  deps.table.get = async (input) => {
    const item = await get.call(deps.table, input);
    return input.ConsistentRead || isKnown(item) ? item : undefined;
  };
  deps.table.query = async (input) => {
    if (input.ConsistentRead || input.Limit !== 1) return query.call(deps.table, input);
    const { items } = await query.call(deps.table, { ...input, Limit: 100 });
    return { items: items.filter(isKnown).slice(0, 1), lastKey: undefined };
  };
}

it('a row is found that a cheap read does not know yet', async () => {
  await say();
  lagBehind(1);
  expect(await getRow(deps.table, conversation, 2)).toMatchObject({ seq: 2 });
});

it('a message is taken in a conversation that a cheap read does not know yet', async () => {
  lagBehind(0);
  expect((await say()).row).toMatchObject({ seq: 2 });
});

it('a message that lost its place to one that a cheap read does not know is stored after it, at the second try', async () => {
  await say();
  lagBehind(1);
  const { put } = deps.table;
  let puts = 0;
  deps.table.put = async (input) => ((puts += 1), put.call(deps.table, input));
  expect((await say()).row).toMatchObject({ seq: 3 });
  expect(puts).toBe(2);
});

it('a message that is repeated is answered from the row that a cheap read does not know yet', async () => {
  const sent = await say('message-7');
  lagBehind(1);
  expect(await say('message-7')).toMatchObject({ isNew: false, row: { id: sent.row.id } });
  expect((await newestRow(deps.table, conversation, { consistent: true }))?.seq).toBe(2);
});
