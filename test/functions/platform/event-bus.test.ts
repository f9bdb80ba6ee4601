/** The event bus: what is put on it, in requests that it takes, and that what it refuses is put again. */
import { expect, it } from 'vitest';
import type { ChatEvent } from '#core/webhooks/events.ts';
import { type BusEntry, entryBytes, eventBus } from '#functions/platform/event-bus/event-bus.ts';

const event = (number: number, text = ''): ChatEvent =>
  ({
    id: `evt_${number}`,
    type: 'ticket.created',
    timestamp: '2026-11-29T12:00:00.000Z',
    subject: { type: 'ticket', id: number },
    seq: 1,
    data: { text },
  }) as unknown as ChatEvent;

const requests: BusEntry[][] = [];
const taking = eventBus(async (entries) => (requests.push(entries), { failed: 0, codes: [] }), 'team');

it('puts an event under its kind, whole, and says when it happened', async () => {
  await taking([event(1)]);
  expect(requests).toEqual([
    [
      {
        Source: 'live-chat',
        DetailType: 'ticket.created',
        Detail: JSON.stringify(event(1)),
        Time: new Date('2026-11-29T12:00:00.000Z'),
        EventBusName: 'team',
      },
    ],
  ]);
});

it('puts at most ten entries and 256 KB into a request', async () => {
  requests.length = 0;
  await taking(Array.from({ length: 23 }, (_, number) => event(number)));
  await taking(Array.from({ length: 5 }, (_, number) => event(number, 'é'.repeat(50_000))));
  expect(requests.map(({ length }) => length)).toEqual([10, 10, 3, 2, 2, 1]);
  for (const entries of requests)
    expect(entries.reduce((sum, entry) => sum + entryBytes(entry), 0)).toBeLessThanOrEqual(256 * 1024);
});

it('fails as a whole if one entry failed, so that the stream gives all of them again', async () => {
  const refusing = eventBus(async () => ({ failed: 1, codes: ['ThrottlingException'] }), 'team');
  await expect(refusing([event(1), event(2)])).rejects.toThrow('refused 1 of 2: ThrottlingException');
});
