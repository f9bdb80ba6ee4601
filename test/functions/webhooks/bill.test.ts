/** What webhooks cost: nothing for a message that nobody subscribed to, and little for each delivery. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Apis, ada, startApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';
import { streamEvent } from '#test/support/memory-deps.ts';
import { deliveringApis, startReceiver } from '#test/support/webhooks.ts';

let api: Apis;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let world: ReturnType<typeof deliveringApis>;
let chat: number;

beforeAll(async () => {
  api = await startApis();
  receiver = await startReceiver();
  world = deliveringApis(api);
  const agent = await api.make('/agents', { user_id: 'ada' });
  const widget = await api.make('/widgets', { name: 'Shop' });
  chat = (await api.startChat(widget.token)).conversation.id;
  await api.agent('POST', `/conversations/${chat}/assign`, { body: { agent_id: agent.id, force: true } });
  // The first answer is a step that the stream's reader is given anyway.
  await message();
});
afterAll(async () => {
  await receiver.stop();
  await api.stop();
});

const message = () =>
  api.agent('POST', `/conversations/${chat}/messages`, {
    claims: ada,
    body: { client_message_id: freshId(), content: 'Yes, we do' },
  });

/** Units of a message, of the stream's reader and of delivering, and how often each function runs for it. */
async function billOf(subscriptions: number) {
  for (let number = 0; number < subscriptions; number++)
    await api.make('/webhooks', { url: receiver.url, events: ['message.created'] });
  // What is subscribed to is known for a minute.
  api.clock.ms += 60_000;
  await world.fresh();
  const units = async (run: () => Promise<unknown>) => {
    api.deps.resetUnits();
    await run();
    return { ...api.deps.units };
  };
  const first = await units(message);
  const records = await world.fresh();
  const again = await units(message);
  const reading = records.length === 0 ? undefined : await units(() => world.react(streamEvent(records)));
  const started = world.starts.length;
  const delivering = await units(() => world.deliver());
  await world.fresh();
  return { first, again, records: records.length, reading, started, delivering };
}

describe('a message', () => {
  it('costs what it cost before where nobody subscribed, but for half a read unit a minute', async () => {
    const bill = await billOf(0);
    expect(bill).toMatchObject({ records: 0, started: 0, reading: undefined });
    expect(bill.again).toMatchObject({ write: 1, index: 0 });
    expect(bill.first).toEqual({ ...bill.again, read: bill.again.read + 0.5 });
    expect(bill.delivering).toEqual({ read: 0, write: 0, index: 0 });
  });

  it('is still one write unit for one subscription: its delivery costs six, in two more invocations', async () => {
    const bill = await billOf(1);
    expect(bill.again).toMatchObject({ write: 1, index: 0 });
    expect(bill).toMatchObject({ records: 1, started: 1 });
    expect(bill.reading).toEqual({ read: 0, write: 2, index: 0 });
    expect(bill.delivering).toMatchObject({ write: 4, index: 0 });
    expect(bill.delivering.read).toBeLessThanOrEqual(5);
    expect(receiver.received).toHaveLength(1);
  });

  it('costs each further subscription the same, and starts one function for each', async () => {
    const bill = await billOf(4);
    expect(bill.again).toMatchObject({ write: 1, index: 0 });
    expect(bill).toMatchObject({ records: 1, started: 5 });
    expect(bill.reading).toEqual({ read: 0, write: 10, index: 0 });
    expect(bill.delivering).toMatchObject({ write: 20, index: 0 });
  });
});

describe('the sweep', () => {
  it('reads half a unit for all webhooks and half a unit for each, and starts nothing while nothing is due', async () => {
    await world.deliver();
    api.deps.resetUnits();
    await world.sweep();
    expect(api.deps.units).toEqual({ read: 3, write: 0, index: 0 });
    expect(world.starts).toEqual([]);
  });
});
