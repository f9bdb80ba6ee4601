import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import { stateOf } from '#functions/bot/embeddings/embedder.ts';
import { textEmbedder } from '#functions/bot/model/models.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { type ModelServer, startModelServer } from '#test/support/model-server.ts';

let model: ModelServer;
beforeAll(async () => {
  model = await startModelServer();
});
afterAll(() => model.stop());

const botWith = (settings: Partial<BotItem>): BotItem => ({
  ...botDefaults,
  id: 1,
  name: 'Ida',
  provider: 'built-in',
  embeddings_provider: 'openai-compatible',
  version: 1,
  created_at: '2026-06-01T12:00:00.000Z',
  ...settings,
});
const reach = { region: 'us-east-1', keyFor: async () => undefined, onThisMachine: true };
const { signal } = new AbortController();
const failure = (bot: BotItem, here = reach) => textEmbedder(here)(bot, ['Hello'], signal).then(() => 'ok', stateOf);

it('asks the address of the bot by its model, and keeps the order of texts', async () => {
  model.behave((answer) => answer.json({ data: [{ embedding: [1, 2] }, { embedding: [3, 4] }] }));
  const bot = botWith({ embeddings_url: `${model.url}?api-version=1`, embeddings_model: 'small' });
  expect(await textEmbedder(reach)(bot, ['one', 'two'], signal)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(model.asked).toMatchObject([
    { path: '/v1/embeddings?api-version=1', body: { model: 'small', input: ['one', 'two'] } },
  ]);
});

it('is not configured without an address or a model, and where this deployment may not call it', async () => {
  expect(await failure(botWith({ embeddings_url: model.url }))).toBe('not_configured');
  expect(await failure(botWith({ embeddings_model: 'small' }))).toBe('not_configured');
  const bot = botWith({ embeddings_url: model.url, embeddings_model: 'small' });
  expect(await failure(bot, { ...reach, onThisMachine: false })).toBe('not_configured');
});

/** Bedrock, which refuses as the documentation of Titan's two versions says. */
function titan(model: string, body: Record<string, unknown>): Response {
  const isSecond = model.includes('v2');
  const taken = isSecond ? ['inputText', 'dimensions', 'normalize', 'embeddingTypes'] : ['inputText'];
  const extra = Object.keys(body).find((key) => !taken.includes(key));
  const refused = (message: string) => Response.json({ message }, { status: 400 });
  if (extra !== undefined) return refused(`Malformed input request: extraneous key [${extra}] is not permitted`);
  const { dimensions = 1024, inputText } = body;
  if (typeof inputText !== 'string' || ![256, 512, 1024].includes(Number(dimensions)))
    return refused('Malformed input request, please reformat your input and try again.');
  const length = isSecond ? Number(dimensions) : 1536;
  return Response.json({ embedding: Array<number>(length).fill(0.1), inputTextTokenCount: 3 });
}

describe('Titan on Bedrock', () => {
  let sent: { model: string; body: Record<string, unknown> }[] = [];
  beforeEach(() => {
    sent = [];
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubGlobal('fetch', async (url: string, init: { body: string }) => {
      const model = decodeURIComponent(/model\/([^/]+)\/invoke$/.exec(url)?.[1] ?? '');
      const body = JSON.parse(init.body) as Record<string, unknown>;
      sent.push({ model, body });
      return titan(model, body);
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });
  it.each(['one', 'two'])(
    'leaves no request running, and begins none, when that for "%s" is refused',
    async (refused) => {
      let running = 0;
      vi.stubGlobal('fetch', async (_: string, { body, signal: ends }: { body: string; signal: AbortSignal }) => {
        if (body.includes(refused)) return Response.json({ message: 'No such model' }, { status: 404 });
        running += 1;
        return new Promise<Response>((_resolve, reject) =>
          ends.addEventListener('abort', () =>
            setTimeout(() => {
              running -= 1;
              reject(ends.reason as Error);
            }),
          ),
        );
      });
      const bot = botWith({ embeddings_provider: 'bedrock', embeddings_model: '0' });
      await expect(textEmbedder(reach)(bot, ['one', 'two'], signal)).rejects.toThrow('No such model');
      expect(running).toBe(0);
      // The other one may still be signed.
      for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
      expect(running).toBe(0);
    },
  );

  const lengths = async (embeddings_model: string | null) => {
    const bot = botWith({ embeddings_provider: 'bedrock', embeddings_model });
    return (await textEmbedder(reach)(bot, ['one', 'two'], signal)).map((vector) => vector.length);
  };

  it('is asked for as many numbers as are kept, one text a request, in its second version', async () => {
    expect(await lengths(null)).toEqual([256, 256]);
    // Both requests leave at once; which of them arrives first is nobody's promise.
    expect(
      sent.toSorted((one, other) => String(one.body.inputText).localeCompare(String(other.body.inputText))),
    ).toEqual([
      { model: 'amazon.titan-embed-text-v2:0', body: { inputText: 'one', dimensions: 256 } },
      { model: 'amazon.titan-embed-text-v2:0', body: { inputText: 'two', dimensions: 256 } },
    ]);
  });

  it('is sent nothing but the text in its first version, which refuses the rest', async () => {
    expect(await lengths('amazon.titan-embed-text-v1')).toEqual([1536, 1536]);
    const bodies = sent.map(({ body }) => body);
    expect(bodies).toEqual(expect.arrayContaining([{ inputText: 'one' }, { inputText: 'two' }]));
    expect(bodies).toHaveLength(2);
  });
});
