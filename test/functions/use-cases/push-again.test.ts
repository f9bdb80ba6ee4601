/** A message that is stored reaches those who listen, whatever went wrong beside the write. */
import { beforeEach, describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import type { Id } from '#core/model/id.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { channelPush } from '#functions/platform/push.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { botStore } from '#functions/store/automation/bot-store.ts';
import { subscribe, putConnection } from '#functions/store/sockets/connection-store.ts';
import { listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import type { Table } from '#functions/store/table.ts';
import { automate } from '#functions/use-cases/automation/automate.ts';
import { assignTo, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import type { TestAutomation } from '#test/support/automation.ts';
import { automationDeps } from '#test/support/automation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';

const BOT: Id = 9;
const by = { type: 'system', reason: 'test' } as const;
let deps: TestAutomation;
let visitor: Id;
beforeEach(async () => {
  deps = automationDeps();
  const rules = { ...widgetDefaults, follow_up: { after_minutes: 30, text: 'Are you still there?' } };
  await deps.table.put({ Item: { ...keys.widget(1), ...indexes.list('WIDGETS', 1), id: 1, ...rules } });
  await botStore.put(
    deps.table,
    { ...botDefaults, id: BOT, name: 'Bo', provider: 'built-in', version: 1, created_at: '' },
    0,
  );
  visitor = await aVisitor(deps);
});

const isRow = (item: Record<string, unknown> | undefined): boolean => String(item?.['sk']).startsWith('MSG#');

/** The SDK sends a put again whose answer was lost: the row is there, and the condition refuses it. */
function losingAnswers(table: TestAutomation['table']): Table {
  const lost = Object.create(table) as Table;
  lost.put = async (input) => {
    const written = await table.put(input);
    return isRow(input.Item) ? 'refused' : written;
  };
  return lost;
}
/** The function dies right after a row was put. */
function dying(table: TestAutomation['table']): Table {
  const dies = Object.create(table) as Table;
  dies.put = async (input) => {
    const written = await table.put(input);
    if (isRow(input.Item)) throw new Error('the function was killed');
    return written;
  };
  return dies;
}

async function chatWith(agent: { id: Id; name: string }): Promise<Id> {
  const { row } = await startConversation(deps, aStart(visitor));
  await assignTo(deps, row.conversation_id, agent, by, { force: false });
  deps.delivered.length = 0;
  return row.conversation_id;
}
const words = (content: string) => ({ visitor, name: null, content, client_message_id: freshId(), allowance });
/** Which rows were pushed, and over which channels. */
const pushed = () =>
  deps.delivered.flatMap(({ channels, frame }) =>
    frame.type === 'message.created' ? channels.map(({ kind }) => `${frame.message.seq} ${kind}`) : [],
  );

describe('a message whose put was answered too late', () => {
  it('is the sender’s own: pushed once, and new', async () => {
    const conversation = await chatWith(await anAgent(deps));
    const sent = await sendVisitorMessage({ ...deps, table: losingAnswers(deps.table) }, conversation, words('And?'));
    expect(sent.isNew).toBe(true);
    expect(pushed()).toEqual(['3 watch', '3 agent']);
    expect(await listRows(deps.table, conversation, { after: 0, limit: 9 })).toHaveLength(3);
  });

  it('is not taken for another that has its place', async () => {
    const conversation = await chatWith(await anAgent(deps));
    const before = await newestRow(deps.table, conversation);
    await sendVisitorMessage(deps, conversation, words('First'));
    const table = Object.create(deps.table) as Table;
    let looks = 0;
    table.query = (input) =>
      looks++ === 0 && before
        ? deps.table.query({
            ...input,
            ExpressionAttributeValues: {
              ...input.ExpressionAttributeValues,
              ':last': keys.row(conversation, before.seq).sk,
            },
          })
        : deps.table.query(input);
    const sent = await sendVisitorMessage({ ...deps, table }, conversation, words('Second'));
    expect(sent).toMatchObject({ isNew: true, row: { seq: 4, content: 'Second' } });
  });

  it('is pushed as a bot’s answer, too', async () => {
    const widget = { id: 1, department_id: null, handler_type: 'ai_bot', handler_id: BOT } as const;
    const { row } = await startConversation(deps, aStart(visitor, { widget }));
    await automate({ ...deps, table: losingAnswers(deps.table) }, { conversation_id: row.conversation_id, seq: 1 });
    expect(pushed()).toEqual(['2 watch', '2 visitor']);
  });

  it('is pushed as a question to a silent visitor, too', async () => {
    const ana = await anAgent(deps);
    const conversation = await chatWith(ana);
    await sendAgentMessage(deps, conversation, { ...said('Here you are'), agent: ana });
    deps.delivered.length = 0;
    deps.clock.ms += 30 * 60_000;
    await sweep({ ...deps, table: losingAnswers(deps.table) })();
    expect(pushed()).toEqual(['4 watch', '4 agent', '4 visitor']);
  });
});

const said = (content: string) =>
  ({ content, client_message_id: freshId(), visibility: 'public', metadata: null }) as const;

describe('a message whose function died before the push', () => {
  it('is pushed when its sender retries, to the agent assigned by then', async () => {
    const conversation = await chatWith(await anAgent(deps));
    const message = words('And?');
    const killed = sendVisitorMessage({ ...deps, table: dying(deps.table) }, conversation, message);
    await expect(killed).rejects.toThrow('killed');
    expect(pushed()).toEqual([]);
    const bob = await anAgent(deps, { name: 'Bob' });
    await assignTo(deps, conversation, bob, by, { force: false });
    expect(await sendVisitorMessage(deps, conversation, message)).toMatchObject({ isNew: false, row: { seq: 3 } });
    expect(pushed()).toEqual(['3 watch', '3 agent']);
    expect(deps.delivered[0]?.channels).toContainEqual({ kind: 'agent', id: bob.id });
  });

  it('is pushed when the bot’s turn is taken again', async () => {
    const widget = { id: 1, department_id: null, handler_type: 'ai_bot', handler_id: BOT } as const;
    const { row } = await startConversation(deps, aStart(visitor, { widget }));
    const turn = { conversation_id: row.conversation_id, seq: 1 };
    const table = dying(deps.table);
    table.transact = () => Promise.reject(new Error('the function was killed'));
    await expect(automate({ ...deps, table }, turn)).rejects.toThrow('killed');
    await automate(deps, turn);
    expect(pushed()).toEqual(['2 watch', '2 visitor']);
    expect(deps.turns).toHaveLength(1);
  });
});

describe('a message that reopened a conversation', () => {
  it('is stored once when it is repeated on a stale read after the conversation was resolved again', async () => {
    const conversation = await chatWith(await anAgent(deps));
    await resolve(deps, conversation, by);
    const stale = await newestRow(deps.table, conversation);
    const message = words('One more thing');
    await sendVisitorMessage(deps, conversation, message);
    await resolve(deps, conversation, by);
    const table = Object.create(deps.table) as Table;
    table.query = async (input) => {
      const isStale = input.ConsistentRead !== true && input.ScanIndexForward === false;
      const range = { ...input.ExpressionAttributeValues, ':last': keys.row(conversation, stale?.seq ?? 0).sk };
      return deps.table.query(isStale ? { ...input, ExpressionAttributeValues: range } : input);
    };
    expect(await sendVisitorMessage({ ...deps, table }, conversation, message)).toMatchObject({ isNew: false });
    const rows = await listRows(deps.table, conversation, { after: 0, limit: 20 });
    expect(rows.filter(({ content }) => content === 'One more thing')).toHaveLength(1);
  });
});

describe('a push whose listeners can’t be read', () => {
  async function heardBy(failures: number): Promise<{ frames: string[]; warned: string[]; row: unknown }> {
    const token_expires_at_seconds = deps.now() / 1000 + 3600;
    const who = { principal: 'agent', user_id: 'ana', name: 'Ana', agent_id: null, token_expires_at_seconds } as const;
    const conversation = await chatWith(await anAgent(deps));
    await putConnection(deps.table, 'open', who, deps.now());
    const socket = { ...who, id: 'open', expires_at_seconds: token_expires_at_seconds, channels: [] };
    await subscribe(deps.table, socket, [{ kind: 'watch', id: conversation }]);
    const table = Object.create(deps.table) as Table;
    let left = failures;
    table.query = (input) => {
      const isChannel = String(input.ExpressionAttributeValues?.[':pk']).startsWith('CHANNEL#watch');
      return isChannel && left-- > 0 ? Promise.reject(new Error('throttled')) : deps.table.query(input);
    };
    const [frames, warned]: [string[], string[]] = [[], []];
    const post = async (id: string) => (frames.push(id), 'sent' as const);
    const log = { ...deps.log, warn: (event: string) => void warned.push(event) };
    const push = channelPush({ table, post, disconnect: async () => {}, log, now: deps.now });
    const { row } = await sendVisitorMessage({ ...deps, table, push, log }, conversation, words('And?'));
    return { frames, warned, row };
  }

  it('looks again', async () => {
    expect(await heardBy(1)).toMatchObject({ frames: ['open'], warned: [], row: { seq: 3 } });
  });

  it('leaves the message stored and its sender answered', async () => {
    expect(await heardBy(9)).toMatchObject({ frames: [], warned: ['listeners_unread'], row: { seq: 3 } });
  });

  it('takes nothing from a bot: what it wrote stays its answer', async () => {
    const widget = { id: 1, department_id: null, handler_type: 'ai_bot', handler_id: BOT } as const;
    const { row } = await startConversation(deps, aStart(visitor, { widget }));
    deps.bot = async (_, onDelta) => {
      onDelta('On');
      return { action: 'answer', reply: 'On Monday.', confidence: 1 };
    };
    const table = Object.create(deps.table) as Table;
    table.query = (input) =>
      String(input.ExpressionAttributeValues?.[':pk']).startsWith('CHANNEL#')
        ? Promise.reject(new Error('throttled'))
        : deps.table.query(input);
    const push = channelPush({
      table,
      post: async () => 'sent',
      disconnect: async () => {},
      log: deps.log,
      now: deps.now,
    });
    await automate({ ...deps, table, push }, { conversation_id: row.conversation_id, seq: 1 });
    const rows = await listRows(deps.table, row.conversation_id, { after: 0, limit: 9 });
    expect(rows.map(({ content }) => content)).toEqual(['Hello?', 'On Monday.']);
  });
});
