import { expect, test } from 'vitest';
import { deploy } from '#local/assembly/stack.ts';
import type { Template } from '#local/assembly/template.ts';
import { OPERATOR, createAuthority } from '#local/iam/authority.ts';

const tableArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/chat';
const statement = (Action: string, Resource: string) => ({ Statement: [{ Effect: 'Allow', Action, Resource }] });

const resources = (action: string, managed: string[] = []): Template['Resources'] => ({
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'role',
      ManagedPolicyArns: managed,
      Policies: [{ PolicyName: 'Own', PolicyDocument: statement('sqs:SendMessage', '*') }],
    },
  },
  Other: { Type: 'AWS::IAM::Role', Properties: {} },
  Policy: {
    Type: 'AWS::IAM::Policy',
    Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: statement(action, tableArn) },
  },
  Handler: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
  Stranger: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Other', 'Arn'] } } },
});

async function authorityOf(Resources: Template['Resources']) {
  const reported: string[] = [];
  const stack = deploy({ stackName: 'Chat', template: { Resources }, assets: new Map() });
  return { authority: await createAuthority(stack, { report: (line) => reported.push(line) }), reported };
}

test('a function may do what inline, attached and managed policies of its role grant', async () => {
  const { authority, reported } = await authorityOf(
    resources('dynamodb:PutItem', ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']),
  );
  expect(authority.authorise('Handler', 'dynamodb:PutItem', tableArn)).toEqual({ allowed: true });
  expect(authority.authorise('Handler', 'sqs:SendMessage', 'arn:aws:sqs:us-east-1:1:q')).toEqual({ allowed: true });
  expect(authority.authorise('Handler', 'logs:PutLogEvents', 'arn:aws:logs:us-east-1:1:x')).toEqual({ allowed: true });
  expect(reported).toEqual([]);
});

test("a missing grant is denied in AWS's words and reported once with what the role needs", async () => {
  const { authority, reported } = await authorityOf(resources('dynamodb:PutItem'));
  expect(authority.authorise('Handler', 'dynamodb:GetItem', tableArn)).toEqual({
    allowed: false,
    message: `User: arn:aws:sts::123456789012:assumed-role/role/Handler is not authorized to perform: dynamodb:GetItem on resource: ${tableArn} because no identity-based policy allows the dynamodb:GetItem action`,
  });
  authority.authorise('Handler', 'dynamodb:GetItem', tableArn);
  expect(reported).toEqual([
    `ACCESS DENIED: Handler called dynamodb:GetItem on ${tableArn}; its role needs { Action: "dynamodb:GetItem", Resource: "${tableArn}" }.`,
  ]);
});

test("a function has none of another function's permissions", async () => {
  const { authority } = await authorityOf(resources('dynamodb:PutItem'));
  expect(authority.authorise('Stranger', 'dynamodb:PutItem', tableArn)).toMatchObject({ allowed: false });
  expect(authority.knows('Stranger')).toBe(true);
  expect(authority.knows('Nobody')).toBe(false);
});

test('a misspelled action prevents the start, because AWS would accept it and grant nothing', async () => {
  await expect(authorityOf(resources('dynamodb:PuttItem'))).rejects.toThrow('dynamodb:PuttItem');
  await expect(authorityOf(resources('dynamo:*'))).rejects.toThrow('dynamo:*');
});

test('an unknown managed policy prevents the start', async () => {
  const wanted = ['arn:aws:iam::aws:policy/AdministratorAccess'];
  await expect(authorityOf(resources('dynamodb:PutItem', wanted))).rejects.toThrow('AdministratorAccess');
});

test('the operator, who runs commands on this stack, may do everything', async () => {
  const { authority, reported } = await authorityOf(resources('dynamodb:PutItem'));
  expect(authority.knows(OPERATOR)).toBe(true);
  expect(authority.authorise(OPERATOR, 'cognito-idp:AdminCreateUser', '*')).toEqual({ allowed: true });
  expect(reported).toEqual([]);
});

test('a grant is told once when it is first used, by the patterns of its statement', async () => {
  const stack = deploy({
    stackName: 'Chat',
    template: { Resources: resources('dynamodb:*Item') },
    assets: new Map(),
  });
  const used: object[] = [];
  const authority = await createAuthority(stack, { report: () => {}, used: (grant) => used.push(grant) });
  authority.authorise('Handler', 'dynamodb:PutItem', tableArn);
  authority.authorise('Handler', 'dynamodb:GetItem', tableArn);
  authority.authorise('Handler', 'dynamodb:Query', tableArn);
  authority.authorise('Handler', 'sqs:SendMessage', 'arn:aws:sqs:us-east-1:1:q');
  expect(used).toEqual([
    { functionName: 'Handler', action: 'dynamodb:*Item', resource: tableArn },
    { functionName: 'Handler', action: 'sqs:SendMessage', resource: '*' },
  ]);
});
