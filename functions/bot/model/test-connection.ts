/** One short question to a bot's model, asked as a turn asks, so that an admin learns what its server refuses. */
import type { ConnectionTest } from '#core/model/bot.ts';
import { CONTROL_CHARACTERS, cut } from '#core/model/text.ts';
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
type TestDeps = { reach: Reach; writer: (reach: Reach, refusals: Refusals) => WriteWithModel; now: () => number };

type Found = Pick<ConnectionTest, 'result'> & Partial<ConnectionTest>;

/** Asks the bot's model and says what came of it. Never throws because of a model. `patienceMs`: how long it may take. */
export async function testConnection(deps: TestDeps, bot: BotItem, patienceMs = PATIENCE_MS): Promise<ConnectionTest> {
  const startedMs = deps.now();
  const refusals: Refusals = new Map();
  const found = await ask(deps, bot, refusals, patienceMs);
  const left_out = [...refusals.values()].flatMap((features) => [...features]);
  return { status: null, detail: null, left_out, milliseconds: deps.now() - startedMs, ...found };
}

async function ask({ reach, writer }: TestDeps, bot: BotItem, refusals: Refusals, patienceMs: number): Promise<Found> {
  const { provider, base_url, model } = bot;
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
    const key = await reach.keyFor(base_url ?? 'https://bedrock').catch(() => undefined);
    return readFailure(error, (text) => cut(withoutKey(text, key).replaceAll(CONTROL_CHARACTERS, ' '), MAX_DETAIL));
  }
}

/** A server may repeat the key that it was sent. */
const withoutKey = (text: string, key: string | undefined): string => (key ? text.replaceAll(key, '…') : text);

type Failure = { name: string; code?: string; statusCode?: number; responseBody?: string; cause?: { code?: string } };

function readFailure(error: unknown, shown: (text: string) => string): Found {
  if (!(error instanceof Error)) return { result: 'unreachable' };
  const { name, code, statusCode, responseBody, cause } = error as Failure;
  if (name === 'NotPublic') return { result: 'not_configured', detail: shown(error.message) };
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
