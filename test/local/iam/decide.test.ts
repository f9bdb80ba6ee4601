import { describe, expect, test } from 'vitest';
import { decide } from '#local/iam/decide.ts';
import { statementsOf } from '#local/iam/policy.ts';

const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/chat';
const allow = (Action: string | string[], Resource: string | string[], rest: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...rest,
});
const deny = (Action: string, Resource: string, rest: object = {}) => ({ Effect: 'Deny', Action, Resource, ...rest });

describe.each([
  ['an exact grant', [allow('dynamodb:GetItem', table)], 'dynamodb:GetItem', table, 'allowed'],
  ['another action', [allow('dynamodb:GetItem', table)], 'dynamodb:PutItem', table, 'not granted'],
  ['another table', [allow('dynamodb:GetItem', table)], 'dynamodb:GetItem', `${table}-2`, 'not granted'],
  ['no statement at all', [], 'dynamodb:GetItem', table, 'not granted'],
  ['an action in other case', [allow('DynamoDB:getitem', table)], 'dynamodb:GetItem', table, 'allowed'],
  [
    'a resource in other case',
    [allow('dynamodb:GetItem', table.replace('chat', 'Chat'))],
    'dynamodb:GetItem',
    table,
    'not granted',
  ],
  ['a prefix of actions', [allow('dynamodb:Batch*', table)], 'dynamodb:BatchGetItem', table, 'allowed'],
  ['one character', [allow('dynamodb:?etItem', table)], 'dynamodb:GetItem', table, 'allowed'],
  ['? standing for no character', [allow('dynamodb:GetItem?', table)], 'dynamodb:GetItem', table, 'not granted'],
  ['every action', [allow('*', table)], 'sqs:SendMessage', table, 'allowed'],
  ['every resource', [allow('dynamodb:GetItem', '*')], 'dynamodb:GetItem', table, 'allowed'],
  [
    'a grant on the table, used on an index',
    [allow('dynamodb:Query', table)],
    'dynamodb:Query',
    `${table}/index/gsi1`,
    'not granted',
  ],
  [
    'a grant on the indexes',
    [allow('dynamodb:Query', [table, `${table}/index/*`])],
    'dynamodb:Query',
    `${table}/index/gsi1`,
    'allowed',
  ],
  [
    'a grant on the indexes, used on the table',
    [allow('dynamodb:Query', `${table}/index/*`)],
    'dynamodb:Query',
    table,
    'not granted',
  ],
  [
    'a grant on the streams',
    [allow('dynamodb:GetRecords', `${table}/stream/*`)],
    'dynamodb:GetRecords',
    `${table}/stream/2026-01-01T00:00:00.000`,
    'allowed',
  ],
  [
    'a grant on the table, used on its stream',
    [allow('dynamodb:GetRecords', table)],
    'dynamodb:GetRecords',
    `${table}/stream/2026-01-01T00:00:00.000`,
    'not granted',
  ],
  [
    'a wildcard that would have to cross a component',
    [allow('dynamodb:GetItem', 'arn:aws:*:123456789012:table/chat:*')],
    'dynamodb:GetItem',
    table,
    'not granted',
  ],
  [
    'a wildcard for a component',
    [allow('dynamodb:GetItem', 'arn:aws:dynamodb:*:*:table/chat')],
    'dynamodb:GetItem',
    table,
    'allowed',
  ],
  [
    'a deny beside an allow',
    [allow('dynamodb:*', table), deny('dynamodb:DeleteItem', table)],
    'dynamodb:DeleteItem',
    table,
    'denied',
  ],
  [
    'a deny before an allow',
    [deny('dynamodb:*', '*'), allow('dynamodb:GetItem', table)],
    'dynamodb:GetItem',
    table,
    'denied',
  ],
  [
    'a deny of something else',
    [allow('dynamodb:*', table), deny('dynamodb:DeleteItem', table)],
    'dynamodb:GetItem',
    table,
    'allowed',
  ],
  [
    'NotAction on what it excepts',
    [{ Effect: 'Allow', NotAction: 'dynamodb:DeleteItem', Resource: table }],
    'dynamodb:DeleteItem',
    table,
    'not granted',
  ],
  [
    'NotAction on the rest',
    [{ Effect: 'Allow', NotAction: 'dynamodb:DeleteItem', Resource: table }],
    'dynamodb:GetItem',
    table,
    'allowed',
  ],
  [
    'NotResource on what it excepts',
    [{ Effect: 'Allow', Action: 'sqs:*', NotResource: table }],
    'sqs:SendMessage',
    table,
    'not granted',
  ],
  [
    'a pattern with characters special to expressions',
    [allow('sqs:SendMessage', 'arn:aws:sqs:us-east-1:1:a.b+c')],
    'sqs:SendMessage',
    'arn:aws:sqs:us-east-1:1:aXb+c',
    'not granted',
  ],
])('%s', (_name, statements, action, resource, expected) => {
  test(`is ${expected}`, () => {
    expect(decide(statementsOf({ Statement: statements }, 'Test'), { action, resource })).toBe(expected);
  });
});

describe('conditions', () => {
  const decideWith = (operator: string, context: Record<string, string | string[]>) =>
    decide(
      statementsOf(
        {
          Statement: allow('dynamodb:GetItem', table, {
            Condition: { [operator]: { 'dynamodb:LeadingKeys': ['CONV#1', 'CONV#2'] } },
          }),
        },
        'Test',
      ),
      { action: 'dynamodb:GetItem', resource: table, context },
    );
  test.each([
    ['StringEquals', 'CONV#2', 'allowed'],
    ['StringEquals', 'CONV#3', 'not granted'],
    ['StringNotEquals', 'CONV#3', 'allowed'],
    ['StringNotEquals', 'CONV#1', 'not granted'],
    ['StringLike', 'CONV#2', 'allowed'],
    ['ForAllValues:StringEquals', ['CONV#1', 'CONV#2'], 'allowed'],
    ['ForAllValues:StringEquals', ['CONV#1', 'CONV#3'], 'not granted'],
    ['ForAnyValue:StringEquals', ['CONV#1', 'CONV#3'], 'allowed'],
    ['ForAnyValue:StringEquals', ['CONV#3'], 'not granted'],
    ['ForAllValues:StringNotEquals', ['CONV#3', 'CONV#4'], 'allowed'],
    ['ForAllValues:StringNotEquals', ['CONV#3', 'CONV#1'], 'not granted'],
    ['ForAnyValue:StringNotEquals', ['CONV#3', 'CONV#1'], 'allowed'],
    ['ForAllValues:StringEquals', [], 'allowed'],
    ['ForAnyValue:StringEquals', [], 'not granted'],
  ])('%s of %s is %s', (operator, keys, expected) => {
    expect(decideWith(operator, { 'dynamodb:LeadingKeys': keys })).toBe(expected);
  });

  test.each([
    ['StringEquals', 'not granted'],
    ['StringLike', 'not granted'],
    ['StringNotEquals', 'allowed'],
    ['ForAllValues:StringLike', 'allowed'],
    ['ForAnyValue:StringLike', 'not granted'],
    ['ForAnyValue:StringNotLike', 'not granted'],
  ])('%s of a request without the key is %s', (operator, expected) => {
    expect(decideWith(operator, {})).toBe(expected);
  });

  test('a pattern matches any number of characters, and each case apart', () => {
    const statements = statementsOf(
      {
        Statement: [
          allow('dynamodb:PutItem', table),
          deny('dynamodb:PutItem', table, {
            Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['WIDGET#*', 'IMPORTS'] } },
          }),
        ],
      },
      'Test',
    );
    const put = (...keys: string[]) =>
      decide(statements, {
        action: 'dynamodb:PutItem',
        resource: table,
        context: { 'dynamodb:LeadingKeys': keys },
      });
    expect([put('WIDGET#1'), put('CONV#1', 'IMPORTS')]).toEqual(['denied', 'denied']);
    expect([put('widget#1'), put('CONV#WIDGET#1'), put('IMPORTS#1')]).toEqual(['allowed', 'allowed', 'allowed']);
  });

  test('an unknown operator or key is an error', () => {
    expect(() => decideWith('DateGreaterThan', { 'dynamodb:LeadingKeys': 'x' })).toThrow('DateGreaterThan');
    const other = statementsOf(
      { Statement: allow('dynamodb:GetItem', table, { Condition: { StringEquals: { 'dynamodb:Select': 'COUNT' } } }) },
      'Test',
    );
    expect(() => decide(other, { action: 'dynamodb:GetItem', resource: table })).toThrow('dynamodb:Select');
  });
});

test('an invalid document, or one without an ARN, is rejected with the name of its policy', () => {
  expect(() => statementsOf({ Statement: [{ Effect: 'Maybe' }] }, 'RolePolicy')).toThrow('RolePolicy');
  expect(() => statementsOf({ Statement: allow('sqs:SendMessage', 'queue') }, 'RolePolicy')).toThrow('"queue"');
});
