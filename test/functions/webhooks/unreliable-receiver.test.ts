/** A thousand events to a receiver that is down half the time: each arrives, with one ID, and their order can be repaired. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '#functions/store/keys.ts';
import { webhookStore } from '#functions/store/webhooks/webhook-store.ts';
import { createWebhook } from '#functions/use-cases/webhooks/webhooks.ts';
import { memoryDeps, streamEvent } from '#test/support/memory-deps.ts';
import { deliveringFunctions, startReceiver } from '#test/support/webhooks.ts';

const EVENTS = 1000;
const AGENTS = 20;

let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.stop());

/** Records of agents who change their status, in the order in which they do so. */
const records = (startMs: number) =>
  Array.from({ length: EVENTS }, (_, number) => {
    const of = 1 + (number % AGENTS);
    const seq = 1 + Math.floor(number / AGENTS);
    const agent = {
      id: of,
      user_id: `agent-${of}`,
      name: 'Ada',
      status: 'away',
      status_reason: null,
      is_connected: true,
    };
    const data = { agent, previous_status: 'online', was_connected: true };
    const key = keys.event('agent', of, (startMs - Date.UTC(2020, 0, 1)) * 4096 + number);
    return {
      eventName: 'INSERT' as const,
      key,
      image: { ...key, told: { type: 'agent.status_changed', of, seq, agent: data } },
    };
  });

describe('a receiver that is down half the time', () => {
  it('gets each of a thousand events at least once, although functions die and the stream repeats itself', async () => {
    const deps = memoryDeps();
    const url = receiver.url;
    const settings = { url, events: ['agent.status_changed' as const], is_active: true, description: '' };
    const { id } = await createWebhook({ ...deps, onThisMachine: true }, settings);
    // Now and then a write of the functions that deliver fails.
    let writes = 0;
    let faults = 0;
    const dying =
      <Input, Output>(write: (input: Input) => Promise<Output>) =>
      (input: Input) => {
        if (++writes % 41 !== 0) return write(input);
        faults++;
        throw new Error('The function dies.');
      };
    const { table } = deps;
    const failing = Object.assign(Object.create(table), {
      put: dying(table.put.bind(table)),
      delete: dying(table.delete.bind(table)),
    }) as typeof table;
    const world = deliveringFunctions({ ...deps, table: failing });
    const accepted: { id: string; subject: number; seq: number }[] = [];
    let asked = 0;
    receiver.answer((_, response, body) => {
      // Down for a while, then up for a while; and now and then it takes an event and says that it didn't.
      const isDown = Math.floor(asked++ / 40) % 2 === 1;
      if (!isDown || asked % 10 === 0) {
        const event = JSON.parse(body);
        accepted.push({ id: event.id, subject: event.subject.id, seq: event.seq });
      }
      response.writeHead(isDown ? 503 : 204).end();
    });
    const all = records(deps.clock.ms);
    for (let from = 0; from < EVENTS; from += 25) {
      let batch = all.slice(from, from + 25);
      while (batch.length > 0) {
        const { batchItemFailures } = await world.react(streamEvent(batch));
        const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier)));
        // What failed comes again, and something that didn't, too.
        batch = batch.filter((_, index) => failed.has(index + 1) || (failed.size > 0 && index === 0));
      }
    }
    const deliver = () => world.deliver().catch(() => undefined);
    await deliver();
    for (let minute = 0; minute < 1200 && new Set(accepted.map((one) => one.id)).size < EVENTS; minute += 2) {
      deps.clock.ms += 2 * 60_000;
      // A function that died has the webhook claimed until its time is over.
      await world.sweep();
      await deliver();
    }
    expect(faults).toBeGreaterThan(20);
    const ids = new Set(accepted.map((one) => one.id));
    expect(ids.size).toBe(EVENTS);
    const bySubject = Map.groupBy(accepted, ({ subject }) => subject);
    for (const events of bySubject.values()) {
      const once = [...new Map(events.map((event) => [event.id, event.seq])).values()];
      expect(once.toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: EVENTS / AGENTS }, (_, at) => at + 1),
      );
    }
    expect((await webhookStore.get(table, id))?.record).toMatchObject({ is_active: true });
  });
});
