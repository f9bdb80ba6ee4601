/** The dependencies of use cases in tests: the embedded table with its units counted, pushes written down, a clock to turn. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Deps } from '#functions/deps.ts';
import type { Delivery } from '#functions/platform/push.ts';
import { documentClient, dynamoTable } from '#functions/store/dynamo-table.ts';
import type { TestTable } from './dynamodb.ts';

/** Capacity units since the last reset. */
export type Units = { read: number; write: number; index: number };

/** Dependencies and what a test may look at or turn. */
export type TestDeps = Deps & {
  delivered: Delivery[];
  clock: { ms: number };
  units: Units;
  resetUnits(): void;
};

type Capacity = {
  CapacityUnits?: number;
  ReadCapacityUnits?: number;
  WriteCapacityUnits?: number;
  Table?: { CapacityUnits?: number };
  GlobalSecondaryIndexes?: Record<string, { CapacityUnits?: number }>;
};

/** Dependencies upon a test table. `random` counts up, so that ids never collide. */
export function testDeps(table: TestTable, startMs = Date.UTC(2026, 5, 1, 12)): TestDeps {
  const units: Units = { read: 0, write: 0, index: 0 };
  const client = documentClient(table.client);
  count(client, units);
  const delivered: Delivery[] = [];
  const clock = { ms: startMs };
  let drawn = 0;
  return {
    table: dynamoTable(client, table.tableName, async () => {}),
    push: {
      listeners: async () => new Map(),
      deliver: async (deliveries) => (delivered.push(...deliveries), 'done'),
      reply: async () => 'sent',
      end: async () => {},
    },
    now: () => clock.ms,
    random: () => (drawn++ % 4096) / 4096,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    delivered,
    clock,
    units,
    resetUnits: () => Object.assign(units, { read: 0, write: 0, index: 0 }),
  };
}

const READ = /^(Get|Query|BatchGet|TransactGet)/;

/** Asks every request for its consumed capacity and adds it up. */
function count(client: DynamoDBDocumentClient, units: Units): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'INDEXES' });
      const answer = await next(args);
      const consumed = (answer.output as { ConsumedCapacity?: Capacity | Capacity[] }).ConsumedCapacity ?? [];
      const isRead = READ.test(context.commandName ?? '');
      for (const capacity of [consumed].flat()) {
        const index = Object.values(capacity.GlobalSecondaryIndexes ?? {}).reduce(
          (sum, { CapacityUnits = 0 }) => sum + CapacityUnits,
          0,
        );
        const all = capacity.CapacityUnits ?? 0;
        if (isRead) units.read += all;
        else {
          units.write += all - index;
          units.index += index;
        }
      }
      return answer;
    },
    { step: 'initialize', name: 'countUnits' },
  );
}
