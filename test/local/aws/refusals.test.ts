/** What Amazon's own engine refuses must not pass here, or a deployment would be the first to notice. */
import { describe, expect, it } from 'vitest';
import { refusalOf } from '#local/aws/dynamodb/refusals.ts';

const tables = [{ name: 'table', keys: ['pk', 'sk'], keysOnlyIndexes: { gsi1: ['pk', 'sk', 'gsi1pk', 'gsi1sk'] } }];
const query = (pk: string, sk: string, rest: object = {}) => ({
  TableName: 'table',
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
  ExpressionAttributeValues: { ':pk': { S: pk }, ':sk': { S: sk } },
  ...rest,
});
const list = (count: number) => Array.from({ length: count }, (_, index) => `:v${index}`).join(', ');
const inIndex = (name: string, rest: object) =>
  query('a', 'b', { IndexName: 'gsi1', ExpressionAttributeNames: { '#name': name }, ...rest });
const startingAt = (pk: string) => query('a', 'b', { ExclusiveStartKey: { pk: { S: pk }, sk: { S: 'b' } } });

describe('a request that DynamoDB takes', () => {
  it.each([
    ['keys of the longest', query('a'.repeat(2048), 'b'.repeat(1024))],
    ['a start within the partition', startingAt('a')],
    ['100 operands of IN', { FilterExpression: `a IN (${list(100)})` }],
    ['300 operators', { ConditionExpression: Array(150).fill('a = :a').join(' AND ') }],
    ['a filter on a key of the index', inIndex('gsi1sk', { FilterExpression: '#name > :sk' })],
    ['any filter on the table', query('a', 'b', { FilterExpression: '#other = :sk' })],
  ])('passes with %s', (_, input) => {
    expect(refusalOf(input, tables)).toBeUndefined();
  });
});

describe('a request that DynamoDB refuses', () => {
  it.each([
    ['an empty partition key', query('', 'b'), 'empty string'],
    ['an empty sort key', query('a', ''), 'empty string'],
    ['a partition key that is too long', query('a'.repeat(2049), 'b'), '2048 bytes'],
    ['a sort key that is too long in UTF-8', query('a', 'é'.repeat(513)), '1024 bytes'],
    ['a start in another partition', startingAt('z'), 'outside query boundaries'],
    ['101 operands of IN', { FilterExpression: `a IN (${list(101)})` }, 'number of operands: 101'],
    [
      '301 operators',
      { ConditionExpression: `${Array(150).fill('a = :a').join(' AND ')} AND NOT a = :b` },
      'operator count',
    ],
    ['a filter on what the index lacks', inIndex('status', { FilterExpression: '#name = :sk' }), 'attribute status'],
    ['a projection of what the index lacks', inIndex('status', { ProjectionExpression: '#name' }), 'attribute status'],
    [
      'such a condition in a transaction',
      { TransactItems: [{ Put: { ConditionExpression: `a IN (${list(101)})` } }] },
      'number of operands: 101',
    ],
  ])('is refused with %s', (_, input, message) => {
    expect(refusalOf(input, tables)).toContain(message);
  });
});
