/** EventBridge: events that functions put on a bus. Rules of the stack on the default bus get them; all are kept, newest last. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { AwsError, unknownOperation } from '#local/aws/protocol/aws-error.ts';
import { answerWith, type RequireGrant, type Service } from '#local/aws/protocol/service.ts';

/** An event that was put on a bus. */
export type KeptEvent = { bus: string; source: string; 'detail-type': string; resources: string[]; detail: object };

const entry = z.object({
  Source: z.optional(z.string()),
  DetailType: z.optional(z.string()),
  Detail: z.optional(z.string()),
  Resources: z._default(z.array(z.string()), []),
  EventBusName: z._default(z.string(), 'default'),
  Time: z.optional(z.number()),
});
type Entry = z.infer<typeof entry>;

const request = z.object({ Entries: z.array(entry).check(z.minLength(1), z.maxLength(10)) });

/** AWS's limit of all entries of a request. */
const MAX_BYTES = 256 * 1024;
/** Number of events that are kept. */
const MAX = 1000;

const arnOf = (bus: string): string =>
  bus.startsWith('arn:')
    ? bus
    : `arn:${LOCAL_ACCOUNT.partition}:events:${LOCAL_ACCOUNT.region}:${LOCAL_ACCOUNT.account}:event-bus/${bus}`;

/** What an entry counts, as AWS counts it. */
const bytesOf = ({ Source = '', DetailType = '', Detail = '', Resources, Time }: Entry): number =>
  [Source, DetailType, Detail, ...Resources].reduce((sum, text) => sum + Buffer.byteLength(text), Time ? 14 : 0);

export type EventsServiceOptions = { events: KeptEvent[]; demand: RequireGrant; put: (event: KeptEvent) => void };

/** Takes `PutEvents`. An entry that is wrong fails by itself; a request that is too large fails as a whole. */
export function eventsService({ events, demand, put }: EventsServiceOptions): Service {
  return async ({ caller, operation, input }) => {
    if (operation !== 'PutEvents') throw unknownOperation(`events:${operation}`);
    const { data } = request.safeParse(input);
    if (!data) throw new AwsError('ValidationException', 'Entries must have 1 to 10 entries.');
    for (const { EventBusName } of data.Entries) demand(caller, 'events:PutEvents', arnOf(EventBusName));
    if (data.Entries.reduce((sum, one) => sum + bytesOf(one), 0) > MAX_BYTES)
      throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
    const Entries = data.Entries.map((one) => {
      const event = eventOf(one);
      if ('ErrorCode' in event) return event;
      events.push(event);
      if (events.length > MAX) events.shift();
      put(event);
      return { EventId: randomUUID() };
    });
    return answerWith({ FailedEntryCount: Entries.filter((one) => 'ErrorCode' in one).length, Entries });
  };
}

type Failed = { ErrorCode: string; ErrorMessage: string };

function eventOf({ Source, DetailType, Detail, Resources, EventBusName }: Entry): KeptEvent | Failed {
  const refuse = (ErrorCode: string, ErrorMessage: string): Failed => ({ ErrorCode, ErrorMessage });
  if (!Source || Source.startsWith('aws.')) return refuse('NotAuthorizedForSourceException', 'Source is not valid.');
  if (!DetailType) return refuse('InvalidArgument', 'Parameter DetailType is not valid. Reason: required.');
  try {
    const detail: unknown = JSON.parse(Detail ?? '');
    if (typeof detail !== 'object' || detail === null) throw new SyntaxError('no object');
    return { bus: EventBusName, source: Source, 'detail-type': DetailType, resources: Resources, detail };
  } catch {
    return refuse('MalformedDetail', 'Detail is malformed.');
  }
}
