import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it, vi } from 'vitest';
import { isPassing } from '#functions/store/passing-errors.ts';
import { documentClient, dynamoTable } from '#functions/store/dynamo-table.ts';

const refusal = (name: string, codes: string[] = []) =>
  Object.assign(new Error(name), { name, CancellationReasons: codes.map((Code) => ({ Code })) });

/** A transaction whose tries end like this, one after the other; answers how it ended, and the tokens it went by. */
async function transacted(...ends: (Error | undefined)[]) {
  const tokens: unknown[] = [];
  const send = async ({ input }: { input: { ClientRequestToken?: string } }) => {
    const end = ends[tokens.length];
    tokens.push(input.ClientRequestToken);
    if (end) throw end;
    return {};
  };
  const table = dynamoTable({ send } as unknown as DynamoDBDocumentClient, 'live-chat', async () => {});
  return { written: await table.transact([{ Delete: { Key: { pk: 'a', sk: 'b' } } }]), tokens };
}

it('a transaction still in progress is retried under its own token', async () => {
  const { written, tokens } = await transacted(refusal('TransactionInProgressException'), undefined);
  expect(written).toBe('done');
  expect(tokens[0]).toEqual(expect.any(String));
  expect(new Set(tokens).size).toBe(1);
});

it('a transaction that met another is a new one', async () => {
  const met = refusal('TransactionCanceledException', ['TransactionConflict', 'None']);
  const { written, tokens } = await transacted(met, met, undefined);
  expect(written).toBe('done');
  expect(new Set(tokens).size).toBe(3);
});

it.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
  'a transaction that was canceled by %s is retried, and in the end the caller may try again',
  async (reason) => {
    const passing = refusal('TransactionCanceledException', ['None', reason]);
    expect(await transacted(passing, undefined)).toMatchObject({ written: 'done' });
    await expect(transacted(passing, passing, passing, passing)).rejects.toMatchObject({ code: 'try_again' });
    expect(isPassing(passing)).toBe(true);
  },
);

it('a transaction that was canceled for good is not retried', async () => {
  const tooLarge = refusal('TransactionCanceledException', ['TransactionConflict', 'ItemCollectionSizeLimitExceeded']);
  await expect(transacted(tooLarge, undefined)).rejects.toBe(tooLarge);
  expect(isPassing(tooLarge)).toBe(false);
});

it('a transaction that failed a condition and met another is refused: what it was decided on is stale', async () => {
  const both = refusal('TransactionCanceledException', ['ConditionalCheckFailed', 'TransactionConflict']);
  const { written, tokens } = await transacted(both, undefined);
  expect([written, tokens.length]).toEqual(['refused', 1]);
});

describe('a single write that meets a transaction', () => {
  const met = refusal('TransactionConflictException');
  const writtenAfter = async (conflicts: number) => {
    let tries = 0;
    const send = async () => {
      tries += 1;
      if (tries <= conflicts) throw met;
      return {};
    };
    const table = dynamoTable({ send } as unknown as DynamoDBDocumentClient, 'live-chat', async () => {});
    const Key = { pk: 'a', sk: 'b' };
    const writes = [() => table.put({ Item: Key }), () => table.delete({ Key })];
    const update = async () => (await table.update({ Key, UpdateExpression: 'REMOVE a' })).written;
    const ends = [];
    for (const write of [...writes, update]) {
      tries = 0;
      ends.push(await write());
    }
    return ends;
  };

  it('is tried again', async () => expect(await writtenAfter(2)).toEqual(['done', 'done', 'done']));
  it('fails in the end, and passes', async () => {
    await expect(writtenAfter(100)).rejects.toBe(met);
    expect(isPassing(met)).toBe(true);
  });
});

it('more keys than one batch may have are read in several batches', async () => {
  const sizes: number[] = [];
  const send = async ({ input }: { input: { RequestItems: Record<string, { Keys: Record<string, unknown>[] }> } }) => {
    const keys = input.RequestItems['live-chat']?.Keys ?? [];
    sizes.push(keys.length);
    return { Responses: { 'live-chat': keys } };
  };
  const table = dynamoTable({ send } as unknown as DynamoDBDocumentClient, 'live-chat', async () => {});
  const keys = Array.from({ length: 201 }, (_, index) => ({ pk: String(index), sk: 'X' }));
  expect(await table.batchGet(keys)).toEqual(keys);
  expect(sizes).toEqual([100, 100, 1]);
  expect(await table.batchGet([])).toEqual([]);
});

it('what is read from a table is not copied for a log', async () => {
  const info = vi.fn<() => void>();
  const logger = { debug: () => {}, info, warn: () => {}, error: () => {} };
  const body = Buffer.from('{"Item":{"pk":{"S":"a"}}}');
  const handle = async () => ({ response: { statusCode: 200, headers: {}, body } });
  const client = new DynamoDBClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    logger,
    requestHandler: { handle },
  });
  const table = dynamoTable(documentClient(client), 'live-chat', async () => {});
  expect(await table.get({ Key: { pk: 'a', sk: 'b' } })).toEqual({ pk: 'a' });
  expect(info).not.toHaveBeenCalled();
});
