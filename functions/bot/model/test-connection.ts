/** One short question to a bot's model, asked as a turn asks, so that an admin learns what its server refuses. */
import type { ConnectionTest, EmbeddingsTest } from '#core/model/bots/bot.ts';
import { CONTROL_CHARACTERS, cut } from '#core/model/text.ts';
import { type EmbedTexts, embedAll, sourceOf, stateOf } from '#functions/bot/embeddings/embedder.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { modelPrompt } from './model-prompt.ts';
import type { WriteWithModel } from './model-bot.ts';
import type { Reach } from './models.ts';
import { readOutput } from './read-output.ts';
import type { Refusals } from './server-features.ts';

/** The request that waits for the outcome has ten seconds in all. */
const PATIENCE_MS = 7000;
const MAX_TOKENS = 1000;
const MAX_DETAIL = 500;

/** What a test needs; `writer` makes what has a model write. */
type TestDeps = {
  reach: Reach;
  writer: (reach: Reach, refusals: Refusals) => WriteWithModel;
  embed: EmbedTexts;
  now: () => number;
};

type Result = EmbeddingsTest['result'];
type Found = { result: ConnectionTest['result']; status?: number | null; detail?: string | null };
type Failed = Found & { result: Result };

/** Asks the bot's model and that of its embeddings, and says what came of it. Never throws because of a model. `patienceMs`: how long it may take. */
export async function testConnection(deps: TestDeps, bot: BotItem, patienceMs = PATIENCE_MS): Promise<ConnectionTest> {
  const startedMs = deps.now();
  const refusals: Refusals = new Map();
  const [{ milliseconds, ...found }, embeddings] = await Promise.all([
    ask(deps, bot, refusals, patienceMs).then((one) => ({ ...one, milliseconds: deps.now() - startedMs })),
    sourceOf(bot) === undefined ? null : testEmbeddings(deps, bot, patienceMs),
  ]);
  const left_out = [...refusals.values()].flatMap((features) => [...features]);
  return { status: null, detail: null, left_out, milliseconds, embeddings, ...found };
}

/** Two texts show whether a server takes several, and tells them apart. */
const TEXTS = ['Where is my order?', 'Goodbye'];

async function testEmbeddings(
  { reach, embed, now }: TestDeps,
  bot: BotItem,
  patienceMs: number,
): Promise<EmbeddingsTest> {
  const startedMs = now();
  const signal = AbortSignal.timeout(patienceMs);
  const nothing = { status: null, detail: null, dimensions: null };
  try {
    const { dimensions } = await embedAll(embed, bot, TEXTS, signal);
    return { ...nothing, result: 'ok', dimensions, milliseconds: now() - startedMs };
  } catch (error) {
    const {
      result,
      status = null,
      detail = null,
    } = signal.aborted ? { result: 'timeout' as const } : await failureOf(reach, bot.embeddings_url, error);
    return { ...nothing, result, status, detail, milliseconds: now() - startedMs };
  }
}

async function ask({ reach, writer }: TestDeps, bot: BotItem, refusals: Refusals, patienceMs: number): Promise<Found> {
  const { provider, base_url, model } = bot;
  if (provider === 'built-in') return { result: 'no_model' };
  if (provider === 'openai-compatible' && (base_url === null || model === null)) return { result: 'not_configured' };
  const history = [{ sender_type: 'visitor', content: 'Hello', visibility: 'public' }] as const;
  const turn = { bot, conversation: 0, visitor: 0, seq: 1, history, asked: ['Hello'], turns: 0 };
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const watch = { signal, maxTokens: MAX_TOKENS, onText: () => {} };
    const { text, isRefused } = await writer(reach, refusals)(bot, modelPrompt(turn, [], Infinity), watch);
    return { result: isRefused || readOutput(text) === undefined ? 'unusable' : 'ok' };
  } catch (error) {
    if (signal.aborted) return { result: 'timeout' };
    return failureOf(reach, base_url, error);
  }
}

/** What a failure says, in the server's words without the key. */
async function failureOf(reach: Reach, address: string | null, error: unknown): Promise<Failed> {
  const key = await reach.keyFor(address ?? 'https://bedrock').catch(() => undefined);
  return readFailure(error, (text) => cut(withoutKey(text, key).replaceAll(CONTROL_CHARACTERS, ' '), MAX_DETAIL));
}

/** A server may repeat the key that it was sent. */
const withoutKey = (text: string, key: string | undefined): string => (key ? text.replaceAll(key, '…') : text);

type Failure = { name: string; code?: string; statusCode?: number; responseBody?: string; cause?: { code?: string } };

function readFailure(error: unknown, shown: (text: string) => string): Failed {
  if (!(error instanceof Error)) return { result: 'unreachable' };
  const { name, code, statusCode, responseBody, cause } = error as Failure;
  if (name === 'NotPublic' || name === 'NotConfigured')
    return { result: 'not_configured', ...(name === 'NotPublic' ? { detail: shown(error.message) } : {}) };
  if (stateOf(error) === 'unusable') return { result: 'unusable' };
  if (statusCode === undefined) return { result: 'unreachable', detail: shown(code ?? cause?.code ?? name) };
  return { result: 'refused', status: statusCode, detail: shown(wordsOf(responseBody) ?? error.message) };
}

/** The message in an error's body, wherever OpenAI's protocol or AWS puts it; else the body. */
function wordsOf(body: string | undefined): string | undefined {
  if (!body) return undefined;
  try {
    const { error, message } = JSON.parse(body) as { error?: { message?: unknown } | string; message?: unknown };
    const words = (typeof error === 'object' ? error.message : error) ?? message;
    return typeof words === 'string' ? words : body;
  } catch {
    return body;
  }
}
