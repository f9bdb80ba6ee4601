/** What agents are offered beside the field they answer in. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import type { Table } from '#functions/store/table.ts';
import { trainIndex } from '#functions/use-cases/automation/train-index.ts';
import { suggest } from '#functions/use-cases/copilot/suggest.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, bearer, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let token: string;
let widget: number;
let bot: number;
let own: { headers: Record<string, string> };
let id: number;
const train = (of: number) =>
  trainIndex({ ...api.deps, pause: async (ms) => void (api.clock.ms += ms) }, of, api.clock.ms + 100_000);
const article = (bot_id: number, question: string, answer: string, more: object = {}) =>
  api.make('/articles', { bot_id, question, answer, ...more });

beforeAll(async () => {
  api = await memoryApis();
  await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 50 });
  bot = (await api.make('/bots', { name: 'Ida', provider: 'built-in' })).id;
  const shop = await api.make('/widgets', { name: 'Shop', handler_type: 'agent' });
  [token, widget] = [shop.token, shop.id];
  await article(bot, 'How long does delivery take?', 'Three days.', {
    alternative_phrasings: ['When will my parcel arrive?', 'delivery time', 'shipping duration'],
    url: 'https://shop.example.com/delivery',
  });
  await article(bot, 'How do I return something?', 'Use the label in the box.', {
    alternative_phrasings: ['return policy', 'send it back', 'I want to give an item back'],
    locale: 'en',
  });
  await article(bot, 'Wie sende ich etwas zurück?', 'Mit dem Etikett im Paket.', {
    alternative_phrasings: ['Rückgabe', 'Artikel zurückschicken'],
    locale: 'de',
  });
  await train(bot);
});

const start = async (content: string, locale = 'en', from = token) => {
  const session = (await api.visitor('POST', `${from}/session`, { body: { locale } })).body;
  own = bearer(session.session_token);
  const body = { client_message_id: 'message-1', content };
  id = (await api.visitor('POST', `${from}/conversations`, { ...own, body })).body.conversation.id;
};
let sent = 1;
const say = (content: string) =>
  api.visitor('POST', `${token}/conversations/${id}/messages`, {
    ...own,
    body: { client_message_id: `message-${++sent}`, content },
  });
const offered = async (claims: object = ada) =>
  (await api.agent('GET', `/conversations/${id}/suggestions`, { claims: { ...ada, ...claims } })).body.data;
const answers = async () => (await offered()).map(({ content }: { content: string }) => content);

describe('suggestions', () => {
  beforeEach(() => start('When will my parcel arrive?'));

  it('are the articles that fit the visitor’s last words, above the bot’s threshold', async () => {
    expect(await offered()).toEqual([
      {
        kind: 'article',
        id: expect.any(Number),
        bot_id: bot,
        question: 'How long does delivery take?',
        content: 'Three days.',
        url: 'https://shop.example.com/delivery',
        confidence: expect.any(Number),
        conversation_id: null,
      },
    ]);
    await api.agent('PUT', `/bots/${bot}`, { body: { confidence_floor: 1 } });
    expect(await answers()).toEqual([]);
    await api.agent('PUT', `/bots/${bot}`, { body: { confidence_floor: 0.15 } });
  });

  it('follow what the visitor says next, and end with an agent’s answer, but not with a note or small talk', async () => {
    await say('And I want to give an item back');
    await say('Thanks!');
    expect(await answers()).toEqual(expect.arrayContaining(['Three days.', 'Use the label in the box.']));
    const send = (visibility: string) =>
      api.agent('POST', `/conversations/${id}/messages`, {
        claims: ada,
        body: { client_message_id: `agents-${visibility}`, content: 'One moment.', visibility },
      });
    expect(await send('internal')).toMatchObject({ status: 201 });
    expect(await answers()).not.toEqual([]);
    expect(await send('public')).toMatchObject({ status: 201 });
    expect(await answers()).toEqual([]);
    await say('shipping duration?');
    expect(await answers()).toEqual(['Three days.']);
  });

  it('fit one question that is asked in several messages', async () => {
    await start('I want to give');
    await say('an item');
    await say('back');
    expect((await answers())[0]).toBe('Use the label in the box.');
  });

  it('are none for small talk, for what no article is about, and for what was removed', async () => {
    await start('Hello!');
    expect(await answers()).toEqual([]);
    await start('What is the capital of Peru?');
    expect(await answers()).toEqual([]);
    await start('delivery time');
    await api.agent('POST', `/conversations/${id}/messages/1/redact`);
    expect(await answers()).toEqual([]);
  });

  it('are in the visitor’s language, or in none', async () => {
    await start('Rückgabe', 'de-AT');
    expect(await answers()).toEqual(['Mit dem Etikett im Paket.']);
    await start('Rückgabe', 'en-GB');
    expect(await answers()).toEqual([]);
    await start('delivery time', 'de-AT');
    expect(await answers()).toEqual(['Three days.']);
  });

  it('don’t exist for a conversation that doesn’t', async () => {
    expect(await api.agent('GET', '/conversations/99/suggestions', { claims: ada })).toMatchObject({ status: 404 });
  });

  it.each(['x'.repeat(8000), '🙂'.repeat(4000), '?!… '.repeat(2000), 'parcel '.repeat(1100)])(
    'don’t fail on 8,000 characters of anything',
    async (content) => {
      await start(content);
      expect(await api.agent('GET', `/conversations/${id}/suggestions`, { claims: ada })).toMatchObject({
        status: 200,
      });
    },
  );
});

describe('the bots that are asked', () => {
  it('are those of the widget and of the conversation’s department, else those of no department', async () => {
    const department = await api.make('/departments', { name: 'Repairs' });
    const other = await api.make('/bots', { name: 'Max', provider: 'built-in', department_id: department.id });
    await article(other.id, 'When will my parcel arrive?', 'Repairs take a week.');
    await train(other.id);
    await start('When will my parcel arrive?');
    expect(await answers()).toEqual(['Three days.']);
    await api.agent('PUT', `/widgets/${widget}`, { body: { department_id: department.id } });
    await start('When will my parcel arrive?');
    expect(await answers()).toEqual(['Repairs take a week.']);
    await api.agent('PUT', `/widgets/${widget}`, { body: { department_id: null } });
  });
});

describe('the work of a suggestion', () => {
  it('is a few requests of the table, and a version of the index is read once', async () => {
    await start('When will my parcel arrive?');
    await say('I want to give an item back');
    await say('and the return policy?');
    const asked: string[] = [];
    const counted = new Proxy(api.deps.table, {
      get: (table, name: keyof Table) => {
        const own: unknown = table[name];
        if (typeof own !== 'function') return own;
        return (...given: unknown[]) => {
          asked.push(name);
          return (own as (...given: unknown[]) => unknown).apply(table, given);
        };
      },
    });
    const deps = { table: counted, now: api.deps.now };
    const given = {
      ...deps,
      readKnowledge: knowledgeReader(deps),
      readPast: knowledgeReader(deps),
      sees: async () => true,
    };
    const requests = async () => {
      asked.length = 0;
      expect(await suggest(given, id)).toHaveLength(2);
      return asked.toSorted();
    };
    const first = await requests();
    const next = await requests();
    // The rows, the record, the bots' list, the widget, the visitor, the index's head, the articles; at first also the index's only part.
    expect(next).toEqual(['batchGet', 'batchGet', 'get', 'get', 'get', 'query', 'query', 'query']);
    expect(first).toEqual([...next, 'get'].toSorted());
  });
});
