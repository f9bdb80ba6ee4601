import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item, Table, TransactItem } from '#functions/store/table.ts';
import { dynamoTable } from '#functions/store/dynamo-table.ts';
import type { TestTable } from './dynamodb.ts';
import { startTestTable } from './dynamodb.ts';
import { MemoryTable } from './memory-table.ts';

let server: TestTable;
let embedded: Table;
let run = 0;

beforeAll(async () => {
  server = await startTestTable();
  const client = DynamoDBDocumentClient.from(server.client, { marshallOptions: { removeUndefinedValues: true } });
  embedded = dynamoTable(client, server.tableName, async () => {});
});
afterAll(() => server.stop());

/** The same requests on both tables, each run in partitions of its own. */
async function onBoth<Result>(
  requests: (table: Table, pk: (name: string) => string) => Promise<Result>,
): Promise<{ memory: Result; real: Result }> {
  const prefix = `run${++run}-`;
  const pk = (name: string) => prefix + name;
  return { memory: await requests(new MemoryTable(), pk), real: await requests(embedded, pk) };
}

type Case = { it: string; requests: (table: Table, pk: (name: string) => string) => Promise<unknown>; gives: unknown };

const key = (pk: string, sk = 'a') => ({ pk, sk });
const all = (pk: string) => ({ KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } });
const texts = async (table: Table, input: Parameters<Table['query']>[0]) =>
  (await table.query(input)).items.map((item) => item['sk']);

const cases: Case[] = [
  {
    it: 'puts only if absent',
    requests: async (table, pk) => {
      const put = { Item: { ...key(pk('x')), n: 1 }, ConditionExpression: 'attribute_not_exists(pk)' };
      return [await table.put(put), await table.put(put)];
    },
    gives: ['done', 'refused'],
  },
  {
    it: 'gives nothing for what is not there',
    requests: async (table, pk) => [await table.get({ Key: key(pk('x')) }), await table.delete({ Key: key(pk('x')) })],
    gives: [undefined, 'done'],
  },
  {
    it: 'sets, adds up, falls back, removes and gives the new item',
    requests: async (table, pk) => {
      await table.put({ Item: { ...key(pk('x')), n: 1, gone: 'soon', kept: 'as it was' } });
      const { attributes, written } = await table.update({
        Key: key(pk('x')),
        UpdateExpression:
          'SET #n = #n + :one, kept = if_not_exists(kept, :other), made = if_not_exists(made, :other) REMOVE gone',
        ExpressionAttributeNames: { '#n': 'n' },
        ExpressionAttributeValues: { ':one': 1, ':other': 'made' },
        ReturnValues: 'ALL_NEW',
      });
      const { pk: _pk, ...rest } = attributes ?? {};
      return [written, rest];
    },
    gives: ['done', { sk: 'a', n: 2, kept: 'as it was', made: 'made' }],
  },
  {
    it: 'makes an item of an update, its key included',
    requests: async (table, pk) => {
      const input = { Key: key(pk('x')), UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': 1 } };
      await table.update(input);
      return (await table.get({ Key: key(pk('x')) }))?.['n'];
    },
    gives: 1,
  },
  {
    it: 'adds to sets and takes from them, and an empty set is no set',
    requests: async (table, pk) => {
      const change = (verb: string, ...names: string[]) =>
        table.update({
          Key: key(pk('x')),
          UpdateExpression: `${verb} tags :tags`,
          ExpressionAttributeValues: { ':tags': new Set(names) },
          ReturnValues: 'ALL_NEW',
        });
      await change('ADD', 'a', 'b');
      await change('ADD', 'b', 'c');
      const two = (await change('DELETE', 'b')).attributes?.['tags'];
      const none = (await change('DELETE', 'a', 'c')).attributes?.['tags'];
      return [two, none];
    },
    gives: [new Set(['a', 'c']), undefined],
  },
  {
    it: 'finds nothing true of what is absent but that it differs',
    requests: async (table, pk) => {
      const test = async (ConditionExpression: string) => {
        const written = await table.put({
          Item: key(pk('x')),
          ConditionExpression,
          ExpressionAttributeValues: { ':v': 1 },
        });
        await table.delete({ Key: key(pk('x')) });
        return written;
      };
      return Promise.all(['n = :v', 'n < :v', 'n >= :v', 'n <> :v', 'NOT n = :v'].map(test));
    },
    gives: ['refused', 'refused', 'refused', 'done', 'done'],
  },
  {
    it: 'takes lists for the same by their order, maps whatever theirs',
    requests: async (table, pk) => {
      await table.put({ Item: { ...key(pk('x')), list: ['a', 'b'], map: { one: 1, two: { deep: null } }, none: {} } });
      const test = async (name: string, value: unknown) =>
        (
          await table.update({
            Key: key(pk('x')),
            UpdateExpression: 'SET c = :v',
            ConditionExpression: '#n = :v',
            ExpressionAttributeNames: { '#n': name },
            ExpressionAttributeValues: { ':v': value },
          })
        ).written;
      return [
        await test('list', ['a', 'b']),
        await test('list', ['b', 'a']),
        await test('map', { two: { deep: null }, one: 1 }),
        await test('map', { one: 1 }),
        await test('none', {}),
        await test('none', []),
      ];
    },
    gives: ['done', 'refused', 'done', 'refused', 'done', 'refused'],
  },
  {
    it: 'binds AND closer than OR, and brackets closer than both',
    requests: async (table, pk) => {
      await table.put({ Item: { ...key(pk('x')), a: 1, b: 2 } });
      const test = async (ConditionExpression: string) =>
        (
          await table.update({
            Key: key(pk('x')),
            UpdateExpression: 'SET c = :one',
            ConditionExpression,
            ExpressionAttributeValues: { ':one': 1, ':two': 2 },
          })
        ).written;
      return [
        await test('a = :one OR b = :one AND a = :two'),
        await test('(a = :one OR b = :one) AND a = :two'),
        await test('attribute_exists(a) AND (attribute_not_exists(d) OR b = :one) AND b <> :one AND a < :two'),
      ];
    },
    gives: ['done', 'refused', 'done'],
  },
  {
    it: 'reads partitions in the order of their sort keys, forwards and backwards, in ranges and pages',
    requests: async (table, pk) => {
      for (const sk of ['c', 'a', 'B', 'aa', 'b']) await table.put({ Item: key(pk('x'), sk) });
      await table.put({ Item: key(pk('y'), 'z') });
      const first = await table.query({ ...all(pk('x')), Limit: 2 });
      const rest = { ...all(pk('x')), ...(first.lastKey ? { ExclusiveStartKey: first.lastKey } : {}) };
      return [
        await texts(table, all(pk('x'))),
        await texts(table, { ...all(pk('x')), ScanIndexForward: false, Limit: 1 }),
        await texts(table, {
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': pk('x'), ':from': 'a', ':to': 'b' },
        }),
        await texts(table, {
          KeyConditionExpression: 'pk = :pk AND sk < :to',
          ExpressionAttributeValues: { ':pk': pk('x'), ':to': 'a' },
        }),
        await texts(table, {
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :start)',
          ExpressionAttributeValues: { ':pk': pk('x'), ':start': 'a' },
        }),
        first.items.length,
        first.lastKey?.['sk'],
        await texts(table, rest),
      ];
    },
    gives: [['B', 'a', 'aa', 'b', 'c'], ['c'], ['a', 'aa', 'b'], ['B'], ['a', 'aa'], 2, 'a', ['aa', 'b', 'c']],
  },
  {
    it: 'says where a full page ended even when nothing follows',
    requests: async (table, pk) => {
      await table.put({ Item: key(pk('x'), 'a') });
      const whole = await table.query({ ...all(pk('x')), Limit: 2 });
      const full = await table.query({ ...all(pk('x')), Limit: 1 });
      return [whole.lastKey, full.lastKey?.['sk']];
    },
    gives: [undefined, 'a'],
  },
  {
    it: 'ends a page before the item with which it would be larger than a mebibyte, and goes on from there',
    requests: async (table, pk) => {
      // Each of a third of it, with the names and the key.
      const text = 'x'.repeat(Math.floor((1024 * 1024) / 3) - pk('x').length - 'pkskatext'.length);
      for (const sk of ['a', 'b', 'c', 'd', 'e']) await table.put({ Item: { ...key(pk('x'), sk), text } });
      const first = await table.query(all(pk('x')));
      const back = await table.query({ ...all(pk('x')), ScanIndexForward: false, Limit: 4 });
      const rest = await table.query({
        ...all(pk('x')),
        ...(first.lastKey ? { ExclusiveStartKey: first.lastKey } : {}),
      });
      return [first, back, rest].map(({ items, lastKey }) => [items.map((item) => item['sk']), lastKey?.['sk']]);
    },
    gives: [
      [['a', 'b', 'c'], 'c'],
      [['e', 'd', 'c'], 'c'],
      [['d', 'e'], undefined],
    ],
  },
  {
    it: 'finds keys only by an index, and only what has its keys',
    requests: async (table, pk) => {
      await table.put({ Item: { ...key(pk('x')), gsi1pk: pk('list'), gsi1sk: '2', other: 1 } });
      await table.put({ Item: { ...key(pk('y')), gsi1pk: pk('list'), gsi1sk: '1', gsi2pk: pk('list'), gsi2sk: '1' } });
      await table.put({ Item: { ...key(pk('z')) } });
      const { items } = await table.query({
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :pk',
        ExpressionAttributeValues: { ':pk': pk('list') },
      });
      return items.map((item) => [Object.keys(item).sort(), item['gsi1sk']]);
    },
    gives: [
      [['gsi1pk', 'gsi1sk', 'pk', 'sk'], '1'],
      [['gsi1pk', 'gsi1sk', 'pk', 'sk'], '2'],
    ],
  },
  {
    it: 'writes a transaction whole or not at all',
    requests: async (table, pk) => {
      await table.put({ Item: { ...key(pk('x')), n: 1 } });
      const attempt = (n: number): TransactItem[] => [
        { Put: { Item: { ...key(pk('new')), n } } },
        { Delete: { Key: key(pk('x')), ConditionExpression: 'n = :n', ExpressionAttributeValues: { ':n': n } } },
        { ConditionCheck: { Key: key(pk('never')), ConditionExpression: 'attribute_not_exists(pk)' } },
      ];
      const refused = await table.transact(attempt(2));
      const before = (await table.batchGet([key(pk('x')), key(pk('new'))])).length;
      const done = await table.transact(attempt(1));
      return [refused, before, done, (await table.batchGet([key(pk('x')), key(pk('new'))])).map((item) => item['n'])];
    },
    gives: ['refused', 1, 'done', [1]],
  },
  ...(
    [
      [
        'an item twice in a transaction',
        async (table, pk) => table.transact([{ Put: { Item: key(pk('x')) } }, { Delete: { Key: key(pk('x')) } }]),
      ],
      [
        'a value that is not given',
        async (table, pk) => table.put({ Item: key(pk('x')), ConditionExpression: 'n = :v' }),
      ],
      [
        'an expression that ends in the middle',
        async (table, pk) =>
          table.put({ Item: key(pk('x')), ConditionExpression: 'n = :v AND', ExpressionAttributeValues: { ':v': 1 } }),
      ],
      [
        'a reserved word as a name, in whatever case',
        async (table, pk) => table.put({ Item: key(pk('x')), ConditionExpression: 'attribute_not_exists(sTatus)' }),
      ],
      [
        'an index key that is not a text',
        async (table, pk) => table.put({ Item: { ...key(pk('x')), gsi1pk: 1, gsi1sk: '1' } }),
      ],
      [
        'an empty index key',
        async (table, pk) =>
          table.update({
            Key: key(pk('x')),
            UpdateExpression: 'SET gsi2pk = :pk, gsi2sk = :sk',
            ExpressionAttributeValues: { ':pk': pk('list'), ':sk': '' },
          }),
      ],
      ['an empty key', async (table) => table.get({ Key: { pk: '', sk: 'a' } })],
      ['a batch that names a key twice', async (table, pk) => table.batchGet([key(pk('x')), key(pk('x'))])],
    ] satisfies [string, (table: Table, pk: (name: string) => string) => Promise<unknown>][]
  ).map(([what, request]): Case => ({
    it: `refuses ${what}`,
    requests: (table, pk) =>
      request(table, pk).then(
        () => 'accepted',
        (error: Error) => error.name,
      ),
    gives: 'ValidationException',
  })),
];

describe('the table in memory', () => {
  it.each(cases)('$it, as DynamoDB does', async ({ requests, gives }) => {
    const { memory, real } = await onBoth(requests);
    expect(real).toEqual(gives);
    expect(memory).toEqual(gives);
  });

  it('refuses a value that no expression uses, which DynamoDB does and the embedded server does not', async () => {
    const unused = { ConditionExpression: 'attribute_exists(pk)', ExpressionAttributeValues: { ':v': 1 } };
    await expect(new MemoryTable().put({ Item: key('x'), ...unused })).rejects.toThrow(/:v/);
  });

  it('answers any sequence of requests as DynamoDB does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
        const { memory, real } = await onBoth(async (table, pk) => {
          const answers: unknown[] = [];
          for (const take of steps) answers.push(await take(table, pk('x')));
          const { items } = await table.query(all(pk('x')));
          return { answers, items: items.map(({ pk: _pk, ...item }: Item) => item) };
        });
        expect(memory).toEqual(real);
      }),
      { numRuns: 60 },
    );
  });
});

type Take = (table: Table, pk: string) => Promise<unknown>;

const sk = fc.constantFrom('a', 'b', 'c');
const n = fc.integer({ min: 0, max: 3 });
const condition = fc
  .array(
    fc.constantFrom(
      'attribute_exists(n)',
      'attribute_not_exists(n)',
      'n = :n',
      'n <> :n',
      'n < :n',
      'NOT n >= :n',
      '(n = :n OR attribute_not_exists(m))',
    ),
    { minLength: 1, maxLength: 3 },
  )
  .chain((parts) => fc.constantFrom(' AND ', ' OR ').map((glue) => `${parts.join(glue)}${glue}(n = :n OR n <> :n)`));
const update = fc.constantFrom(
  'SET n = :n',
  'SET m = if_not_exists(m, :n)',
  'SET m = :n REMOVE n',
  'ADD m :n',
  'REMOVE m, n',
);

const put: fc.Arbitrary<TransactItem & { Put: object }> = fc
  .record({ sk, n, condition })
  .map(({ sk, n, condition }) => ({
    Put: { Item: { sk, n }, ConditionExpression: condition, ExpressionAttributeValues: { ':n': n } },
  }));
const change = fc.record({ sk, n, condition, update }).map(({ sk, n, condition, update }) => ({
  Update: {
    Key: { sk },
    UpdateExpression: update,
    ConditionExpression: condition,
    ExpressionAttributeValues: { ':n': n },
  },
}));
const removal = fc.record({ sk, n, condition }).map(({ sk, n, condition }) => ({
  Delete: { Key: { sk }, ConditionExpression: condition, ExpressionAttributeValues: { ':n': n } },
}));

/** A write of the partition `pk`. */
function placed(write: { Put?: object; Update?: object; Delete?: object }, pk: string): TransactItem {
  const [[verb, input] = ['', {}]] = Object.entries(write) as [string, { Item?: Item; Key?: Item }][];
  const [where] = input.Item ? (['Item'] as const) : (['Key'] as const);
  return { [verb]: { ...input, [where]: { ...input[where], pk } } } as TransactItem;
}

const step: fc.Arbitrary<Take> = fc.oneof(
  fc.oneof(put, change, removal).map((write): Take => async (table, pk) => {
    const one = placed(write, pk);
    if ('Put' in one) return table.put(one.Put);
    if ('Update' in one) return (await table.update(one.Update)).written;
    return 'Delete' in one ? table.delete(one.Delete) : undefined;
  }),
  fc.tuple(put, change, removal).map((writes): Take => (table, pk) => {
    const bySk = new Map(writes.map((write) => [JSON.stringify(placed(write, '')).match(/"sk":"(\w)"/)?.[1], write]));
    return table.transact([...bySk.values()].map((write) => placed(write, pk)));
  }),
);
