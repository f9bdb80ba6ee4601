import type { Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { type MemoryApis, PUBLIC_ORIGIN, admin, ada, bearer, call, httpEvent, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let bot: { id: number };
let widget: { id: number; token: string; version: number };
let articles: Record<'order' | 'refund' | 'secret' | 'liefern' | 'any', { id: number; version: number }>;

beforeAll(async () => {
  api = await memoryApis();
  bot = await api.make('/bots', { name: 'Ida', provider: 'built-in' });
  widget = await api.make('/widgets', {
    name: 'Shop & Co',
    primary_color: '#224488',
    handler_type: 'ai_bot',
    handler_id: bot.id,
    help_center: {},
  });
  const make = (question: string, answer: string, more: object = {}) =>
    api.make('/articles', { bot_id: bot.id, question, answer, is_public: true, ...more });
  articles = {
    order: await make('Where is my order?', 'The **link** in your email <b>shows</b> it.', { locale: 'en' }),
    refund: await make('How do I get a refund?', 'Within [30 days](https://shop.example.com/refund).', {
      locale: 'en',
    }),
    secret: await make('What is the staff discount?', 'It is 40 %, confidential.', { is_public: false, locale: 'fr' }),
    liefern: await make('Wie lange dauert die Lieferung?', 'Zwei Tage.', { locale: 'de' }),
    any: await make('</script><script>alert(1)</script>', '"><img src=x onerror=alert(1)> [x](javascript:alert(1))'),
  };
});

const search = async (query: Record<string, string>) =>
  (await api.visitor('GET', `${widget.token}/help`, { query })).body;
const questions = ({ articles: found }: { articles: { question: string }[] }) => found.map(({ question }) => question);
/** A page as the edge asks for it. */
const page = (path: string, query: Record<string, string> = {}) =>
  call(api.visitors, 'GET', `/help/${path}`, { query });
const text = async (path: string, query: Record<string, string> = {}): Promise<string> =>
  String((await page(path, query)).body);

describe('the help center in the widget', () => {
  it('lists the public articles of a language and those for any', async () => {
    const { headers } = await api.visitor('GET', `${widget.token}/help`, { query: { lang: 'de' } });
    expect(headers['cache-control']).toBe('public, max-age=60, stale-while-revalidate=60');
    expect(questions(await search({ lang: 'de' }))).toEqual([
      'Wie lange dauert die Lieferung?',
      '</script><script>alert(1)</script>',
    ]);
    expect(await search({ lang: 'fr' })).toMatchObject({ language: 'en' });
  });

  it('finds by beginnings and with mistakes, with the beginning of each answer', async () => {
    expect((await search({ q: 'wher is my odrer' })).articles[0]).toEqual({
      id: articles.order.id,
      question: 'Where is my order?',
      excerpt: 'The link in your email <b>shows</b> it.',
    });
  });

  it('lets nothing of an article out that is not public', async () => {
    for (const lang of ['en', 'fr', 'de'])
      for (const q of ['', 'What is the staff discount?', 'confidential', '40'])
        expect(JSON.stringify(await search({ lang, q }))).not.toMatch(/discount|confidential/);
    const { status } = await api.visitor('GET', `${widget.token}/help/${articles.secret.id}`);
    expect(status).toBe(404);
    for (const path of ['-/en/-', '-/fr/-', `-/fr/what-is-the-staff-discount-${articles.secret.id}`, '-/-/sitemap.xml'])
      expect(await text(path)).not.toMatch(/discount|confidential|\/fr\//);
    expect(await text('-/en/-', { q: 'confidential' })).not.toMatch(/discount/);
  });

  it('shows an article, and none of another bot or a widget without a help center', async () => {
    expect((await api.visitor('GET', `${widget.token}/help/${articles.refund.id}`)).body).toEqual({
      id: articles.refund.id,
      question: 'How do I get a refund?',
      answer: 'Within [30 days](https://shop.example.com/refund).',
      url: null,
    });
    const other = await api.make('/widgets', { name: 'Blog' });
    for (const path of ['help', `help/${articles.refund.id}`])
      expect((await api.visitor('GET', `${other.token}/${path}`)).status).toBe(404);
  });

  it('counts what visitors say once on a day, the last of it, and orders by it', async () => {
    const { session_token } = (await api.visitor('POST', `${widget.token}/session`, { body: {} })).body;
    const say = (article: number, helped: boolean, sent: object = bearer(session_token)) =>
      api.visitor('POST', `${widget.token}/articles/${article}/feedback`, { ...sent, body: { helped } });
    expect((await say(articles.refund.id, false)).status).toBe(204);
    expect((await say(articles.refund.id, true)).status).toBe(204);
    expect((await say(articles.order.id, false)).status).toBe(204);
    expect((await say(articles.secret.id, true)).status).toBe(404);
    expect((await say(articles.order.id, true, {})).status).toBe(401);
    const days = { from: '2026-06-01', to: '2026-06-01' };
    const report = await api.agent('GET', '/reports/help', { query: days });
    expect(report.body).toMatchObject({
      data: [
        { article_id: articles.order.id, question: 'Where is my order?', helped: 0, not_helped: 1 },
        { article_id: articles.refund.id, question: 'How do I get a refund?', helped: 1, not_helped: 0 },
      ],
      total: { helped: 1, not_helped: 1 },
      previous: { helped: 0, not_helped: 0 },
    });
    const csv = await api.agent('GET', '/reports/help', { query: days, headers: { accept: 'text/csv' } });
    expect(csv.body).toContain('Where is my order?,0,1');
    api.clock.ms += 11 * 60_000;
    expect(questions(await search({})).slice(0, 2)).toEqual([
      'How do I get a refund?',
      '</script><script>alert(1)</script>',
    ]);
  });

  it('refuses more answers from one network than people of an office give', async () => {
    const { session_token } = (await api.visitor('POST', `${widget.token}/session`, { body: {} })).body;
    const statuses: number[] = [];
    for (let count = 0; count < 31; count++) {
      const sent = { ...bearer(session_token), sourceIp: '203.0.113.9', body: { helped: true } };
      statuses.push(
        (await api.visitor('POST', `${widget.token}/articles/${articles.refund.id}/feedback`, sent)).status,
      );
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });
});

describe('the pages of the help center', () => {
  it('lead from their root to the language the reader prefers, or that most articles are in', async () => {
    for (const [path, to] of [
      ['-/~de/-', '/help/de/'],
      ['-/~it/-', '/help/en/'],
      ['-/-/-', '/help/en/'],
    ] as const)
      expect(await page(path)).toMatchObject({ status: 302, headers: { location: to } });
  });

  it('are documents without scripts and cookies that edges keep for a minute', async () => {
    const { status, headers, body } = await page('-/en/-');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=60',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='/);
    expect(headers['content-security-policy']).not.toContain('script-src');
    expect(headers).not.toHaveProperty('set-cookie');
    expect(body.match(/<script[^>]*>/g)).toEqual(['<script type="application/ld+json">']);
    expect(body).toContain('<html lang="en" dir="ltr">');
    expect(body).toContain(`<link rel="canonical" href="${PUBLIC_ORIGIN}/help/en/">`);
    expect(body).toContain(`<link rel="alternate" hreflang="de" href="${PUBLIC_ORIGIN}/help/de/">`);
    expect(body).toContain(`href="/help/en/where-is-my-order-${articles.order.id}"`);
    expect(body).toContain('"@type":"FAQPage"');
    expect(body).toContain('Shop &#38; Co');
  });

  it('have headers for who asks for no more, and what only answers POST has none', async () => {
    const head = (path: string) => {
      const event = httpEvent('GET', path);
      const http = { ...event.requestContext.http, method: 'HEAD' };
      const routeKey = event.routeKey.replace('GET', 'HEAD');
      return api.visitors({ ...event, routeKey, requestContext: { ...event.requestContext, http } }, {} as Context);
    };
    const { headers } = await page('-/en/-');
    expect(await head('/help/-/en/-')).toMatchObject({ statusCode: 200, headers });
    expect(await head('/help/-/en/nowhere')).toMatchObject({ statusCode: 404 });
    expect(await head(`/api/widget/${widget.token}/session`)).toMatchObject({ statusCode: 405 });
  });

  it('show an article with its description, data and marks, and move when its question has changed', async () => {
    const path = `where-is-my-order-${articles.order.id}`;
    const body = await text(`-/en/${path}`);
    expect(body).toContain('<p>The <strong>link</strong> in your email &#60;b&#62;shows&#60;/b&#62; it.</p>');
    expect(body).toContain(`<link rel="canonical" href="${PUBLIC_ORIGIN}/help/en/${path}">`);
    expect(body).toContain('<meta property="og:title" content="Where is my order?">');
    expect(body).toContain('"@type":"Article"');
    for (const former of [`en/track-${articles.order.id}`, `de/${path}`, `en/${articles.order.id}`])
      expect(await page(`-/${former}`)).toMatchObject({ status: 301, headers: { location: `/help/en/${path}` } });
  });

  it('search without scripts, and are kept out of search engines then', async () => {
    const body = await text('-/en/-', { q: '"refund' });
    expect(body).toContain('How do I get a refund?');
    expect(body).not.toContain('Where is my order?');
    expect(body).toContain('value="&#34;refund"');
    expect(body).toContain('<meta name="robots" content="noindex">');
    expect(await text('-/en/-', { q: 'quantum' })).toContain('Nothing found');
    for (const q of ['refund '.repeat(80), 'refund\u0000', 'refund \ud800'])
      expect(await page('-/en/-', { q })).toMatchObject({ status: 200, body: expect.stringContaining('get a refund') });
  });

  it.each(['-/-/none', '-/sv/-', '-/en/gone-123', '999/en/-'])('say in a page that there is no %s', async (path) => {
    const { status, headers, body } = await page(path);
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('Page not found');
    expect(body).toContain('noindex');
  });

  it('let nothing in an article become markup', async () => {
    for (const path of ['-/en/-', `-/en/script-script-alert-1-script-${articles.any.id}`]) {
      const body = await text(path);
      expect(body).toContain('&#60;/script&#62;&#60;script&#62;alert(1)');
      expect(body).not.toMatch(/<script>|<img src=x|href="javascript/);
      const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
      expect(JSON.parse(data)).toMatchObject({ '@context': 'https://schema.org' });
    }
  });

  it('are in the sitemap with their languages', async () => {
    const { headers, body } = await page('-/-/sitemap.xml');
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(body.match(/<loc>[^<]*<\/loc>/g)).toHaveLength(6);
    expect(body).toContain(`<loc>${PUBLIC_ORIGIN}/help/en/where-is-my-order-${articles.order.id}</loc>`);
    expect(body).toContain(`hreflang="de" href="${PUBLIC_ORIGIN}/help/de/"`);
  });

  it("have a further widget's under its ID, and one page for an article that both show", async () => {
    expect(await page(`${widget.id}/de/-`)).toMatchObject({ status: 302, headers: { location: '/help/de/' } });
    const other = await api.make('/bots', { name: 'Otto', provider: 'built-in' });
    const second = await api.make('/widgets', { name: 'Blog', help_center: { title: 'Answers', bot_id: other.id } });
    const third = await api.make('/widgets', { name: 'Forum', help_center: { bot_id: bot.id } });
    const own = await api.make('/articles', { bot_id: other.id, question: 'Who?', answer: 'Us.', is_public: true });
    expect(await page(`${second.id}/~en/-`)).toMatchObject({ headers: { location: `/help/${second.id}/en/` } });
    expect(await text(`${second.id}/en/-`)).toContain('<title>Answers – Blog</title>');
    expect(await page(`-/en/who-${own.id}`)).toMatchObject({
      status: 301,
      headers: { location: `/help/${second.id}/en/who-${own.id}` },
    });
    expect(await page(`${third.id}/en/where-is-my-order-${articles.order.id}`)).toMatchObject({
      status: 301,
      headers: { location: `/help/en/where-is-my-order-${articles.order.id}` },
    });
    expect((await text('-/-/sitemap.xml')).match(/who-/g)).toHaveLength(1);
    // Whose articles are shown is not deleted under the pages.
    expect((await api.agent('DELETE', `/bots/${other.id}`)).status).toBe(409);
  });
});

describe('publishing articles', () => {
  it('changes many at a time, shows with the next request, and is for admins', async () => {
    const body = { bot_id: bot.id, article_ids: [articles.order.id, articles.refund.id, 17], is_public: false };
    expect((await api.agent('POST', '/articles/publish', { body, claims: ada })).status).toBe(403);
    expect((await api.agent('POST', '/articles/publish', { body })).body).toEqual({ changed: 2 });
    expect((await api.agent('POST', '/articles/publish', { body })).body).toEqual({ changed: 0 });
    expect(questions(await search({ lang: 'en' }))).not.toContain('Where is my order?');
    await api.agent('POST', '/articles/publish', { body: { ...body, is_public: true } });
    expect(questions(await search({ q: 'order' }))).toContain('Where is my order?');
    const { data } = (await api.agent('GET', '/audit', { claims: admin })).body;
    expect(data[0]).toMatchObject({ entity: 'bot', entity_name: 'Ida', changes: [{ field: 'published', after: '2' }] });
  });

  it('holds with two at once', async () => {
    const ids = [articles.order.id, articles.refund.id];
    const publish = (is_public: boolean) =>
      api.agent('POST', '/articles/publish', { body: { bot_id: bot.id, article_ids: ids, is_public } });
    const done = await Promise.all([publish(false), publish(false), publish(true)]);
    expect(done.every(({ status }) => status === 200 || status === 503)).toBe(true);
    await publish(true);
    const { body } = await api.agent('GET', `/articles/${articles.order.id}`);
    expect(body.is_public).toBe(true);
  });

  it('takes a column of an imported file, and what the file does not say stays', async () => {
    const read = async (content: string) =>
      (await api.agent('POST', '/articles/import', { body: { bot_id: bot.id, format: 'csv', content } })).body;
    const report = await read('question,answer,is_public\nOpen?,Daily.,yes\nClosed?,Never.,no\nBoth?,Maybe.,perhaps');
    expect(report).toMatchObject({ created: 2, refused: 1 });
    expect(questions(await search({ q: 'open' }))).toEqual(['Open?']);
    expect(questions(await search({ q: 'closed' }))).toEqual([]);
    await read('question,answer\nOpen?,Every day.');
    expect((await search({ q: 'open' })).articles[0]).toMatchObject({ excerpt: 'Every day.' });
  });

  it('refuses a help center without a bot', async () => {
    for (const help_center of [{}, { bot_id: 12 }]) {
      const { status, body } = await api.agent('POST', '/widgets', { body: { name: 'X', help_center } });
      expect(status).toBe(400);
      expect(body.errors[0].path).toBe('body.help_center.bot_id');
    }
  });
});
