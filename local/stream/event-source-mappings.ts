/** Runs all event source mappings of the stack. */
import type { Stack } from '#local/assembly/stack.ts';
import type { Queues } from '#local/aws/queues.ts';
import type { Table } from '#local/dynamodb/table.ts';
import type { Authority } from '#local/iam/authority.ts';
import type { Invoker } from '#local/lambda/invoker.ts';
import { deadLetter } from './dead-letter.ts';
import { deliver, type Abandonment } from './delivery.ts';
import { mappingsOf, type Mapping } from './mapping.ts';
import { Poller } from './poller.ts';
import { Positions } from './positions.ts';
import type { StreamRecord } from '#local/dynamodb/stream-reader.ts';

export type MappingsOptions = {
  stack: Stack;
  authority: Authority;
  /** The local server and its tables. */
  dynamoDbEndpoint: string;
  tables: readonly Table[];
  invoker: Pick<Invoker, 'invoke'>;
  queues: Queues;
  /** Whether time to live, and nobody else, removed an item. */
  removedByTime: (record: StreamRecord) => boolean;
  dataFolder?: string | undefined;
  report: (line: string) => void;
};

export type EventSourceMappings = {
  /** Resolves when every record so far is processed, including what functions wrote because of it. */
  idle: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts a poller for each mapping. Throws if a role may not read the stream, or a stream has too many readers. */
export async function startMappings(options: MappingsOptions): Promise<EventSourceMappings> {
  const positions = new Positions(options.dataFolder);
  const mappings = mappingsOf(options.stack);
  for (const mapping of mappings) requireGrants(mapping, options.authority);
  const pollers = mappings.map((mapping) => pollerOf(mapping, positions, options));
  await Promise.all(pollers.map((poller) => poller.start()));
  return {
    idle: () => untilIdle(pollers),
    stop: async () => {
      await Promise.all(pollers.map((poller) => poller.stop()));
    },
  };
}

/** Permissions that Lambda needs to read a stream on behalf of a function. */
function requireGrants({ id, functionId, streamArn }: Mapping, authority: Authority): void {
  const verdicts = [
    ...['DescribeStream', 'GetRecords', 'GetShardIterator'].map((name) =>
      authority.authorise(functionId, `dynamodb:${name}`, streamArn),
    ),
    authority.authorise(functionId, 'dynamodb:ListStreams', '*'),
  ];
  const refused = verdicts.find((verdict) => !verdict.allowed);
  if (refused && !refused.allowed)
    throw new Error(`The event source mapping ${id} may not read its stream. ${refused.message}`);
}

function pollerOf(mapping: Mapping, positions: Positions, options: MappingsOptions): Poller {
  const { dynamoDbEndpoint: endpoint, tables, invoker, removedByTime, report } = options;
  const table = tables.find(({ name }) => name === mapping.tableName);
  if (table?.streamArn === undefined)
    throw new Error(`The event source mapping ${mapping.id} reads ${mapping.tableName}, which has no stream.`);
  return new Poller({
    endpoint,
    mapping,
    table: { ...table, streamArn: table.streamArn },
    positions,
    removedByTime,
    report,
    deliver: (batch, shardId, signal) =>
      deliver(batch, {
        mapping,
        signal,
        invoke: (Records) => invoker.invoke(mapping.functionId, { Records }, { source: 'stream' }),
        giveUp: (givenUp) => giveUp(mapping, shardId, givenUp, options),
      }),
  });
}

function giveUp(
  mapping: Mapping,
  shardId: string,
  givenUp: Abandonment,
  { authority, queues, report }: MappingsOptions,
): void {
  report(
    `${mapping.id} gave up ${givenUp.records.length} stream record(s) after ${givenUp.attempts} attempt(s): ${givenUp.reason}.`,
  );
  if (mapping.deadLetters === undefined) return;
  const verdict = authority.authorise(mapping.functionId, 'sqs:SendMessage', mapping.deadLetters);
  if (verdict.allowed) queues.send(mapping.deadLetters, JSON.stringify(deadLetter(mapping, shardId, givenUp)));
}

/** Drains all twice, and the second time none may find a record, because one consumer reads what another writes. */
async function untilIdle(pollers: readonly Poller[]): Promise<void> {
  const total = (): number => pollers.reduce((sum, { read }) => sum + read, 0);
  let before: number;
  do {
    for (const poller of pollers) await poller.drain();
    before = total();
    for (const poller of pollers) await poller.drain();
  } while (total() !== before);
}
