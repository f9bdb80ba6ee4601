/** What goes wrong with a conversation is found in the log by the conversation's id. */
import { expect, it } from 'vitest';
import { AGENT_API } from '#core/contract/kit/endpoint.ts';
import type { ServerFrame } from '#core/contract/socket.ts';
import { agentApi } from '#functions/handlers/agent-api.ts';
import { jsonLog } from '#functions/platform/log.ts';
import { channelPush } from '#functions/platform/push.ts';
import { inGroups } from '#functions/platform/stream-records.ts';
import { keys } from '#functions/store/keys.ts';
import { putConnection, subscribe } from '#functions/store/sockets/connection-store.ts';
import { admin, call } from '#test/support/api.ts';
import { MemoryTable } from '#test/support/memory-table.ts';

const CONVERSATION = 417;

/** A log, and the lines it wrote. */
function writing() {
  const lines: object[] = [];
  const write = (line: object) => void lines.push(line);
  return { lines, log: jsonLog({ info: write, warn: write, error: write }) };
}
const failing = async (): Promise<never> => {
  throw new Error('not now');
};

it('a request that fails logs the conversation in its address', async () => {
  const { lines, log } = writing();
  const api = agentApi(() => {
    throw new Error('not now');
  }, log);
  await call(api, 'GET', `${AGENT_API}/conversations/${CONVERSATION}/messages`, { claims: admin });
  await call(api, 'GET', `${AGENT_API}/conversations`, { claims: admin });
  expect(lines).toMatchObject([
    { event: 'request_failed', conversation_id: CONVERSATION },
    { event: 'request_failed' },
  ]);
  expect(lines[1]).not.toHaveProperty('conversation_id');
});

it('a stream record that fails logs the conversation whose row it is', async () => {
  const { lines, log } = writing();
  const recordAt = ({ pk, sk }: { pk: string; sk: string }) => ({
    eventName: 'INSERT',
    dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: '1' },
  });
  const records = [recordAt(keys.row(CONVERSATION, 3)), recordAt(keys.department(5))];
  await inGroups(records, (record) => String(record.dynamodb?.Keys?.['pk']?.S), failing, log);
  expect(lines).toMatchObject([{ event: 'record_failed', conversation_id: CONVERSATION }, { event: 'record_failed' }]);
  expect(lines[1]).not.toHaveProperty('conversation_id');
});

it('a push that fails logs the conversation its frame is about', async () => {
  const { lines, log } = writing();
  const table = new MemoryTable();
  const who = { principal: 'visitor', visitor_id: 1, widget_id: 2, widget_token: 'token', verified: false } as const;
  await putConnection(table, 'one', who, 0);
  const channel = { kind: 'visitor', id: 1, widget_id: 2 } as const;
  await subscribe(table, { ...who, id: 'one', expires_at_seconds: 1, channels: [] }, [channel]);
  const push = channelPush({ table, post: failing, disconnect: failing, log, now: () => 0 });
  const frame: ServerFrame = { type: 'message.read', conversation_id: CONVERSATION, by: 'agent', seq: 1 };
  await push.deliver([{ channels: [channel], frame }]);
  await push.reply('one', frame);
  table.query = failing;
  await push.deliver([{ channels: [channel], frame }]);
  const about = { conversation_id: CONVERSATION };
  expect(lines).toMatchObject([
    { event: 'push_failed', ...about },
    { event: 'push_failed', ...about },
    { event: 'listeners_unread', ...about },
  ]);
});
