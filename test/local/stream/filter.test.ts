/** The filter grammar, operator by operator, as AWS documents it. */
import { describe, expect, test } from 'vitest';
import { filterOf } from '#local/stream/filter.ts';

const record = {
  eventName: 'INSERT',
  dynamodb: {
    ApproximateCreationDateTime: 1700000000,
    SizeBytes: 300,
    Keys: { pk: { S: 'CONV#1' }, sk: { S: 'MSG#0001' } },
    NewImage: {
      pk: { S: 'CONV#1' },
      name: { S: 'Alice' },
      empty: { S: '' },
      count: { N: '15' },
      open: { BOOL: true },
      nothing: { NULL: true },
      tags: { SS: ['red', 'blue'] },
      list: { L: [{ S: 'Sales' }, { S: 'Support' }] },
    },
  },
  userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com', note: null },
};

const image = (name: string, type: string, rules: unknown) => ({
  dynamodb: { NewImage: { [name]: { [type]: rules } } },
});
const named = (...rules: unknown[]) => image('name', 'S', rules);
const size = (...rules: unknown[]) => ({ dynamodb: { SizeBytes: [{ numeric: rules }] } });

test.each([
  ['equal', { eventName: ['INSERT'] }, true],
  ['not equal', { eventName: ['REMOVE'] }, false],
  ['equal in other case', { eventName: ['insert'] }, false],
  ['or', { eventName: ['REMOVE', 'INSERT'] }, true],
  ['and', { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: ['CONV#1'] } } } }, true],
  ['and, one side wrong', { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: ['CONV#2'] } } } }, false],
  ['$or, one side right', { $or: [{ eventName: ['REMOVE'] }, named('Alice')] }, true],
  ['$or, no side right', { $or: [{ eventName: ['REMOVE'] }, named('Bob')] }, false],
  ['$or beside a field that is wrong', { eventName: ['REMOVE'], $or: [named('Alice'), named('Bob')] }, false],
  ['$or below', { dynamodb: { $or: [{ SizeBytes: [1] }, { Keys: { pk: { S: ['CONV#1'] } } }] } }, true],
  ['prefix', named({ prefix: 'Al' }), true],
  ['prefix in other case', named({ prefix: 'al' }), false],
  ['prefix, ignoring case', named({ prefix: { 'equals-ignore-case': 'al' } }), true],
  ['suffix', named({ suffix: 'ice' }), true],
  ['suffix that is none', named({ suffix: 'Al' }), false],
  ['suffix, ignoring case', named({ suffix: { 'equals-ignore-case': 'ICE' } }), true],
  ['equals-ignore-case', named({ 'equals-ignore-case': 'aLICE' }), true],
  ['equals-ignore-case of a part', named({ 'equals-ignore-case': 'alic' }), false],
  ['anything-but another', named({ 'anything-but': 'Bob' }), true],
  ['anything-but itself', named({ 'anything-but': ['Bob', 'Alice'] }), false],
  ['anything-but a prefix', named({ 'anything-but': { prefix: 'Al' } }), false],
  ['anything-but another prefix', named({ 'anything-but': { prefix: 'Bo' } }), true],
  ['anything-but of what is absent', image('absent', 'S', [{ 'anything-but': 'x' }]), false],
  ['anything-but a number', { dynamodb: { SizeBytes: [{ 'anything-but': 300 }] } }, false],
  ['exists', named({ exists: true }), true],
  ['exists, of what is absent', image('absent', 'S', [{ exists: true }]), false],
  ['exists, of an object', { dynamodb: { NewImage: { name: [{ exists: true }] } } }, false],
  ['does not exist', image('absent', 'S', [{ exists: false }]), true],
  ['does not exist, of what is there', named({ exists: false }), false],
  ['does not exist, below what is absent', { dynamodb: { OldImage: { name: { S: [{ exists: false }] } } } }, true],
  ['empty', image('empty', 'S', ['']), true],
  ['empty, of a text', named(''), false],
  ['null', { userIdentity: { note: [null] } }, true],
  ['null, of a text', { userIdentity: { type: [null] } }, false],
  ['null, of what is absent', { userIdentity: { absent: [null] } }, false],
  ['a boolean', image('open', 'BOOL', [true]), true],
  ['a boolean that differs', image('open', 'BOOL', [false]), false],
  ['numeric equality', size('=', 300), true],
  ['numeric range', size('>', 299, '<=', 300), true],
  ['numeric range, at its open end', size('>', 300), false],
  ['a number as the record writes it', image('count', 'N', ['15']), true],
  ['numeric on an attribute, which is a text', image('count', 'N', [{ numeric: ['=', 15] }]), false],
  ['a set, by one of its members', image('tags', 'SS', ['blue']), true],
  ['a set, by none of its members', image('tags', 'SS', ['green']), false],
  ['a list, by one of its members', image('list', 'L', { S: ['Support'] }), true],
  ['a list, by a member that is not there', image('list', 'L', { S: ['Legal'] }), false],
  ['exists within a list', image('list', 'L', { S: [{ exists: true }] }), true],
  [
    'a removal by time to live',
    { eventName: ['INSERT'], userIdentity: { type: ['Service'], principalId: ['dynamodb.amazonaws.com'] } },
    true,
  ],
])('%s', (_name, pattern, expected) => {
  expect(filterOf([JSON.stringify(pattern)])(record)).toBe(expected);
});

test('one of several patterns is enough, and without patterns all pass', () => {
  const patterns = [{ eventName: ['REMOVE'] }, { eventName: ['INSERT'] }].map((pattern) => JSON.stringify(pattern));
  expect(filterOf(patterns)(record)).toBe(true);
  expect(filterOf(patterns.slice(0, 1))(record)).toBe(false);
  expect(filterOf([])(record)).toBe(true);
});

describe('patterns that Lambda rejects are rejected', () => {
  test.each([
    ['text that is no JSON', '{', 'no JSON'],
    ['a list', '[]', 'must be an object'],
    ['an empty object', '{}', 'is empty'],
    ['a value that is in no list', '{"eventName":"INSERT"}', '"eventName" must be a list'],
    ['an empty list', '{"eventName":[]}', 'the list of "eventName" is empty'],
    ['a list in a list', '{"eventName":[["INSERT"]]}', 'another list'],
    ['an operator that is not there', '{"eventName":[{"wildcard":"I*"}]}', 'anything-but'],
    ['a prefix that is no text', '{"eventName":[{"prefix":1}]}', '"prefix"'],
    ['exists without a boolean', '{"eventName":[{"exists":"yes"}]}', '"exists"'],
    ['a range without a number', '{"a":[{"numeric":[">","1"]}]}', '"numeric"'],
    ['a range without an operator', '{"a":[{"numeric":[1]}]}', '"numeric"'],
    ['an $or of one', '{"$or":[{"a":[1]}]}', '"$or"'],
    ['a pattern that is too long', JSON.stringify({ a: ['x'.repeat(4096)] }), '4096'],
  ])('%s', (_name, pattern, message) => expect(() => filterOf([pattern])).toThrow(message));

  test('a sixth filter', () => {
    expect(() => filterOf(Array.from({ length: 6 }, () => '{"a":[1]}'))).toThrow('Lambda takes 5');
  });
});
