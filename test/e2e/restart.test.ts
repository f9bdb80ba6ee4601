/** A restart with a data folder: people, chats and keys are still there, and the chat goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startStack, type RunningStack } from '#local/stack/stack.ts';
import { agentAtWork, say, signIn, startChat, visitorOf } from '#test/support/people.ts';

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'live-chat-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a chat goes on where it was, with the same session, on the same data', async () => {
  const options = { assembly: 'cdk.out', dataFolder: dataFolder() };
  let stack: RunningStack = await startStack({ ...options, port: 0 });
  onTestFinished(() => stack.stop());
  const admin = await signIn(stack.url, 'admin');
  await admin.call('createAgent', { body: { user_id: 'agent1' } });
  const widget = await admin.call('createWidget', { body: { name: 'Shop' } });
  const agent = await agentAtWork(stack.url, admin, 'agent1');
  const visitor = await visitorOf(stack.url, widget, { name: 'Vera' });
  const { conversation } = await startChat(visitor, 'Before');
  await agent.socket.next('conversation.assigned');
  await stack.drain();
  const port = Number(new URL(stack.url).port);
  await stack.stop();
  await expect(say(visitor, conversation, 'Lost')).rejects.toThrow('fetch failed');

  stack = await startStack({ ...options, port });
  await say(visitor, conversation, 'After');
  const again = await signIn(stack.url, 'agent1');
  const { data } = await again.call('listMessages', {
    params: { id: String(conversation.id) },
    query: { after_seq: '0' },
  });
  expect(data.filter(({ sender_type }) => sender_type === 'visitor').map(({ content }) => content)).toEqual([
    'Before',
    'After',
  ]);
  // What was read from the stream before is not read again.
  await stack.drain();
  expect(stack.meters.snapshot().total.stream_invocations).toBe(0);
});
