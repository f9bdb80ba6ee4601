import { afterEach, describe, expect, it } from 'vitest';
import type { Article } from '#core/model/knowledge/article.ts';
import { botDefaults } from '#core/model/bots/bot.ts';
import type { Question } from '#functions/bot/port/bot.ts';
import { modelBot } from '#functions/bot/model/model-bot.ts';
import { modelWriter } from '#functions/bot/model/models.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
import type { PickyServer } from '#test/support/picky-servers.ts';
import { pickyServers, REPLY, startPickyServer } from '#test/support/picky-servers.ts';

let server: Awaited<ReturnType<typeof startPickyServer>> | undefined;
afterEach(() => server?.stop());

/** A bot of this server, asked `questions` times; what it answered, what was shown, and how many requests that took. */
async function ask(kind: PickyServer, questions = 1) {
  server = await startPickyServer(kind);
  const { requests, url } = server;
  const base_url = kind.name === 'with a version in its address' ? `${url}?api-version=2024-10-21` : url;
  const reach = { region: 'us-east-1', keyFor: async () => 'key', onThisMachine: true };
  const bot = modelBot({ ...memoryDeps(), writeWithModel: modelWriter(reach) });
  const results = [];
  for (let asked = 0; asked < questions; asked++) {
    const before = requests.length;
    let shown = '';
    const outcome = await bot.answer(questionTo(base_url), (piece) => void (shown += piece));
    results.push({ outcome, shown, requests: requests.length - before });
  }
  return { results, requests };
}

function questionTo(base_url: string): Question {
  const settings = { ...botDefaults, provider: 'openai-compatible', base_url, model: 'small' } as const;
  const bot = { ...settings, id: 1, name: 'Ida', version: 1, created_at: '2026-06-01T12:00:00.000Z' };
  const text = 'When does it come?';
  const said = (content: string) => ({ sender_type: 'visitor', content, visibility: 'public' }) as const;
  const history = [said('Hi'), said(text)];
  const article: Article = {
    id: 5,
    bot_id: 1,
    question: text,
    alternative_phrasings: [],
    answer: REPLY,
    locale: null,
    url: null,
    is_public: false,
    version: 1,
    created_at: bot.created_at,
  };
  const turn = { bot, conversation: 7, visitor: 8, seq: 2, history, asked: ['Hi', text], turns: 0 };
  return { turn, asked: [{ text, passages: [{ article, confidence: 0.9 }] }] };
}

describe('a bot answers through a server that writes or takes', () => {
  it.each(pickyServers.map((kind) => [kind.name, kind] as const))('%s', async (_, kind) => {
    const { results } = await ask(kind, 2);
    for (const { outcome, shown } of results) {
      expect(outcome).toMatchObject({ action: 'answer', reply: REPLY });
      expect(REPLY.startsWith(shown)).toBe(true);
    }
    // What it refused is remembered.
    expect(results.at(-1)?.requests).toBe(1);
  });

  it('one of 36 kinds', () => {
    expect(pickyServers).toHaveLength(36);
  });
});

describe('a bot gives up at once', () => {
  it.each([
    ['a wrong key', 401, 'Incorrect API key provided'],
    ['an unknown model', 404, 'The model small does not exist'],
    ['an unknown model, said with 400', 400, "model 'small' not found"],
    ['a chat that is too long', 400, "This model's maximum context length is 512 tokens"],
    ['too many requests', 429, 'Rate limit reached'],
    ['a server in trouble', 503, 'overloaded'],
  ])('on %s', async (_, status, error) => {
    const { results } = await ask({ name: 'refuses', status, refuses: () => error });
    expect(results).toMatchObject([{ outcome: { action: 'escalate', reason: 'failed' }, requests: 1 }]);
  });

  it('after it has left out what it can', async () => {
    const { results } = await ask({ name: 'refuses', refuses: () => 'Bad Request' }, 2);
    expect(results).toMatchObject([{ requests: 2 }, { requests: 2 }]);
  });
});

it('sends the key in both ways where the address has a version', async () => {
  const azure = pickyServers.find(({ name }) => name === 'with a version in its address');
  const { requests } = await ask(azure ?? { name: '' });
  expect(requests.at(-1)?.apiKey).toBe('key');
});
