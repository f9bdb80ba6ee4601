/** Our own sum of an item's size against what the local server bills for it. */
import { PutItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { itemSize, writeUnits } from '#local/aws/dynamodb/item-size.ts';
import type { AttributeMap } from '#local/aws/dynamodb/requests.ts';
import { startTestTable, type TestTable } from '#test/support/dynamodb.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

test.each([
  ['names and texts, in UTF-8', { ä: { S: 'é' } }, 4],
  ['numbers, two digits a byte', { n: { N: '-12345.6' } }, 1 + 5],
  ['zeros at the ends of numbers count nothing', { n: { N: '100' } }, 1 + 2],
  ['booleans and null', { b: { BOOL: true }, n: { NULL: true } }, 4],
  ['binary', { b: { B: Buffer.from('abc').toString('base64') } }, 1 + 3],
  ['sets', { s: { SS: ['ab', 'c'] } }, 1 + 3],
  [
    'lists and maps, three bytes and one an element',
    { l: { L: [{ S: 'ab' }, { M: { k: { S: 'v' } } }] } },
    1 + 3 + 3 + (3 + 1 + 1 + 1 + 1),
  ],
])('%s', (_name, item, expected) => expect(itemSize(item as AttributeMap)).toBe(expected));

test('the units of random items are those the server bills', async () => {
  const text = fc.string({ maxLength: 3000 }).map((S): AttributeValue => ({ S }));
  const { value } = fc.letrec<{ value: AttributeValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      text,
      fc.boolean().map((BOOL): AttributeValue => ({ BOOL })),
      fc.array(tie('value'), { maxLength: 3 }).map((L): AttributeValue => ({ L })),
      fc
        .dictionary(fc.stringMatching(/^[a-z]{1,9}$/), tie('value'), { maxKeys: 3 })
        .map((M): AttributeValue => ({ M })),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(value, fc.nat(), async (content, id) => {
      const Item = { pk: { S: `${id}-${Math.random()}` }, sk: { S: 'a' }, content };
      const { ConsumedCapacity } = await table.client.send(
        new PutItemCommand({ TableName: table.tableName, Item, ReturnConsumedCapacity: 'TOTAL' }),
      );
      expect(writeUnits(Item as unknown as AttributeMap)).toBe(ConsumedCapacity?.CapacityUnits);
    }),
    { numRuns: 60 },
  );
});
