/** A record that nobody can read: it ends among the dead letters, and keeps nothing else waiting. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { deploy, resourcesOf } from '#local/assembly/stack.ts';
import { readAssembly } from '#local/assembly/template.ts';
import { startTestTable, type TestTable } from '#test/support/dynamodb.ts';
import { agentAtWork, signIn, startChat, visitorOf } from '#test/support/people.ts';
import { expectTrouble } from '#test/support/trouble.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';

const template = deploy(readAssembly('cdk.out'));
const refOf = (type: string): string => resourcesOf(template, type)[0]?.ref ?? '';

let database: TestTable;
let stack: TestStack;
const errors: string[] = [];
beforeAll(async () => {
  // A server of our own, so that something can be written which no function would.
  database = await startTestTable();
  vi.stubEnv('DYNAMODB_ENDPOINT', database.endpoint);
  stack = await startTestStack({
    log: ({ level, line }) => void (level === 'ERROR' || line.includes('record_failed') ? errors.push(line) : 0),
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await stack.stop();
  await database.stop();
});

expectTrouble(/record_failed/, /gave up 1 stream record/);

const deadLetters = () => stack.queues.find(refOf('AWS::SQS::Queue'))?.messages ?? [];

test('a row without a state is given up after its retries, while other chats are still pushed and assigned', async () => {
  const admin = await signIn(stack.url, 'admin');
  const widget = await admin.call('createWidget', { body: { name: 'Shop' } });
  const agent = await agentAtWork(stack.url, admin, 'agent1');
  const TableName = refOf('AWS::DynamoDB::GlobalTable') || refOf('AWS::DynamoDB::Table');
  const poison = { pk: { S: 'CONV#0000000000000007' }, sk: { S: 'MSG#00000001' }, milestone: { S: 'resolved' } };
  await database.client.send(new PutItemCommand({ TableName, Item: poison }));

  const visitor = await visitorOf(stack.url, widget);
  const { conversation } = await startChat(visitor, 'Beside it');
  const assigned = await agent.socket.next('conversation.assigned');
  expect(assigned).toMatchObject({ conversation: { id: conversation.id } });
  await admin.call('resolveConversation', { params: { id: String(conversation.id) }, body: {} });

  await stack.settled();
  const letters = deadLetters().map(({ body }) => JSON.parse(body));
  expect(letters).toMatchObject([
    { requestContext: { condition: 'RetryAttemptsExhausted' }, DDBStreamBatchInfo: { batchSize: 1 } },
  ]);
  expect(errors.join()).toContain('record_failed');
  const { data } = await admin.call('listConversations', { query: { status: 'resolved' } });
  expect(data.map(({ id }) => id)).toEqual([conversation.id]);
});
