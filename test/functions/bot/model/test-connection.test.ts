import { afterEach, describe, expect, it } from 'vitest';
import { type ModelFeature, botDefaults } from '#core/model/bots/bot.ts';
import { modelWriter, textEmbedder } from '#functions/bot/model/models.ts';
import { testConnection } from '#functions/bot/model/test-connection.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { type ModelAnswer, startModelServer } from '#test/support/model-server.ts';
import { type PickyServer, pickyServers, startPickyServer } from '#test/support/picky-servers.ts';

let server: { url: string; stop: () => Promise<void> } | undefined;
afterEach(() => server?.stop());

const usual: BotItem = {
  ...botDefaults,
  id: 1,
  name: 'Ida',
  provider: 'openai-compatible',
  model: 'small',
  version: 1,
  created_at: '2026-06-01T12:00:00.000Z',
};
const reach = { region: 'us-east-1', keyFor: async () => 'sk-very-secret', onThisMachine: true };
const test = (bot: Partial<BotItem>, patienceMs?: number, here = reach) =>
  testConnection(
    { reach: here, writer: modelWriter, embed: textEmbedder(here), now: () => 0 },
    { ...usual, ...bot },
    patienceMs,
  );

async function testPicky(kind: PickyServer) {
  server = await startPickyServer(kind);
  return test({ base_url: server.url });
}

async function testModel(behave: (answer: ModelAnswer) => void, patienceMs?: number) {
  const started = await startModelServer();
  server = started;
  started.behave(behave);
  return test({ base_url: started.url }, patienceMs);
}

describe('a test of the connection', () => {
  it('is passed by a server that takes and answers all', async () => {
    const kind = pickyServers[0];
    expect(await testPicky(kind ?? { name: '' })).toEqual({
      result: 'ok',
      status: null,
      detail: null,
      left_out: [],
      milliseconds: 0,
      embeddings: null,
    });
  });

  it.each<[string, ModelFeature[]]>([
    ['no response_format', ['response_format']],
    ['no stream_options', ['stream_options']],
    ['no max_tokens', ['max_tokens']],
    ['no system role', ['system']],
    ['no stream', ['stream']],
  ])('names what a server refuses: %s', async (name, left_out) => {
    const kind = pickyServers.find((one) => one.name === name);
    expect(await testPicky(kind ?? { name })).toMatchObject({ result: 'ok', left_out });
  });

  it('reports the words of a server that refuses, without the key', async () => {
    const refuses = () => 'Incorrect API key provided: sk-very-secret';
    expect(await testPicky({ name: 'refuses', status: 401, refuses })).toMatchObject({
      result: 'refused',
      status: 401,
      detail: 'Incorrect API key provided: …',
    });
  });

  it('reports an answer that is empty', async () => {
    expect(await testModel((answer) => answer.say(''))).toMatchObject({ result: 'unusable' });
  });

  it('reports a server that stays silent', async () => {
    expect(await testModel((answer) => void answer.drip(), 50)).toMatchObject({ result: 'timeout' });
  });

  it('reports a server that nobody runs', async () => {
    const found = await test({ base_url: 'http://127.0.0.1:9/v1' });
    expect(found).toMatchObject({ result: 'unreachable', status: null });
  });

  it('reports an address that this deployment never asks', async () => {
    const deployed = { ...reach, onThisMachine: false };
    expect(await test({ base_url: 'http://127.0.0.1:9/v1' }, 1000, deployed)).toMatchObject({
      result: 'not_configured',
    });
    expect(await test({ base_url: 'https://10.0.0.1/v1' })).toMatchObject({
      result: 'not_configured',
      detail: '10.0.0.1 is not public.',
    });
  });

  it('reports a bot without an address or a model', async () => {
    expect(await test({ base_url: null })).toMatchObject({ result: 'not_configured' });
    expect(await test({ base_url: 'https://api.example.com', model: null })).toMatchObject({
      result: 'not_configured',
    });
  });
});

describe('a test of embeddings', () => {
  const withEmbeddings = async (behave: (answer: ModelAnswer) => void, patienceMs?: number) => {
    const started = await startModelServer();
    server = started;
    started.behave(behave);
    const bot = {
      embeddings_provider: 'openai-compatible',
      embeddings_url: started.url,
      embeddings_model: 'e',
    } as const;
    const { result, embeddings } = await test({ provider: 'built-in', ...bot }, patienceMs);
    return { result, embeddings, asked: started.asked };
  };

  it('asks a built-in bot’s embeddings address for two texts, and says how many numbers it gives', async () => {
    const { result, embeddings, asked } = await withEmbeddings((answer) =>
      answer.json({ data: [{ embedding: [1, 2, 3] }, { embedding: [3, 2, 1] }] }),
    );
    expect(result).toBe('no_model');
    expect(embeddings).toEqual({ result: 'ok', status: null, detail: null, dimensions: 3, milliseconds: 0 });
    expect(asked).toMatchObject([{ path: '/v1/embeddings', body: { input: ['Where is my order?', 'Goodbye'] } }]);
  });

  it.each<[string, object, (answer: ModelAnswer) => void]>([
    ['refuses', { result: 'refused', status: 401, detail: 'No.' }, (answer) => answer.fail(401)],
    ['answers with a page', { result: 'unusable' }, (answer) => answer.raw('<html>Log in</html>')],
    ['gives one vector for two', { result: 'unusable' }, (answer) => answer.json({ data: [{ embedding: [1, 2] }] })],
    ['breaks the connection', { result: 'unreachable' }, (answer) => answer.cut()],
    ['never answers', { result: 'timeout' }, () => {}],
  ])('says that a server %s', async (_, expected, behave) => {
    expect((await withEmbeddings(behave, 300)).embeddings).toMatchObject({ dimensions: null, ...expected });
  });

  it('names what is missing', async () => {
    const { embeddings } = await test({ provider: 'built-in', embeddings_provider: 'openai-compatible' });
    expect(embeddings?.result).toBe('not_configured');
  });
});
