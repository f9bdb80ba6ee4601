import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '#core/model/bots/bot.ts';
import { MAX_ARTICLES } from '#core/model/knowledge/article.ts';
import type { ModelServer } from '#test/support/model-server.ts';
import { startModelServer } from '#test/support/model-server.ts';
import type { Member } from '#test/support/people.ts';
import { agentAtWork, signIn, startChat, visitorOf } from '#test/support/people.ts';
import { saying } from '#test/support/socket.ts';
import type { TestStack } from '#test/support/stack.ts';
import { startTestStack } from '#test/support/stack.ts';

let stack: TestStack;
let admin: Member;
let model: ModelServer;
beforeAll(async () => {
  [stack, model] = await Promise.all([startTestStack(), startModelServer()]);
  admin = await signIn(stack.url, 'admin');
});
afterAll(() => Promise.all([stack.stop(), model.stop()]));

const see = ({ id }: { id: number }): Promise<Bot> => admin.call('getBot', { params: { id: String(id) } });
async function fitted(bot: { id: number }): Promise<void> {
  await expect.poll(async () => (await see(bot)).index.state, { timeout: 120_000, interval: 500 }).toBe('ready');
}

/** A visitor who asks a new bot something. */
async function ask(bot: { id: number }, content: string) {
  const body = {
    name: 'Shop',
    handler_type: 'ai_bot',
    handler_id: bot.id,
    offline_message: 'Nobody is here.',
  } as const;
  const widget = await admin.call('createWidget', { body });
  const visitor = await visitorOf(stack.url, widget);
  const socket = await visitor.connect();
  const { conversation } = await startChat(visitor, content);
  return { socket, conversation };
}

test('a model’s answer is seen while it is written, and stored once', async () => {
  const provided = { provider: 'openai-compatible', base_url: model.url, model: 'small' } as const;
  const bot = await admin.call('createBot', {
    body: { name: 'Ida', ...provided, instructions: 'Parcels take some days.' },
  });
  model.behave((answer) => {
    answer.write('{"action":"answer","confidence":0.9,"reply":"It depends on ');
    setTimeout(() => {
      answer.write('where you live."}');
      answer.end();
    }, 700);
  });
  const { socket, conversation } = await ask(bot, 'How long does it take?');
  const delta = await socket.next('message.delta');
  expect(delta).toMatchObject({ conversation_id: conversation.id, reply_to_seq: 1, text: 'It depends on ' });
  await socket.next('message.created', saying('It depends on where you live.'));
  expect(model.asked).toHaveLength(1);
  socket.close();
});

test('a model that can’t be reached leaves the chat to people, without a word of why', async () => {
  const body = { name: 'Ida', provider: 'openai-compatible', base_url: model.url, model: 'small' } as const;
  const bot = await admin.call('createBot', { body });
  model.behave((answer) => answer.cut());
  const { socket, conversation } = await ask(bot, 'Where is my parcel?');
  await socket.next('message.created', saying('Nobody is here.'));
  await stack.settled();
  const rows = await admin.call('listMessages', { params: { id: String(conversation.id) }, query: {} });
  expect(rows.data).toContainEqual(expect.objectContaining({ metadata: { event: 'handed_off', reason: 'failed' } }));
  socket.close();
});

test('an agent alone sees what a model writes for them, while it is written, and nothing of it is sent', async () => {
  const provided = { provider: 'openai-compatible', base_url: model.url, model: 'small' } as const;
  const bot = await admin.call('createBot', { body: { name: 'Ida', ...provided, daily_agent_tokens: 10_000 } });
  const ada = await agentAtWork(stack.url, admin, 'agent1');
  model.behave((answer) => answer.say({ action: 'escalate', confidence: 1, reply: '' }));
  const { socket, conversation } = await ask(bot, 'Where is my parcel?');
  await socket.next('conversation.assigned');
  model.behave((answer) => {
    answer.write('It is on');
    setTimeout(() => {
      answer.write(' its way.');
      answer.end();
    }, 700);
  });
  const params = { id: String(conversation.id) };
  await ada.call('askCopilot', { params, body: { request_id: 'request-1', task: 'draft' } });
  expect(await ada.socket.next('copilot')).toMatchObject({ state: 'writing', text: 'It is on' });
  const done = await ada.socket.next('copilot', ({ state }) => state !== 'writing');
  expect(done).toMatchObject({ state: 'done', text: 'It is on its way.' });
  const { data } = await admin.call('listMessages', { params, query: {} });
  expect(JSON.stringify(data)).not.toContain('on its way');
  expect((await admin.call('listCopilotUse', { params: { id: String(bot.id) } })).data).toMatchObject([{ uses: 1 }]);
  ada.socket.close();
  socket.close();
});

test('an admin tests a model’s connection, and reads what its server says', async () => {
  const body = { name: 'Ida', provider: 'openai-compatible', base_url: model.url, model: 'small' } as const;
  const bot = await admin.call('createBot', { body });
  const params = { id: String(bot.id) };
  model.behave((answer) => answer.say({ action: 'answer', confidence: 1, reply: 'Hello!' }));
  expect(await admin.call('testBot', { params })).toMatchObject({ result: 'ok', left_out: [] });
  model.behave((answer) => answer.fail(401));
  expect(await admin.call('testBot', { params })).toMatchObject({ result: 'refused', status: 401, detail: 'No.' });
});

test('a file of 5 MB is taken row by row, and fitted in the background while the bot goes on', async () => {
  const bot = await admin.call('createBot', { body: { name: 'Ida', provider: 'built-in' } });
  await admin.call('createArticle', {
    body: { bot_id: bot.id, question: 'Do you gift-wrap?', answer: 'Yes, at checkout.' },
  });
  await fitted(bot);
  const rows = Array.from(
    { length: MAX_ARTICLES + 600 },
    (_, index) => `What about topic ${index}?,${'x'.repeat(3000)}`,
  );
  const content = ['question,answer', ...rows].join('\n');
  expect(content.length).toBeGreaterThan(4.8e6);
  const report = await admin.call('importArticles', { body: { bot_id: bot.id, format: 'csv', content } });
  expect(report).toMatchObject({ updated: 0 });
  expect(report.created).toBeGreaterThan(0);
  expect(report.created + report.refused).toBe(rows.length);
  expect(report.rows.filter(({ result }) => result === 'refused').every(({ errors }) => errors.length === 1)).toBe(
    true,
  );
  expect((await see(bot)).index).toMatchObject({ state: 'fitting', articles: 1 });
  const { socket } = await ask(bot, 'Do you gift-wrap?');
  await socket.next('message.created', saying('Yes, at checkout.'));
  socket.close();
  await fitted(bot);
  expect((await see(bot)).index.articles).toBe(report.created + 1);
}, 240_000);
