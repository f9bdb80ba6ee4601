/** The local EventBridge takes what AWS takes, and refuses what AWS refuses. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type KeptEvent, eventsService } from '#local/aws/events.ts';

const events: KeptEvent[] = [];
const demanded: string[] = [];
const service = eventsService({
  events,
  demand: (_, action, resource) => void demanded.push(`${action} ${resource}`),
  put: () => {},
});
const put = async (Entries: object[]) => {
  const caller = { functionId: 'react', workerId: 'one' };
  const { body } = await service({ caller, operation: 'PutEvents', input: { Entries }, headers: {} });
  return JSON.parse(body) as { FailedEntryCount: number; Entries: { EventId?: string; ErrorCode?: string }[] };
};
const entry = { Source: 'live-chat', DetailType: 'ticket.created', Detail: '{"id":"evt_1"}', EventBusName: 'team' };

beforeEach(() => {
  events.length = 0;
  demanded.length = 0;
});

describe('PutEvents', () => {
  it('keeps an event, and asks for the permission on its bus', async () => {
    const answer = await put([entry, { ...entry, EventBusName: undefined }]);
    expect(answer.FailedEntryCount).toBe(0);
    expect(events[0]).toMatchObject({ bus: 'team', source: 'live-chat', detail: { id: 'evt_1' } });
    expect(demanded.map((one) => one.split(':').at(-1))).toEqual(['event-bus/team', 'event-bus/default']);
  });

  it('fails single entries that are wrong, and takes the others', async () => {
    const wrong = [{ Detail: 'no JSON' }, { DetailType: undefined }, { Source: 'aws.s3' }];
    const answer = await put([entry, ...wrong.map((fields) => ({ ...entry, ...fields }))]);
    expect(answer.FailedEntryCount).toBe(3);
    expect(answer.Entries.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'InvalidArgument',
      'NotAuthorizedForSourceException',
    ]);
    expect(events).toHaveLength(1);
  });

  it('refuses more than ten entries, and more than 256 KB', async () => {
    await expect(put(Array.from({ length: 11 }, () => entry))).rejects.toThrow('1 to 10 entries');
    const large = { ...entry, Detail: JSON.stringify({ text: 'é'.repeat(70_000) }) };
    await expect(put([large, large])).rejects.toThrow('over the limit');
    expect(events).toEqual([]);
  });
});
