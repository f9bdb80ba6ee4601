/** The table in DynamoDB. Only what makes a table imports this: whatever takes one needs no SDK. */
import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  type BatchGetCommandInput,
  type TransactWriteCommandInput,
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { tryAgain } from '#core/model/errors.ts';
import { cancellationCodes, isPassingCancellation } from './passing-errors.ts';
import type { Item, Table, TransactItem, Written } from './table.ts';

const TRANSACT_TRIES = 4;
const BATCH_TRIES = 4;
/** DynamoDB's limit. */
const MAX_BATCH_KEYS = 100;

/** The client of `dynamoTable`. It shares the middleware of the given client, which logs no requests from then on. */
export function documentClient(client: DynamoDBClient): DynamoDBDocumentClient {
  // Copies everything that is sent and received, even for a logger that does nothing.
  client.middlewareStack.remove('loggerMiddleware');
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/** The table on the AWS SDK. `pause` waits about this many milliseconds between tries and adds its own jitter. */
export function dynamoTable(
  client: DynamoDBDocumentClient,
  tableName: string,
  pause: (ms: number) => Promise<void>,
): Table {
  const TableName = tableName;
  return {
    get: async (input) => (await client.send(new GetCommand({ TableName, ...input }))).Item,
    query: async (input) => {
      const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand({ TableName, ...input }));
      return { items: Items, lastKey: LastEvaluatedKey };
    },
    batchGet: async (wanted, options = {}) => {
      const batches = Array.from({ length: Math.ceil(wanted.length / MAX_BATCH_KEYS) }, (_, index) => ({
        Keys: wanted.slice(index * MAX_BATCH_KEYS, (index + 1) * MAX_BATCH_KEYS),
        ...options,
      }));
      const send = (request: BatchGetCommandInput) => client.send(new BatchGetCommand(request));
      return (await Promise.all(batches.map((batch) => getBatch(send, pause, { [TableName]: batch })))).flat();
    },
    put: (input) => conditional(pause, () => client.send(new PutCommand({ TableName, ...input }))),
    update: async (input) => {
      let attributes: Item | undefined;
      const written = await conditional(pause, async () => {
        attributes = (await client.send(new UpdateCommand({ TableName, ...input }))).Attributes;
      });
      return { written, attributes };
    },
    delete: (input) => conditional(pause, () => client.send(new DeleteCommand({ TableName, ...input }))),
    transact: async (items) => {
      const TransactItems = items.map((item) => named(item, TableName));
      let ClientRequestToken = randomUUID();
      for (let tries = 1; ; tries++) {
        const input = { TransactItems, ClientRequestToken };
        const outcome = await transaction(() => client.send(new TransactWriteCommand(input)));
        if (outcome === 'done' || outcome === 'refused') return outcome;
        // What is under way under this name may yet be done: under another it would be refused by its own writes.
        if (outcome === 'conflict') ClientRequestToken = randomUUID();
        if (tries === TRANSACT_TRIES) throw tryAgain('Someone else is changing the same data. Try again shortly.');
        await pause(20 * 2 ** tries);
      }
    },
  };
}

type BatchRequest = BatchGetCommandInput['RequestItems'];
type BatchAnswer = { Responses?: Record<string, Item[]> | undefined; UnprocessedKeys?: BatchRequest };

/** One batch; keys that were left out are asked for again. @throws DomainError `try_again` */
async function getBatch(
  send: (request: BatchGetCommandInput) => Promise<BatchAnswer>,
  pause: (ms: number) => Promise<void>,
  request: BatchRequest,
): Promise<Item[]> {
  const found: Item[] = [];
  let left = request;
  for (let tries = 1; left && Object.keys(left).length > 0; tries++) {
    if (tries > BATCH_TRIES) throw tryAgain('The service is busy. Try again shortly.');
    if (tries > 1) await pause(25 * 2 ** tries);
    const answer = await send({ RequestItems: left });
    found.push(...Object.values(answer.Responses ?? {}).flat());
    left = answer.UnprocessedKeys;
  }
  return found;
}

function named(item: TransactItem, TableName: string): NonNullable<TransactWriteCommandInput['TransactItems']>[number] {
  return Object.fromEntries(Object.entries(item).map(([verb, input]) => [verb, { TableName, ...input }]));
}

/** One write. It may meet a transaction that touches the same item: that passes, so it is tried again. */
async function conditional(pause: (ms: number) => Promise<void>, write: () => Promise<unknown>): Promise<Written> {
  for (let tries = 1; ; tries++) {
    try {
      await write();
      return 'done';
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (error.name === 'ConditionalCheckFailedException') return 'refused';
      if (error.name !== 'TransactionConflictException' || tries === TRANSACT_TRIES) throw error;
      await pause(20 * 2 ** tries);
    }
  }
}

/** A transaction's outcome. A failed condition outweighs a conflict: what was read is stale, trying again can't help. */
async function transaction(write: () => Promise<unknown>): Promise<Written | 'conflict' | 'in_progress'> {
  try {
    await write();
    return 'done';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'TransactionInProgressException') return 'in_progress';
    if (error.name !== 'TransactionCanceledException') throw error;
    if (cancellationCodes(error).includes('ConditionalCheckFailed')) return 'refused';
    if (isPassingCancellation(error)) return 'conflict';
    throw error;
  }
}
