import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import { embedPhrasings } from '#functions/bot/embeddings/embed-phrasings.ts';
import { isRefusedText, sourceOf, stateOf } from '#functions/bot/embeddings/embedder.ts';
import { embeddedReader } from '#functions/bot/embeddings/read-embedded.ts';
import { decodeCache, encodeCache } from '#functions/bot/embeddings/vector-cache.ts';
import { trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import { textEmbedder } from '#functions/bot/model/models.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
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

/** The most characters that Titan embeds. */
const MAX_TITAN_CHARACTERS = 50_000;
/** What each field of Titan's second version may be. */
const fieldsOfSecond: Record<string, (value: unknown) => boolean> = {
  inputText: (value) => typeof value === 'string' && value !== '',
  dimensions: (value) => [256, 512, 1024].includes(value as number),
  normalize: (value) => typeof value === 'boolean',
  embeddingTypes: (value) => Array.isArray(value) && value.every((type) => type === 'float' || type === 'binary'),
};

/** Bedrock, which answers and refuses as the documentation of Titan's two versions says. */
function titan(model: string, body: Record<string, unknown>): Response {
  const isSecond = model.includes('v2');
  const fields = isSecond ? fieldsOfSecond : { inputText: fieldsOfSecond['inputText'] };
  const refused = (message: string) =>
    Response.json({ message }, { status: 400, headers: { 'x-amzn-errortype': 'ValidationException' } });
  for (const [name, value] of Object.entries(body)) {
    const isTaken = fields[name as keyof typeof fields];
    if (!isTaken) return refused(`Malformed input request: #: extraneous key [${name}] is not permitted`);
    if (!isTaken(value)) return refused(`Malformed input request: #/${name}: is not valid`);
  }
  const { dimensions = 1024, normalize = true, inputText } = body;
  if (inputText === undefined) return refused('Malformed input request: #: required key [inputText] not found');
  if (String(inputText).length > MAX_TITAN_CHARACTERS) return refused('400 Bad Request: Too many input tokens.');
  const length = isSecond ? Number(dimensions) : 1536;
  const embedding = Array<number>(length).fill(normalize ? 1 / Math.sqrt(length) : 0.5);
  const answer = { embedding, inputTextTokenCount: 3 };
  return Response.json(isSecond ? { ...answer, embeddingsByType: { float: embedding } } : answer);
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

  it('refuses a text that is too long or empty as this very text, not as a server that is gone', async () => {
    const bot = botWith({ embeddings_provider: 'bedrock', embeddings_model: null });
    for (const text of ['x'.repeat(MAX_TITAN_CHARACTERS + 1), '']) {
      const refusal: unknown = await textEmbedder(reach)(bot, [text], signal).catch((error: unknown) => error);
      expect(isRefusedText(refusal)).toBe(true);
    }
  });

  it('is left for the plain index without a word when it is out of reach, and asked again after a minute', async () => {
    const deps = memoryDeps();
    const bot = botWith({ embeddings_provider: 'bedrock', embeddings_model: null });
    const knowledge = {
      ...trainKnowledge([{ id: 1, phrasings: ['delivery time'] }]),
      embeddings: { source: sourceOf(bot) ?? '', dimensions: 256 },
    };
    const read = embeddedReader({ ...deps, embed: textEmbedder(reach), readKnowledge: async () => knowledge });
    expect(await read(bot, ['delivery'])).toHaveLength(1);
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('fetch failed')));
    expect(await read(bot, ['time'])).toBeUndefined();
    // What was embedded before needs no model, but a model that is gone is left alone.
    vi.stubGlobal('fetch', async () => titan('amazon.titan-embed-text-v2:0', { inputText: 'time', dimensions: 256 }));
    expect(await read(bot, ['time'])).toBeUndefined();
    deps.clock.ms += 60_000;
    expect(await read(bot, ['time'])).toHaveLength(1);
    expect(deps.errors).toEqual([]);
  });

  it('embeds each phrasing once, and later only those that are new', async () => {
    const bot = botWith({ embeddings_provider: 'bedrock', embeddings_model: null });
    const phrasings = Array.from({ length: 5 }, (_, at) => `phrasing ${at}`);
    const first = await embedPhrasings(textEmbedder(reach), bot, phrasings, undefined, 10_000);
    expect(first.state).toBe('ready');
    expect(sent).toHaveLength(5);
    const known = decodeCache(encodeCache(first.cache));
    const second = await embedPhrasings(textEmbedder(reach), bot, [...phrasings, 'a new one'], known, 10_000);
    expect(second.state).toBe('ready');
    expect(sent.slice(5).map(({ body }) => body)).toEqual([{ inputText: 'a new one', dimensions: 256 }]);
  });
});
