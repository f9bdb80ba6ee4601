/** When mail about unread answers is ordered, and what that costs: nothing while the visitor is there. */
import { beforeEach, describe, expect, it } from 'vitest';
import { reachOf } from '#functions/container.ts';
import type { Deps } from '#functions/deps.ts';
import { channelPush } from '#functions/platform/push.ts';
import { keys } from '#functions/store/keys.ts';
import { dueOrders, queueOnce } from '#functions/store/mail/mail-job-store.ts';
import { putConnection, subscribe, getConnection } from '#functions/store/sockets/connection-store.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import type { Table } from '#functions/store/table.ts';
import { markRead } from '#functions/use-cases/messages/mark-read.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { visitorAudience } from '#functions/use-cases/notify/audience.ts';
import { disconnect } from '#functions/use-cases/sockets/connect.ts';
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

let memory: MemoryDeps;
let calls: string[];
let deps: Deps;
let visitor: Id;
let conversation: Id;
let agent: AgentItem;
/** Sockets whose other end is gone. */
let gone: Set<string>;

beforeEach(async () => {
  memory = memoryDeps();
  [calls, gone] = [[], new Set()];
  const table = new Proxy<Table>(memory.table, {
    get: (target, name: keyof Table) => (input: never) => {
      calls.push(name);
      return (target[name] as (input: never) => unknown)(input);
    },
  });
  const post = async (id: string) => (gone.has(id) ? ('gone' as const) : ('sent' as const));
  const push = channelPush({ ...memory, table, post, disconnect: async () => {} });
  deps = {
    ...memory,
    table,
    push,
    reach: reachOf({ HAS_MAIL: 'yes', UNREAD_MINUTES: '10' }, { table, now: memory.now }),
  };
  agent = await anAgent(memory);
  visitor = await aVisitor(deps);
  await giveAddress('vera@example.com');
  conversation = (await startConversation(deps, aStart(visitor))).row.conversation_id;
  await memory.table.update({
    Key: keys.visitor(visitor),
    UpdateExpression: 'SET last_conversation_id = :conversation',
    ExpressionAttributeValues: { ':conversation': conversation },
  });
});

const giveAddress = (email: string | null) =>
  memory.table.update({
    Key: keys.visitor(visitor),
    UpdateExpression: 'SET email = :email',
    ExpressionAttributeValues: { ':email': email },
  });
const orders = () => memory.table.items.filter(({ pk }) => pk === 'OUTBOX').map(({ sk }) => sk);
async function arrive(id: string): Promise<void> {
  const who = {
    principal: 'visitor',
    visitor_id: visitor,
    widget_id: 1,
    widget_token: 'token',
    verified: false,
  } as const;
  await putConnection(memory.table, id, who, memory.now());
  const audience = visitorAudience({ visitor_id: visitor, widget_id: 1 });
  await subscribe(memory.table, found(await getConnection(memory.table, id)), [audience]);
}
async function answer(): Promise<void> {
  const words = { content: 'Yes.', visibility: 'public', metadata: null } as const;
  await sendAgentMessage(deps, conversation, { agent, client_message_id: freshId(), ...words });
}
async function callsOf(act: () => Promise<unknown>): Promise<string[]> {
  calls.length = 0;
  await act();
  return calls;
}

describe('an answer', () => {
  it('orders a mail by one write when nobody of the visitor’s listens', async () => {
    await answer();
    expect(orders()).toEqual([`UNREAD#${conversation}`]);
    const writes = (await callsOf(answer)).filter((name) => /^(put|update|transact|delete)$/.test(name));
    expect(writes).toEqual(['put', 'update']);
    expect(orders()).toHaveLength(1);
  });

  it('costs what it did when the visitor is there', async () => {
    await arrive('tab');
    // The first one also takes the conversation.
    await answer();
    const writes = (await callsOf(answer)).filter((name) => /^(put|update|transact|delete)$/.test(name));
    expect(writes).toEqual(['put']);
    expect(orders()).toEqual([]);
  });

  it('orders a mail when the only socket turns out to be gone', async () => {
    await arrive('tab');
    gone.add('tab');
    await answer();
    expect(orders()).toHaveLength(1);
  });

  it('waits as long as the deployment says', async () => {
    deps.reach = reachOf({ HAS_MAIL: 'yes', UNREAD_MINUTES: '3' }, deps);
    await answer();
    const order = memory.table.items.find(({ pk }) => pk === 'OUTBOX');
    expect(order?.due_at_ms).toBe(memory.now() + 3 * 60_000);
  });

  it('orders nothing where no mail is configured', async () => {
    expect(reachOf({ HAS_MAIL: '', UNREAD_MINUTES: '10' }, deps)).toEqual({});
  });
});

const isRowAfter = (sk: unknown, seq: number): boolean =>
  String(sk).startsWith('MSG#') && Number(String(sk).slice('MSG#'.length)) > seq;

describe('the end of a visitor’s socket', () => {
  beforeEach(() => arrive('tab'));
  const leave = () => callsOf(() => disconnect(deps, 'tab'));
  /** What forgetting a socket takes by itself, and notifying the team: the visitor, the newest row, and their other sockets before and after it. */
  const FORGETTING = ['get', 'delete', 'delete', 'get', 'query', 'query', 'query'];
  /** Besides these, the team's sockets are read by `channels`: those who have it open, and its agent. */
  const extra = (all: string[], channels = 2) => all.length - FORGETTING.length - channels;

  it('orders a mail about the answers it left unread, though they were pushed', async () => {
    await answer();
    await leave();
    expect(orders()).toHaveLength(1);
  });

  it('orders it also about an answer that only a consistent read finds', async () => {
    const { seq = 0 } = (await newestRow(memory.table, conversation)) ?? {};
    await answer();
    const { query } = memory.table;
    memory.table.query = async (input) => {
      const given = await query.call(memory.table, { ...input, Limit: 100 });
      const items = given.items.filter(({ sk }) => input.ConsistentRead || !isRowAfter(sk, seq));
      return { ...given, items: items.slice(0, input.Limit) };
    };
    await leave();
    expect(orders()).toHaveLength(1);
  });

  it('takes two reads when the visitor wrote last', async () => {
    expect(extra(await leave(), 1)).toBe(2);
    expect(orders()).toEqual([]);
  });

  it('takes three reads when they have read what the team wrote last', async () => {
    await answer();
    const { seq } = found(await newestRow(memory.table, conversation));
    await markRead(deps, conversation, { side: 'visitor', visitor }, seq);
    expect(extra(await leave())).toBe(3);
    expect(orders()).toEqual([]);
  });

  it('takes one read when nobody left an address', async () => {
    await giveAddress(null);
    await answer();
    expect(extra(await leave())).toBe(1);
    expect(orders()).toEqual([]);
  });

  it('takes none where no mail is configured', async () => {
    deps = { ...deps, reach: {} };
    await answer();
    expect(extra(await leave())).toBe(0);
  });

  it('orders nothing once they have replied', async () => {
    await answer();
    const words = { visitor, name: null, content: 'Thanks', client_message_id: freshId(), allowance };
    await sendVisitorMessage(deps, conversation, words);
    await leave();
    expect(orders()).toEqual([]);
  });
});

describe('an order of which one is enough', () => {
  const order = { about: 'unread', conversation_id: 7 } as const;

  it('is due when it was first asked for', async () => {
    const { table } = memory;
    await queueOnce(table, 'UNREAD#7', order, memory.now() + 600_000);
    memory.clock.ms += 300_000;
    await queueOnce(table, 'UNREAD#7', order, memory.now() + 600_000);
    expect(await dueOrders(table, memory.now())).toEqual([]);
    memory.clock.ms += 300_000;
    expect(await dueOrders(table, memory.now())).toMatchObject([{ job: order, tries: 0, asks: 2 }]);
  });
});
