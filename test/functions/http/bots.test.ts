import { beforeAll, describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import { MAX_ARTICLES } from '#core/model/knowledge/article.ts';
import { countUnanswered } from '#functions/store/automation/unanswered-store.ts';
import { pendingTraining } from '#functions/store/automation/training-store.ts';
import { trainIndex } from '#functions/use-cases/automation/train-index.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
beforeAll(async () => {
  api = await memoryApis();
  await api.make('/agents', { user_id: 'ada' });
});

const make = (path: string, body: object) => api.agent('POST', path, { body });
const aBot = async (settings: object = {}) =>
  (await make('/bots', { name: 'Ida', provider: 'built-in', ...settings })).body as { id: number };
const anArticle = async (bot_id: number, settings: object = {}) =>
  (await make('/articles', { bot_id, question: 'Do you gift-wrap?', answer: 'Yes.', ...settings })).body;
const see = async (bot: { id: number }) => (await api.agent('GET', `/bots/${bot.id}`)).body;
const fit = (bot: { id: number }) =>
  trainIndex({ ...api.deps, pause: async (ms) => void (api.clock.ms += ms) }, bot.id, api.clock.ms + 100_000);
const importing = (bot_id: number, format: string, content: string) =>
  make('/articles/import', { bot_id, format, content });

describe('a bot', () => {
  it('is trained again when its languages change, and only then', async () => {
    const bot = await aBot();
    await anArticle(bot.id, { locale: 'de' });
    await fit(bot);
    expect((await see(bot)).index).toMatchObject({ state: 'ready', articles: 1 });
    const change = (body: object) => api.agent('PUT', `/bots/${bot.id}`, { body });
    expect((await change({ name: 'Ido', languages: [] })).body.index.state).toBe('ready');
    expect((await change({ languages: ['en'] })).body.index.state).toBe('fitting');
    await fit(bot);
    expect((await see(bot)).index).toMatchObject({ state: 'ready', articles: 0 });
  });

  it('needs a name and a provider; all else has its default', async () => {
    const made = await make('/bots', { name: 'Ida', provider: 'built-in' });
    expect(made).toMatchObject({
      status: 201,
      body: {
        ...botDefaults,
        name: 'Ida',
        provider: 'built-in',
        index: { state: 'ready', fitted_at: null, articles: 0, embeddings: null },
      },
    });
    expect((await api.agent('GET', `/bots/${made.body.id}`, { claims: ada })).body).toEqual(made.body);
    const { data } = (await api.agent('GET', '/bots')).body;
    expect(data).toContainEqual(made.body);
  });

  it.each([
    ['name', { provider: 'built-in' }],
    ['provider', { name: 'Ida', provider: 'oracle' }],
    ['base_url', { name: 'Ida', provider: 'openai-compatible', base_url: 'http://models.example.com/v1' }],
    ['base_url', { name: 'Ida', provider: 'openai-compatible', base_url: 'https://user:pass@models.example.com' }],
    ['base_url', { name: 'Ida', provider: 'openai-compatible', base_url: 'https://models.example.com/\uD83D' }],
    ['base_url', { name: 'Ida', provider: 'openai-compatible', base_url: 'file:///etc/passwd' }],
    ['confidence_floor', { name: 'Ida', provider: 'built-in', confidence_floor: 1.5 }],
    ['max_turns', { name: 'Ida', provider: 'built-in', max_turns: 0 }],
    ['languages.0', { name: 'Ida', provider: 'built-in', languages: ['!'] }],
    ['index', { name: 'Ida', provider: 'built-in', index: {} }],
  ])('is refused with the field %s and the reason', async (field, body) => {
    const refused = await make('/bots', body);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: `body.${field}` }] } });
  });

  it('is changed in part, and hands over only to departments there are', async () => {
    const bot = await aBot();
    const change = (body: object) => api.agent('PUT', `/bots/${bot.id}`, { body });
    expect(await change({ max_turns: 3 })).toMatchObject({ status: 200, body: { name: 'Ida', max_turns: 3 } });
    expect(await change({})).toMatchObject({ status: 200, body: { max_turns: 3 } });
    expect(await change({ department_id: 99 })).toMatchObject({ status: 404 });
    expect(await api.agent('PUT', '/bots/99', { body: { max_turns: 3 } })).toMatchObject({ status: 404 });
  });

  it('answers for a widget that names it, and is not deleted meanwhile', async () => {
    const bot = await aBot();
    const widget = await api.make('/widgets', { name: 'Shop', handler_type: 'ai_bot', handler_id: bot.id });
    const remove = () => api.agent('DELETE', `/bots/${bot.id}`);
    expect(await remove()).toMatchObject({ status: 409, body: { detail: expect.stringContaining('Shop') } });
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { handler_type: 'agent', handler_id: null } });
    expect(await remove()).toMatchObject({ status: 204 });
    expect(await remove()).toMatchObject({ status: 404 });
    for (const handler_id of [bot.id, null])
      expect(await make('/widgets', { name: 'Shop', handler_type: 'ai_bot', handler_id })).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'body.handler_id' }] },
      });
  });

  it('leaves nothing behind but the audit log when it is deleted', async () => {
    const before = await api.countItems();
    const bot = await aBot();
    const article = await anArticle(bot.id);
    await fit(bot);
    await api.agent('DELETE', `/bots/${bot.id}`);
    await fit(bot);
    // The log says that a bot and an article were created, and the bot deleted.
    expect(await api.countItems()).toBe(before + 3);
    expect(await api.agent('GET', `/articles/${article.id}`)).toMatchObject({ status: 404 });
  });
});

describe('an article', () => {
  it('is made, read, changed, listed by bot and deleted', async () => {
    const [bot, other] = [await aBot(), await aBot()];
    const article = await anArticle(bot.id);
    expect(article).toMatchObject({ bot_id: bot.id, alternative_phrasings: [], locale: null, url: null });
    const changed = await api.agent('PUT', `/articles/${article.id}`, {
      body: { alternative_phrasings: ['gift wrap'] },
    });
    expect(changed).toMatchObject({ status: 200, body: { answer: 'Yes.', alternative_phrasings: ['gift wrap'] } });
    await anArticle(other.id);
    const listed = async (query: Record<string, string>) => (await api.agent('GET', '/articles', { query })).body.data;
    expect(await listed({ bot_id: String(bot.id) })).toEqual([changed.body]);
    expect((await listed({ limit: '100' })).length).toBeGreaterThanOrEqual(2);
    expect(await api.agent('DELETE', `/articles/${article.id}`)).toMatchObject({ status: 204 });
    expect(await api.agent('GET', `/articles/${article.id}`)).toMatchObject({ status: 404 });
    expect(await listed({ bot_id: String(bot.id) })).toEqual([]);
  });

  it('changed concurrently in different fields has every change', async () => {
    const article = await anArticle((await aBot()).id);
    const parts = [
      { answer: 'No.' },
      { url: 'https://example.com/wrap' },
      { locale: 'en' },
      { alternative_phrasings: ['Gift wrap?'] },
    ];
    const change = (body: object) => api.agent('PUT', `/articles/${article.id}`, { body });
    const answers = await Promise.all(parts.slice(0, 3).map(change));
    answers.push(await change(parts[3] ?? {}));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { body } = await api.agent('GET', `/articles/${article.id}`);
    expect(body).toMatchObject(Object.assign({}, ...parts));
  });

  it('pages through all of a bot’s, oldest first', async () => {
    const bot = await aBot();
    for (let made = 0; made < 5; made++) await anArticle(bot.id, { question: `Question ${made}?` });
    const questions: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { bot_id: String(bot.id), limit: '2', ...(cursor ? { cursor } : {}) };
      const { data, next_cursor } = (await api.agent('GET', '/articles', { query })).body;
      questions.push(...data.map(({ question }: { question: string }) => question));
      cursor = next_cursor;
    } while (cursor);
    expect(questions).toEqual([0, 1, 2, 3, 4].map((made) => `Question ${made}?`));
  });

  it('moves to another bot, and both learn of it', async () => {
    const [from, to] = [await aBot(), await aBot()];
    const article = await anArticle(from.id);
    await fit(from);
    expect(await api.agent('PUT', `/articles/${article.id}`, { body: { bot_id: to.id } })).toMatchObject({
      status: 200,
    });
    for (const [bot, articles] of [
      [from, 0],
      [to, 1],
    ] as const) {
      expect((await see(bot)).index.state).toBe('fitting');
      await fit(bot);
      expect((await see(bot)).index).toMatchObject({ state: 'ready', articles });
    }
  });

  it('belongs to an existing bot, has a valid size, and usable phrasings', async () => {
    expect(await make('/articles', { bot_id: 99, question: 'A?', answer: 'B' })).toMatchObject({ status: 404 });
    const bot = await aBot();
    const body = { bot_id: bot.id, question: 'A?', answer: 'B' };
    const many = Array.from({ length: 501 }, (_, index) => `phrasing ${index}`);
    expect(await make('/articles', { ...body, alternative_phrasings: many })).toMatchObject({ status: 400 });
    const long = Array.from({ length: 300 }, () => '語'.repeat(300));
    expect((await make('/articles', { ...body, alternative_phrasings: long })).status).toBe(413);
    for (const url of ['javascript:alert(1)', 'https://name:password@example.com/', 'https://example.com/\uDC00'])
      expect(await make('/articles', { ...body, url })).toMatchObject({ status: 400 });
  });
});

describe('the index', () => {
  it('is being fitted from the first change until all changes are in it', async () => {
    const bot = await aBot();
    await anArticle(bot.id);
    expect((await see(bot)).index).toEqual({ state: 'fitting', fitted_at: null, articles: 0, embeddings: null });
    expect((await api.agent('GET', '/bots', { query: { limit: '100' } })).body.data).toContainEqual(
      expect.objectContaining({ id: bot.id, index: expect.objectContaining({ state: 'fitting' }) }),
    );
    await fit(bot);
    expect((await see(bot)).index).toMatchObject({ state: 'ready', fitted_at: expect.any(String), articles: 1 });
    expect(await pendingTraining(api.deps.table, bot.id)).toBeUndefined();
  });

  it('waits until articles have settled, and takes in what comes while it is fitted', async () => {
    const bot = await aBot();
    await anArticle(bot.id);
    let pauses = 0;
    const pause = async (ms: number) => {
      api.clock.ms += ms;
      if (pauses++ < 2) await anArticle(bot.id, { question: `While it waits ${pauses}?` });
    };
    await trainIndex({ ...api.deps, pause }, bot.id, api.clock.ms + 100_000);
    expect((await see(bot)).index).toMatchObject({ state: 'ready', articles: 3 });
    expect(pauses).toBe(3);
  });

  it('is fitted by one at a time', async () => {
    const bot = await aBot();
    await anArticle(bot.id);
    await Promise.all([fit(bot), fit(bot)]);
    expect((await see(bot)).index).toMatchObject({ state: 'ready', articles: 1 });
    await fit(bot);
  });
});

describe('a file of articles', () => {
  it('reports row by row what became of it', async () => {
    const bot = await aBot();
    await anArticle(bot.id);
    const csv = [
      'question;answer;alternative_phrasings;url',
      'How long does it take?;"Two days; three\nat most.";delivery time|how long;https://example.com/a',
      'Do you gift-wrap?;Of course.;;',
      ';No question;;',
      'No answer?;;;',
      'A bad link?;Yes;;javascript:alert(1)',
      'How long does it take?;Twice;;',
    ].join('\r\n');
    const { status, body } = await importing(bot.id, 'csv', `\uFEFF${csv}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ created: 1, updated: 1, refused: 4 });
    expect(body.rows.map(({ line, result }: { line: number; result: string }) => [line, result])).toEqual([
      [2, 'created'],
      [4, 'updated'],
      [5, 'refused'],
      [6, 'refused'],
      [7, 'refused'],
      [8, 'refused'],
    ]);
    expect(body.rows.slice(2).map(({ errors }: { errors: { path: string }[] }) => errors[0]?.path)).toEqual([
      'row.question',
      'row.answer',
      'row.url',
      'row.question',
    ]);
    const { data } = (await api.agent('GET', '/articles', { query: { bot_id: String(bot.id) } })).body;
    expect(data).toMatchObject([
      { question: 'Do you gift-wrap?', answer: 'Of course.' },
      {
        answer: 'Two days; three\nat most.',
        alternative_phrasings: ['delivery time', 'how long'],
        url: 'https://example.com/a',
      },
    ]);
    expect(await importing(bot.id, 'csv', csv)).toMatchObject({ body: { created: 0, updated: 2, refused: 4 } });
  });

  it('may be Markdown: headings are questions, quoted lines other phrasings', async () => {
    const bot = await aBot();
    const markdown = [
      '---',
      'title: Help',
      '---',
      '# Delivery',
      '',
      '## How long does it take?',
      '',
      '> delivery time',
      '> when will it come?',
      '',
      'Two days.',
      '',
      '```',
      '# not a heading',
      '```',
      '## Nothing to say?',
      '## Do you gift-wrap?',
      'Yes.',
    ].join('\n');
    const { body } = await importing(bot.id, 'markdown', markdown);
    expect(body.rows).toMatchObject([
      { line: 6, question: 'How long does it take?', result: 'created' },
      { line: 16, result: 'refused', errors: [{ path: 'row.answer' }] },
      { line: 17, question: 'Do you gift-wrap?', result: 'created' },
    ]);
    const article = (await api.agent('GET', `/articles/${body.rows[0].article_id}`)).body;
    expect(article).toMatchObject({
      alternative_phrasings: ['delivery time', 'when will it come?'],
      answer: 'Two days.\n\n```\n# not a heading\n```',
    });
  });

  it('may be JSON, a list or an object with one', async () => {
    const bot = await aBot();
    const articles = [
      { question: 'A?', answer: 'B', alternative_phrasings: ['C?'] },
      7,
      { question: 'D?', answer: 'E', x: 1 },
    ];
    for (const [content, counts] of [
      [JSON.stringify(articles), { created: 1, refused: 2 }],
      [JSON.stringify({ articles }), { updated: 1, refused: 2 }],
    ] as const)
      expect(await importing(bot.id, 'json', content)).toMatchObject({ status: 200, body: counts });
  });

  it.each([
    ['json', '{"articles":'],
    ['json', '"hello"'],
    ['csv', 'a,b\n1,2'],
    ['csv', 'question,reply\n1,2'],
    ['csv', 'question,answer,Question\nA?,B,C?'],
    ['json', JSON.stringify(Array.from({ length: 10_001 }, () => 1))],
  ])('that is none is refused as a whole: %s', async (format, content) => {
    const refused = await importing((await aBot()).id, format, content);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'body.content' }] } });
  });

  it('with a quote that never ends loses that row only', async () => {
    const { body } = await importing((await aBot()).id, 'csv', 'question,answer\nA?,B\n"C?,D\nE?,F\n');
    expect(body.rows[0]).toMatchObject({ result: 'created', question: 'A?' });
    expect(body).toMatchObject({ created: 1 });
    expect(body.refused).toBeGreaterThanOrEqual(1);
  });

  it('can be looked at before anything is stored', async () => {
    const bot = await aBot();
    await importing(bot.id, 'csv', 'question,answer\nA?,B\n');
    const body = { bot_id: bot.id, format: 'csv', content: 'question,answer\nA?,C\nD?,E\nD?,F\n', dry_run: true };
    expect(await make('/articles/import', body)).toMatchObject({
      status: 200,
      body: {
        created: 1,
        updated: 1,
        refused: 1,
        rows: [
          { question: 'A?', result: 'updated', article_id: expect.any(Number) },
          { question: 'D?', result: 'created', article_id: null },
          { question: 'D?', result: 'refused' },
        ],
      },
    });
    const listed = await api.agent('GET', '/articles', { query: { bot_id: String(bot.id) } });
    expect(listed.body['data']).toMatchObject([{ question: 'A?', answer: 'B' }]);
  });

  it('has each question once, whichever way it comes', async () => {
    const bot = await aBot();
    const [first, german, other] = [
      await anArticle(bot.id),
      await anArticle(bot.id, { locale: 'de' }),
      await anArticle(bot.id, { question: 'Do you deliver?' }),
    ];
    expect(await make('/articles', { bot_id: bot.id, question: 'Do you gift-wrap?', answer: 'No.' })).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: `This bot has an article with this question: ${first['id']}.` },
    });
    const change = (article: object, body: object) =>
      api.agent('PUT', `/articles/${(article as { id: number }).id}`, { body });
    expect(await change(other, { question: 'Do you gift-wrap?' })).toMatchObject({ status: 409 });
    expect(await change(german, { locale: null })).toMatchObject({ status: 409 });
    expect(await change(first, { question: 'Do you gift-wrap?', answer: 'Of course.' })).toMatchObject({ status: 200 });
  });

  it('may have the same question in two languages', async () => {
    const bot = await aBot();
    const csv = 'question,answer,locale\nTaxi?,Yes.,en\nTaxi?,Ja.,de\n';
    expect(await importing(bot.id, 'csv', csv)).toMatchObject({ body: { created: 2, refused: 0 } });
    expect(await importing(bot.id, 'csv', csv)).toMatchObject({ body: { updated: 2, refused: 0 } });
  });

  it('may be what the API lists', async () => {
    const [from, to] = [await aBot(), await aBot()];
    await importing(from.id, 'csv', 'question,answer\nA?,B\nC?,D\n');
    const { body } = await api.agent('GET', '/articles', { query: { bot_id: String(from.id) } });
    expect(await importing(to.id, 'json', JSON.stringify(body))).toMatchObject({ body: { created: 2, refused: 0 } });
  });

  it('imported three times at the same moment is in the bot once', async () => {
    const bot = await aBot();
    const content = 'question,answer\nDo you ship to Malta?,Yes.\nDo you gift-wrap?,Yes.\n';
    const listed = async () =>
      (await api.agent('GET', '/articles', { query: { bot_id: String(bot.id), limit: '100' } })).body.data;
    const answers = await Promise.all([1, 2, 3].map(() => importing(bot.id, 'csv', content)));
    expect(await listed()).toHaveLength(2);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 503, 503]);
    expect(answers.find(({ status }) => status === 503)).toMatchObject({
      headers: { 'retry-after': '5' },
      body: { code: 'try_again', detail: expect.stringContaining('Another import') },
    });
    expect(await importing(bot.id, 'csv', content)).toMatchObject({ status: 200, body: { created: 0, updated: 2 } });
    expect(await listed()).toHaveLength(2);
  });

  it('is not kept out for ever by an import that was cut short', async () => {
    const bot = await aBot();
    const { table } = api.deps;
    api.faults.table = {
      ...table,
      delete: async (input) => {
        if (input.Key?.['sk'] === 'IMPORTING') throw new Error('cut short');
        return table.delete(input);
      },
    };
    expect((await importing(bot.id, 'csv', 'question,answer\nA?,B\n')).status).toBe(500);
    delete api.faults.table;
    expect((await importing(bot.id, 'csv', 'question,answer\nA?,B\n')).status).toBe(503);
    api.clock.ms += 15_000;
    expect(await importing(bot.id, 'csv', 'question,answer\nA?,B\n')).toMatchObject({ body: { updated: 1 } });
  });

  it("of 5 MB is imported up to the bot's limits, row by row", async () => {
    const bot = await aBot();
    const row = (index: number) => ({ question: `What about number ${index}?`, answer: 'x'.repeat(3000) });
    const content = JSON.stringify(Array.from({ length: MAX_ARTICLES + 600 }, (_, index) => row(index)));
    expect(content.length).toBeGreaterThan(4.7e6);
    const { status, body } = await importing(bot.id, 'json', content);
    expect(status).toBe(200);
    expect(body).toMatchObject({ created: MAX_ARTICLES, refused: 600 });
    expect(body.rows.at(-1).errors[0].message).toContain(`${MAX_ARTICLES}`);
    expect(await make('/articles', { bot_id: bot.id, question: 'One more?', answer: 'No.' })).toMatchObject({
      status: 409,
    });
  }, 60_000);
});

describe('what a bot could not answer', () => {
  it('is listed with its count, and removed when it is answered', async () => {
    const bot = await aBot();
    const { token } = await api.make('/widgets', { name: 'Shop' });
    const ask = async (content: string) => {
      const { body } = await api.visitor('POST', `${token}/session`, { body: {} });
      const started = await api.visitor('POST', `${token}/conversations`, {
        headers: { authorization: `Bearer ${body.session_token}` },
        body: { client_message_id: 'message-1', content },
      });
      const { id } = started.body.conversation;
      await countUnanswered(api.deps.table, {
        bot: bot.id,
        conversation: id,
        seq: 1,
        question: content,
        atMs: api.clock.ms,
      });
    };
    for (const content of ['Do you have kettles?', 'Where are you?', 'do you have KETTLES']) await ask(content);
    const list = async (query: Record<string, string> = {}) =>
      (await api.agent('GET', `/bots/${bot.id}/unanswered`, { claims: ada, query })).body;
    const first = await list({ limit: '1' });
    expect(first.data).toMatchObject([{ question: 'do you have KETTLES', count: 2 }]);
    expect((await list({ limit: '1', cursor: first.next_cursor })).data).toMatchObject([
      { question: 'Where are you?', count: 1 },
    ]);
    // What is asked again between two pages moves up, and is on the next page all the same.
    api.clock.ms += 1000;
    await ask('Where are you?');
    await ask('Where are you?');
    expect((await list({ limit: '1', cursor: first.next_cursor })).data).toMatchObject([
      { question: 'Where are you?', count: 3 },
    ]);
    await anArticle(bot.id, { question: 'Do you have kettles?', answer: 'Yes.' });
    await anArticle(bot.id, { question: 'Do you gift-wrap?', answer: 'Yes.' });
    await fit(bot);
    expect((await list()).data.map(({ question }: { question: string }) => question)).toEqual(['Where are you?']);
    expect(await api.agent('GET', '/bots/99/unanswered')).toMatchObject({ status: 404 });
  });

  it('is left out once its message was redacted', async () => {
    const bot = await aBot();
    const { token } = await api.make('/widgets', { name: 'Shop' });
    const { body } = await api.visitor('POST', `${token}/session`, { body: {} });
    const question = 'I am Vera, where is my parcel?';
    const started = await api.visitor('POST', `${token}/conversations`, {
      headers: { authorization: `Bearer ${body.session_token}` },
      body: { client_message_id: 'message-1', content: question },
    });
    const { id: conversation } = started.body.conversation;
    await countUnanswered(api.deps.table, { bot: bot.id, conversation, seq: 1, question, atMs: api.clock.ms });
    const list = async () => (await api.agent('GET', `/bots/${bot.id}/unanswered`, { claims: ada })).body.data;
    expect(await list()).toMatchObject([{ question }]);
    await api.agent('POST', `/conversations/${conversation}/messages/1/redact`);
    expect(await list()).toEqual([]);
  });
});
