/** What operators switch on, on the running stack: metrics of chats in the log, and the canary. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FunctionLog } from '#local/lambda/invoker.ts';
import { freshId } from '#test/support/conversations.ts';
import { agentAtWork, signIn, startChat, visitorOf } from '#test/support/people.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';
import { synthesizeWith } from '#test/support/synthesize-with.ts';

let stack: TestStack;
let folder: string;
const logs: FunctionLog[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'live-chat-operations-'));
  const budget = { usd: 20, email: 'team@example.com' };
  const settings = {
    metrics: true,
    canary: true,
    tracing: true,
    accessLogs: 'all',
    budget,
    requestAlarm: 1000,
  } as const;
  stack = await startTestStack({ assembly: synthesizeWith(settings, folder), log: (line) => void logs.push(line) });
});
afterAll(async () => {
  await stack.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What was measured since this was last asked, without what says how. */
function measured(): unknown[] {
  const lines = logs.splice(0).flatMap(({ line }) => line.split('\n'));
  return lines
    .filter((line) => line.startsWith('{"_aws"'))
    .map((line) => JSON.parse(line))
    .map(({ _aws, ...values }) => values);
}

test('a chat that waits, is answered and resolved is measured', async () => {
  const admin = await signIn(stack.url, 'admin');
  const widget = await admin.call('createWidget', { body: { name: 'Shop' } });
  const chat = await startChat(await visitorOf(stack.url, widget));
  await stack.settled();
  stack.runSchedule('every-minute');
  await expect.poll(measured).toContainEqual({ waiting: 1, 'oldest-waiting': expect.any(Number) });

  const agent = await agentAtWork(stack.url, admin, 'agent1');
  await agent.socket.next('conversation.assigned');
  const params = { id: String(chat.conversation.id) };
  await agent.call('sendMessage', { params, body: { content: 'Now we are', client_message_id: freshId() } });
  await agent.call('resolveConversation', { params, body: {} });
  await stack.settled();
  // The sweep measures at each minute, whenever that begins.
  const measuring = (): string[] =>
    logs
      .filter(({ line, functionName }) => line.includes('"_aws"') && functionName !== 'sweep')
      .map(({ functionName }) => functionName);
  await expect.poll(measuring).toEqual(['react', 'react']);
  expect(measured()).toEqual(expect.arrayContaining([{ 'first-response': expect.any(Number) }, { messages: 2 }]));
});

test('the canary is content with a stack that works', async () => {
  const failing: string[] = [];
  stack.runSchedule('every-five-minutes');
  await stack.settled();
  failing.push(...logs.flatMap(({ functionName, line }) => (functionName === 'canary' ? [line] : [])));
  expect(failing).toEqual([]);
});
