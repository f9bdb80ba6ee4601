import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SourcePage } from '#core/model/knowledge/source.ts';
import { readSources } from '#functions/handlers/read-sources.ts';
import { senderOut } from '#functions/platform/network/send-out.ts';
import { carryOutDue } from '#functions/use-cases/due.ts';
import { keys } from '#functions/store/keys.ts';
import { type Table, queryAll } from '#functions/store/table.ts';
import { type MemoryApis, memoryApis } from '#test/support/api.ts';
import {
  type SitePage,
  answering,
  calendar,
  endless,
  gzipBomb,
  pageOf,
  startSite,
  tagged,
} from '#test/support/site.ts';

let api: MemoryApis;
let shop: Awaited<ReturnType<typeof startSite>>;
const started: number[] = [];
beforeAll(async () => {
  [api, shop] = await Promise.all([memoryApis(), startSite()]);
  Object.assign(api.agentDeps, { onThisMachine: true, startReading: async (id: number) => void started.push(id) });
});
afterEach(() => {
  shop.requests.length = 0;
  started.length = 0;
});
afterAll(() => shop.stop());

const reader = (more: object = {}) =>
  readSources({
    ...api.deps,
    send: senderOut(true),
    pause: async (ms) => void (api.clock.ms += ms),
    publicOrigin: 'https://chat.example.com',
    tryHeld: async () => undefined,
    ...more,
  });
const read = (source: { id: number }, more: object = {}) => reader(more)({ source_id: source.id });
const make = async (path: string, body: object) => (await api.agent('POST', path, { body })).body;
const aBot = () => make('/bots', { name: 'Ida', provider: 'built-in' });
type Given = { kind?: string; addresses?: string[]; schedule?: string };
async function aSource(pages: Record<string, SitePage>, { kind = 'site', addresses = ['/'], ...more }: Given = {}) {
  shop.site.pages = pages;
  const bot = await aBot();
  const source = await make('/sources', {
    bot_id: bot.id,
    kind,
    addresses: addresses.map((one) => shop.url + one),
    ...more,
  });
  return { bot, source };
}
const articlesOf = async (bot: { id: number }) =>
  (await api.agent('GET', '/articles', { query: { bot_id: String(bot.id), limit: '100' } })).body.data as {
    id: number;
    question: string;
    answer: string;
    url: string;
    source_id?: number;
  }[];
const questionsOf = async (bot: { id: number }) => (await articlesOf(bot)).map(({ question }) => question).sort();
const see = async (source: { id: number }) => (await api.agent('GET', `/sources/${source.id}`)).body;
const pagesOf = async (source: { id: number }) =>
  (await api.agent('GET', `/sources/${source.id}/pages`)).body.data as {
    id: string;
    address: string;
    state: string;
    problem: string | null;
    detail: string | null;
    kept: number;
    taken: number;
  }[];
const problemsOf = async (source: { id: number }) =>
  Object.fromEntries((await pagesOf(source)).map(({ address, problem }) => [new URL(address).pathname, problem]));
const again = async (source: { id: number }) => {
  expect(await api.agent('POST', `/sources/${source.id}/read`)).toMatchObject({
    status: 200,
    body: { reading: { state: 'waiting' } },
  });
  await read(source);
};
/** What the sweep carries out within some minutes. */
async function sweepUntil(ms: number) {
  api.clock.ms += ms;
  const deps = { ...api.deps, startReading: async (id: number) => void started.push(id) };
  await carryOutDue(deps, api.clock.ms + 60_000);
}

const returns = {
  'How do I return goods?': 'Send them to us within 30 days.',
  Costs: 'Returning costs nothing at all.',
};

describe('a site', () => {
  it('becomes articles that link to the headings of its pages', async () => {
    const { bot, source } = await aSource({
      '/': pageOf('Help', {}, '<p>Welcome to the help pages of our shop.</p><a href="/returns">Returns</a>'),
      '/returns': pageOf('Returns', returns),
    });
    expect(started).toEqual([source.id]);
    expect(source.reading).toMatchObject({ state: 'waiting' });
    await read(source);
    expect(await questionsOf(bot)).toEqual(['Help', 'How do I return goods?', 'Returns: Costs']);
    expect(await articlesOf(bot)).toContainEqual(
      expect.objectContaining({
        question: 'How do I return goods?',
        answer: 'Send them to us within 30 days.',
        url: `${shop.url}/returns`,
        source_id: source.id,
      }),
    );
    expect((await see(source)).reading).toMatchObject({ state: 'done', pages: 2, done: 2, unread: 0, articles: 3 });
    expect([...shop.agents]).toEqual([expect.stringContaining('LiveChatBot/1.0; +https://chat.example.com')]);
  });

  it('is found by its sitemaps, in their folder only', async () => {
    const sitemap = (...paths: string[]) =>
      answering(
        200,
        { 'content-type': 'application/xml' },
        `<urlset>${paths.map((one) => `<url><loc>${shop.url}${one}</loc></url>`).join('')}</urlset>`,
      );
    const { bot, source } = await aSource(
      {
        '/robots.txt': answering(200, {}, `Sitemap: ${shop.url}/sitemap.xml`),
        '/sitemap.xml': answering(
          200,
          {},
          `<sitemapindex><sitemap><loc>${shop.url}/pages.xml</loc></sitemap></sitemapindex>`,
        ),
        '/pages.xml': sitemap('/help/a', '/about', '/help/b'),
        '/help/a': pageOf('A', { 'What is A about, really?': 'It is about the letter A.' }),
        '/help/b': pageOf('B', { 'What is B about, really?': 'It is about the letter B.' }),
        '/help/': pageOf('Help', {}),
        '/about': pageOf('About', { 'Who are we in the end?': 'Nobody knows who we are.' }),
      },
      { addresses: ['/help/'] },
    );
    await read(source);
    expect(await questionsOf(bot)).toEqual(['What is A about, really?', 'What is B about, really?']);
    await again(source);
    expect((await see(source)).reading).toMatchObject({ articles: 2 });
  });

  it('is read again without fetching, or changing, what has not changed', async () => {
    const { bot, source } = await aSource({
      '/': tagged('"1"', pageOf('Returns', returns, '<a href="/costs">Costs</a>')),
      '/costs': pageOf('Prices', { 'What does shipping cost?': 'Five euros everywhere.' }),
    });
    await read(source);
    const before = await articlesOf(bot);
    await again(source);
    expect(await articlesOf(bot)).toEqual(before);
    shop.site.pages['/costs'] = pageOf('Prices', { 'What does shipping cost?': 'Six euros everywhere.' });
    await again(source);
    const after = await articlesOf(bot);
    expect(after.filter((one) => !before.some((other) => other.answer === one.answer))).toMatchObject([
      { answer: 'Six euros everywhere.' },
    ]);
    expect(after).toHaveLength(before.length);
  });

  it('has a page once that names its one address, wherever else it is', async () => {
    const original = (path: string, more = '') => `<link rel="canonical" href="${path}">${more}`;
    const { bot, source } = await aSource({
      '/': pageOf('Help', {}, '<p>Welcome to our help pages.</p><a href="/print/returns">A</a><a href="/lost">B</a>'),
      '/print/returns': pageOf('Returns', returns, original('/returns')),
      '/returns': pageOf('Returns', returns, original('/returns', '<a href="/print/returns?page=2">Print</a>')),
      '/print/returns?page=2': pageOf('Returns', returns, original('/returns')),
      '/lost': pageOf('Lost', { 'What if it is lost?': 'We send you another one.' }, original('http://[')),
    });
    await read(source);
    const urls = (await articlesOf(bot)).map(({ question, url }) => [question, new URL(url).pathname]);
    expect(Object.fromEntries(urls)).toMatchObject({
      'How do I return goods?': '/returns',
      'What if it is lost?': '/lost',
    });
    const details = Object.fromEntries((await pagesOf(source)).map(({ address, detail }) => [address, detail]));
    expect(details).toMatchObject({ [`${shop.url}/print/returns`]: `${shop.url}/returns`, [`${shop.url}/lost`]: null });
    await again(source);
    expect(await questionsOf(bot)).toHaveLength(4);
  });

  it('is read where a page names an address that can’t be its own', async () => {
    const to = (path: string) => `<link rel="canonical" href="${path}">`;
    const { bot, source } = await aSource({
      '/': pageOf(
        'Help',
        { 'Where is help?': 'Help is here, at any time.' },
        '<a href="/home">1</a><a href="/gone">2</a><a href="/one">3</a><a href="/away">4</a>',
      ),
      '/home': pageOf('A', { 'Is the first page named?': 'Yes, on all of the pages.' }, to('/')),
      '/gone': pageOf('B', { 'Is the original gone?': 'Yes, there is no such page.' }, to('/nowhere')),
      '/one': pageOf('C', { 'Does each name the other?': 'Yes, and one of them is read.' }, to('/two')),
      '/two': pageOf('C', { 'Does each name the other?': 'Yes, and one of them is read.' }, to('/one')),
      '/away': pageOf('D', { 'Is it on another site?': 'Yes, and that is not read.' }, to('https://example.com/d')),
    });
    const all = [
      'Does each name the other?',
      'Is it on another site?',
      'Is the first page named?',
      'Is the original gone?',
      'Where is help?',
    ];
    await read(source);
    expect(await questionsOf(bot)).toEqual(all);
    // By then, the original that is gone is forgotten.
    for (let time = 0; time < 2; time++) {
      await again(source);
      expect(await questionsOf(bot)).toEqual(all);
    }
  });

  it('loses the articles of a page that is gone, and forgets the page the next time', async () => {
    const { bot, source } = await aSource({
      '/': pageOf('Help', {}, '<p>Welcome to all of our help.</p><a href="/returns">Returns</a>'),
      '/returns': pageOf('Returns', returns),
    });
    await read(source);
    delete shop.site.pages['/returns'];
    await again(source);
    expect(await questionsOf(bot)).toEqual(['Help']);
    expect(await problemsOf(source)).toMatchObject({ '/returns': 'not_found' });
    shop.site.pages['/'] = pageOf('Help', {}, '<p>Welcome to all of our help.</p>');
    await again(source);
    expect(Object.keys(await problemsOf(source))).toEqual(['/']);
  });

  it('keeps the articles of a page while its server fails', async () => {
    const { bot, source } = await aSource({ '/': pageOf('Returns', returns) });
    await read(source);
    const before = await questionsOf(bot);
    shop.site.pages['/'] = answering(503);
    await again(source);
    expect(await pagesOf(source)).toMatchObject([{ state: 'unread', problem: 'server_error', detail: '503' }]);
    expect(await questionsOf(bot)).toEqual(before);
  });
});

describe('people', () => {
  it('may edit or delete an article, which is then never overwritten', async () => {
    const { bot, source } = await aSource({
      '/': pageOf('Returns', { ...returns, 'Can I exchange goods?': 'Yes, you can do that.' }),
    });
    await read(source);
    const [edited, deleted] = await articlesOf(bot);
    await api.agent('PUT', `/articles/${edited?.id}`, { body: { answer: 'Only on Mondays.' } });
    await api.agent('DELETE', `/articles/${deleted?.id}`);
    shop.site.pages['/'] = pageOf('Returns', {
      ...Object.fromEntries(Object.keys(returns).map((one) => [one, 'All is new here today.'])),
      'Can I exchange goods?': 'No longer, sadly.',
    });
    await again(source);
    const after = await articlesOf(bot);
    expect(after.map(({ answer }) => answer)).toEqual(['Only on Mondays.', 'No longer, sadly.']);
    expect(await pagesOf(source)).toMatchObject([{ kept: 2 }]);
    delete shop.site.pages['/'];
    await again(source);
    expect((await articlesOf(bot)).map(({ answer }) => answer)).toEqual(['Only on Mondays.']);
  });

  it('may mark an article public, which goes on following its page', async () => {
    const { bot, source } = await aSource({ '/': pageOf('Returns', returns) });
    await read(source);
    const [marked] = await articlesOf(bot);
    expect(await api.agent('PUT', `/articles/${marked?.id}`, { body: { is_public: true } })).toMatchObject({
      status: 200,
    });
    shop.site.pages['/'] = pageOf('Returns', { 'How do I return goods?': 'Within 60 days from now on.' });
    await again(source);
    expect(await articlesOf(bot)).toMatchObject([{ answer: 'Within 60 days from now on.', is_public: true }]);
  });

  it('have their questions left alone: those of others are left out and counted', async () => {
    const { bot, source } = await aSource({
      '/': pageOf('Returns', { 'How do I return goods?': 'Read by the machine only.' }),
    });
    const body = { bot_id: bot.id, question: 'How do I return goods?', answer: 'Written by hand.' };
    await make('/articles', body);
    await make('/articles', { ...body, question: 'Returns: How do I return goods?' });
    await read(source);
    expect((await articlesOf(bot)).map(({ answer }) => answer)).toEqual(['Written by hand.', 'Written by hand.']);
    expect(await pagesOf(source)).toMatchObject([{ taken: 1 }]);
  });

  it('delete a source with its articles, except those that they edited', async () => {
    const { bot, source } = await aSource({ '/': pageOf('Returns', returns) });
    await read(source);
    const [edited] = await articlesOf(bot);
    await api.agent('PUT', `/articles/${edited?.id}`, { body: { answer: 'Only on Mondays.' } });
    const items = await api.countItems();
    expect(await api.agent('DELETE', `/sources/${source.id}`)).toMatchObject({ status: 204 });
    await read(source);
    expect((await articlesOf(bot)).map(({ answer }) => answer)).toEqual(['Only on Mondays.']);
    expect(await api.countItems()).toBeLessThan(items);
  });

  it('delete a bot, and its sources go with it', async () => {
    const { bot, source } = await aSource({ '/': pageOf('Returns', returns) });
    await read(source);
    await api.agent('DELETE', `/bots/${bot.id}`);
    await read(source);
    expect(await api.agent('GET', `/sources/${source.id}`)).toMatchObject({ status: 404 });
    expect((await api.agent('GET', '/sources', { query: { bot_id: String(bot.id) } })).body.data).toEqual([]);
  });
});

describe('what cannot be read', () => {
  const broken: [string, SitePage, string][] = [
    ['a page that needs a sign-in', answering(401), 'login'],
    ['a redirect to a sign-in', answering(302, { location: '/login?next=/x' }), 'login'],
    ['a form that asks for a password', '<main><h1>Hello</h1><form><input type="password"></form></main>', 'login'],
    ['a page that is gone', answering(410), 'not_found'],
    ['a page that only says so', '<main><h1>404</h1><p>There is nothing at this address.</p></main>', 'not_found'],
    [
      'a page of 50 MB',
      answering(200, { 'content-type': 'text/html', 'content-length': `${50 * 1024 * 1024}` }),
      'too_large',
    ],
    ['a page without an end', endless, 'too_large'],
    ['a gzip bomb', gzipBomb, 'too_large'],
    [
      'what only claims to be gzip',
      answering(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }, 'x'),
      'damaged',
    ],
    ['a picture', answering(200, { 'content-type': 'image/png' }, 'x'), 'not_text'],
    [
      'bytes of any kind',
      answering(200, { 'content-type': 'application/octet-stream' }, Buffer.from([0, 1, 2])),
      'not_text',
    ],
    ['a page without text', '<html><body><div id="root"></div><script>load()</script></body></html>', 'no_text'],
    ['short answers only', pageOf('Short', { 'Do you ship on Sundays?': 'No, sorry.' }), 'too_short'],
    ['a broken PDF', answering(200, { 'content-type': 'application/pdf' }, '%PDF-1.4 nothing'), 'damaged'],
    [
      'a redirect to the metadata service',
      answering(302, { location: 'http://169.254.169.254/latest/meta-data/' }),
      'inner_address',
    ],
    ['a redirect to an inner address', answering(307, { location: 'https://10.1.2.3/' }), 'inner_address'],
    ['a redirect to another site', answering(301, { location: 'https://example.com/' }), 'other_site'],
    ['a redirect to itself', answering(302, { location: '/bad' }), 'redirects'],
    ['a server that fails', answering(500), 'server_error'],
    ['a server that hangs up', (request) => void request.socket.destroy(), 'unreachable'],
  ];
  it.each(broken)('is listed with the reason: %s', async (_, page, problem) => {
    const { source } = await aSource({ '/bad': page }, { kind: 'pages', addresses: ['/bad'] });
    await read(source);
    expect(await problemsOf(source)).toEqual({ '/bad': problem });
    expect((await see(source)).reading).toMatchObject({ state: 'done', unread: 1, articles: 0 });
  });

  it('is counted where a page has other answers, or leads further: answers of fewer than twelve letters', async () => {
    const short = { 'Do you ship on Sundays?': 'No, sorry.', 'Is it open?': 'Yes!' };
    const { source } = await aSource({
      '/': pageOf('Help', short, '<a href="/returns">Returns</a>'),
      '/returns': pageOf('Returns', { ...returns, ...short }),
    });
    await read(source);
    const { data } = (await api.agent('GET', `/sources/${source.id}/pages`)).body;
    const seen = (data as SourcePage[]).map(({ address, problem, articles, short: left }) => [
      new URL(address).pathname,
      problem,
      articles > 0,
      left,
    ]);
    expect(seen.toSorted()).toEqual([
      ['/', null, false, 2],
      ['/returns', null, true, 2],
    ]);
  });

  it('is listed with the reason: a slow server', async () => {
    const { source } = await aSource({ '/bad': '' }, { kind: 'pages', addresses: ['/bad'] });
    const slow = Object.assign(new Error('late'), { name: 'TimeoutError' });
    await read(source, {
      send: async (url: URL) => {
        if (url.pathname === '/bad') throw slow;
        throw new Error('no rules');
      },
    });
    // A site whose rules can't be read isn't read either.
    expect(await problemsOf(source)).toEqual({ '/bad': 'unreachable' });
    shop.site.pages['/robots.txt'] = answering(404);
    const send = senderOut(true);
    await api.agent('POST', `/sources/${source.id}/read`);
    await read(source, {
      send: async (...[url, outgoing]: Parameters<typeof send>) => {
        if (url.pathname === '/bad') throw slow;
        return send(url, outgoing);
      },
    });
    expect(await problemsOf(source)).toEqual({ '/bad': 'timeout' });
  });

  it('is listed with the reason: what robots.txt forbids, which is not requested', async () => {
    const { source } = await aSource({
      '/robots.txt': answering(200, {}, 'User-agent: *\nDisallow: /private\nCrawl-delay: 7'),
      '/': pageOf('Help', {}, '<p>Welcome to our help pages.</p><a href="/private/a">A</a><a href="/b">B</a>'),
      '/b': pageOf('B', { 'What is B about, really?': 'It is about the letter B.' }),
    });
    const before = api.clock.ms;
    await read(source);
    expect(await problemsOf(source)).toEqual({ '/': null, '/b': null, '/private/a': 'robots' });
    expect(shop.requests).not.toContain('/private/a');
    expect(api.clock.ms - before).toBeGreaterThanOrEqual(7000);
  });

  it('ends in a calendar without an end, and says how many links were left out', async () => {
    const { source } = await aSource({
      '/': pageOf('Help', {}, '<p>Welcome to our help pages.</p><a href="/calendar/2026/1">Calendar</a>'),
      '/calendar/*': calendar,
    });
    await read(source);
    const { reading } = await see(source);
    expect(reading.pages).toBeLessThan(40);
    expect(reading).toMatchObject({ state: 'done' });
  });

  it('reads the text of a page that names a wrong character set', async () => {
    const html = Buffer.from(pageOf('Größen', { 'Welche Größe brauche ich?': 'Schön groß, für alle Füße.' }), 'latin1');
    const { bot, source } = await aSource({
      '/': answering(200, { 'content-type': 'text/html; charset=utf-8' }, html),
    });
    await read(source);
    expect(await articlesOf(bot)).toMatchObject([
      { question: 'Welche Größe brauche ich?', answer: 'Schön groß, für alle Füße.' },
    ]);
  });
});

describe('reading', () => {
  const many = Object.fromEntries(
    Array.from({ length: 8 }, (_, n) => [
      `/p${n}`,
      pageOf(`Page ${n}`, { [`What is on page ${n}, please?`]: `The number ${n} is on it.` }),
    ]),
  );
  const links = Object.keys(many)
    .map((one) => `<a href="${one}">${one}</a>`)
    .join('');
  const site = { '/': pageOf('Help', {}, `<p>Welcome to our help pages.</p>${links}`), ...many };

  it('goes on where it stopped when there was not enough time', async () => {
    const { bot, source } = await aSource(site);
    // Each request takes so long that there is time for a few only.
    const send = senderOut(true);
    const slowly = async (...given: Parameters<typeof send>) => {
      api.clock.ms += 5 * 60_000;
      return send(...given);
    };
    await read(source, { send: slowly });
    expect((await see(source)).reading).toMatchObject({ state: 'reading' });
    const first = shop.requests.length;
    await sweepUntil(1000);
    expect(started).toContain(source.id);
    await read(source);
    expect((await see(source)).reading).toMatchObject({ state: 'done', pages: 9, articles: 9 });
    expect(await questionsOf(bot)).toHaveLength(9);
    expect(first).toBeGreaterThan(1);
    expect(shop.requests.filter((one) => one !== '/robots.txt')).toHaveLength(9);
  });

  it('goes on when the function was killed in the middle, and reads no page twice', async () => {
    const { bot, source } = await aSource(site);
    const killed = new Error('killed');
    let pages = 0;
    const table = new Proxy<Table>(api.deps.table, {
      get: (of, named) =>
        named !== 'update'
          ? of[named as keyof Table]
          : (input: Parameters<typeof of.update>[0]) => {
              if (String(input.UpdateExpression).includes('tries') && ++pages > 4) throw killed;
              return of.update(input);
            },
    });
    await expect(read(source, { table })).rejects.toThrow('killed');
    await read(source);
    expect((await see(source)).reading).toMatchObject({ state: 'reading' });
    await sweepUntil(60_000);
    await sweepUntil(4 * 60_000);
    expect(started.filter((id) => id === source.id).length).toBeGreaterThan(1);
    await read(source);
    expect((await see(source)).reading).toMatchObject({ state: 'done', pages: 9 });
    expect(await questionsOf(bot)).toHaveLength(9);
    expect(shop.requests.filter((one) => one !== '/robots.txt')).toHaveLength(9);
  });

  it('leaves a page out that ends the function again and again', async () => {
    const { source } = await aSource({ '/': pageOf('Returns', returns) });
    const send = senderOut(true);
    const deadly = async (...given: Parameters<typeof send>) => {
      if (given[0].pathname === '/') throw new Error('never');
      return send(...given);
    };
    // What a request throws is an outcome; this stands for a process that ends.
    const kill = { send: deadly, log: { ...api.deps.log }, now: () => api.clock.ms };
    const table = new Proxy<Table>(api.deps.table, {
      get: (of, named) =>
        named === 'put' ? async () => Promise.reject(new Error('killed')) : of[named as keyof Table],
    });
    for (let n = 0; n < 2; n++) {
      await expect(read(source, { ...kill, table })).rejects.toThrow('killed');
      api.clock.ms += 10 * 60_000;
    }
    await read(source);
    expect(await problemsOf(source)).toEqual({ '/': 'damaged' });
    expect((await see(source)).reading.state).toBe('done');
  });

  it('runs once at a time for each source', async () => {
    const { source } = await aSource(site);
    await Promise.all([read(source), read(source), read(source)]);
    expect(shop.requests.filter((one) => one !== '/robots.txt')).toHaveLength(9);
  });

  it('is done each day by the sweep, until that is switched off', async () => {
    const { source } = await aSource({ '/': pageOf('Returns', returns) }, { schedule: 'daily' });
    await read(source);
    const day = 24 * 60 * 60_000;
    expect(Date.parse((await see(source)).reading.next_at) - api.clock.ms).toBeLessThanOrEqual(day);
    started.length = 0;
    await sweepUntil(day / 2);
    expect(started).not.toContain(source.id);
    await sweepUntil(day / 2);
    expect(started).toEqual([source.id]);
    await read(source);
    await api.agent('PUT', `/sources/${source.id}`, { body: { schedule: 'off' } });
    expect((await see(source)).reading.next_at).toBeNull();
    started.length = 0;
    await sweepUntil(2 * day);
    expect(started).toEqual([]);
  });

  it('stops at the limit of articles and says so', async () => {
    const { bot, source } = await aSource({ '/': pageOf('Returns', returns) });
    const articles = Array.from({ length: 999 }, (_, n) => ({ question: `Question ${n}?`, answer: 'Yes.' }));
    await make('/articles/import', { bot_id: bot.id, format: 'json', content: JSON.stringify(articles) });
    await read(source);
    expect(await problemsOf(source)).toEqual({ '/': 'articles_full' });
    expect((await see(source)).reading.articles).toBe(1);
  });
});

describe('files', () => {
  const upload = (source: { id: number }, name: string, text: string | Buffer) =>
    api.agent('POST', `/sources/${source.id}/files`, { body: { name, content: Buffer.from(text).toString('base64') } });

  it('become articles, are replaced by name, and go with theirs', async () => {
    const bot = await aBot();
    const source = await make('/sources', { bot_id: bot.id, kind: 'files' });
    expect(source).toMatchObject({ name: 'Files', reading: { state: 'done' } });
    const file = (
      await upload(
        source,
        'help/returns.md',
        '# Returns\n\n## How do I return goods?\n\n> sending back\n\nSend them to us, please.',
      )
    ).body;
    expect(file).toMatchObject({ address: 'help/returns.md', state: 'waiting' });
    await upload(source, 'note.txt', 'We are open on all days but Sunday.');
    await read(source);
    expect(await questionsOf(bot)).toEqual(['How do I return goods?', 'note']);
    await upload(source, 'help/returns.md', '## How do I return goods?\n\nThat is not possible any more.');
    await read(source);
    expect((await articlesOf(bot)).map(({ answer }) => answer)).toContain('That is not possible any more.');
    expect(await api.agent('DELETE', `/sources/${source.id}/files/${file.id}`)).toMatchObject({ status: 204 });
    await read(source);
    expect(await questionsOf(bot)).toEqual(['note']);
    expect(await api.agent('POST', `/sources/${source.id}/read`)).toMatchObject({ status: 409 });
  });

  it('leave nothing once they are replaced by shorter ones or deleted, also before they were read', async () => {
    const bot = await aBot();
    const source = await make('/sources', { bot_id: bot.id, kind: 'files' });
    const partsOf = () =>
      queryAll(api.deps.table, {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :file)',
        ExpressionAttributeValues: { ':pk': keys.reading(source.id).pk, ':file': 'FILE#' },
      });
    const { body: file } = await upload(source, 'note.txt', 'We are open. '.repeat(40_000));
    expect(await partsOf()).toHaveLength(2);
    await upload(source, 'note.txt', 'We are open on all days but Sunday.');
    expect(await partsOf()).toHaveLength(1);
    await api.agent('DELETE', `/sources/${source.id}/files/${file.id}`);
    expect(await partsOf()).toEqual([]);
  });

  it('that come while others are read are read as well', async () => {
    const bot = await aBot();
    const source = await make('/sources', { bot_id: bot.id, kind: 'files' });
    await upload(source, 'a.md', '# What is A about, really?\n\nIt is about the letter A.');
    let isFirst = true;
    const table = new Proxy<Table>(api.deps.table, {
      get: (of, named) =>
        named !== 'put'
          ? of[named as keyof Table]
          : async (input: Parameters<typeof of.put>[0]) => {
              if (isFirst) {
                isFirst = false;
                await upload(source, 'b.md', '# What is B about, really?\n\nIt is about the letter B.');
              }
              return of.put(input);
            },
    });
    await read(source, { table });
    expect(await questionsOf(bot)).toEqual(['What is A about, really?', 'What is B about, really?']);
    expect((await see(source)).reading.state).toBe('done');
  });

  /** The table, on which something happens once, right after the first answer that `isDue` names. */
  const tableThat = <Named extends 'get' | 'transact'>(
    named: Named,
    isDue: (input: Parameters<Table[Named]>[0]) => boolean,
    happens: () => Promise<unknown>,
  ): Table => {
    let isDone = false;
    return new Proxy<Table>(api.deps.table, {
      get: (of, name) =>
        name !== named
          ? of[name as keyof Table]
          : async (input: Parameters<Table[Named]>[0]) => {
              const answer = await (of[named] as (given: typeof input) => Promise<unknown>)(input);
              if (!isDone && isDue(input)) {
                isDone = true;
                await happens();
              }
              return answer;
            },
    });
  };
  const makesArticles = (items: Parameters<Table['transact']>[0]) =>
    items.some((item) => 'Put' in item && item.Put.Item?.['answer'] !== undefined);
  const isPart = ({ Key }: { Key?: Record<string, unknown> | undefined }) => String(Key?.['sk']).startsWith('FILE#');
  const about = (subject: string) => `# What is ${subject} about, really?\n\nIt is about ${subject}.`;
  const leftOf = (source: { id: number }) =>
    queryAll(api.deps.table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :file)',
      ExpressionAttributeValues: { ':pk': keys.reading(source.id).pk, ':file': 'FILE#' },
    });

  it.each([
    ['one part', about('the former')],
    ['several parts', `${about('the former')}\n${' '.repeat(400 * 1024)}\n${about('its end')}`],
  ])('that are uploaded again while they are read, in %s, are read as they are then', async (_, former) => {
    const bot = await aBot();
    const source = await make('/sources', { bot_id: bot.id, kind: 'files' });
    await upload(source, 'a.md', former);
    await read(source, { table: tableThat('get', isPart, () => upload(source, 'a.md', about('the new one'))) });
    expect(await questionsOf(bot)).toEqual(['What is the new one about, really?']);
    expect(await pagesOf(source)).toMatchObject([{ state: 'read' }]);
    expect(await leftOf(source)).toEqual([]);
  });

  it('that are uploaded again while their articles are stored keep those that both have', async () => {
    const bot = await aBot();
    const source = await make('/sources', { bot_id: bot.id, kind: 'files' });
    const named = (from: number, to: number) =>
      Array.from({ length: to - from }, (__, at) => about(`section ${from + at}`)).join('\n\n');
    await upload(source, 'a.md', named(0, 40));
    await read(source, {
      table: tableThat('transact', makesArticles, () => upload(source, 'a.md', named(20, 50))),
    });
    const expected = Array.from({ length: 30 }, (__, at) => `What is section ${20 + at} about, really?`);
    expect(await questionsOf(bot)).toEqual(expected.toSorted());
    expect(await leftOf(source)).toEqual([]);
  });

  it.each([
    ['has fewer articles', about('letter A')],
    ['says too little', '# Soon\n\nYes.'],
  ])('that come back while another file that %s is read have all of their articles', async (_, other) => {
    const bot = await aBot();
    const source = await make('/sources', { bot_id: bot.id, kind: 'files' });
    const original = `${about('letter A')}\n\n${about('letter B')}`;
    await upload(source, 'a.md', original);
    await read(source);
    await upload(source, 'a.md', other);
    const deletesArticle = (items: Parameters<Table['transact']>[0]) =>
      items.some((item) => 'Delete' in item && String(item.Delete.Key?.['sk']).startsWith('ARTICLE#'));
    let isBack = false;
    const back = async () => {
      isBack = true;
      await upload(source, 'a.md', original);
    };
    await read(source, { table: tableThat('transact', deletesArticle, back) });
    expect(isBack).toBe(true);
    expect(await questionsOf(bot)).toEqual(['What is letter A about, really?', 'What is letter B about, really?']);
  });

  it('that replace one that ended the function again and again are read', async () => {
    const bot = await aBot();
    const source = await make('/sources', { bot_id: bot.id, kind: 'files' });
    await upload(source, 'a.md', about('the deadly one'));
    for (let n = 0; n < 2; n++) {
      const table = tableThat('get', isPart, () => Promise.reject(new Error('killed')));
      await expect(read(source, { now: () => api.clock.ms, table })).rejects.toThrow('killed');
      api.clock.ms += 10 * 60_000;
    }
    await upload(source, 'a.md', about('the harmless one'));
    await read(source, { now: () => api.clock.ms });
    expect(await questionsOf(bot)).toEqual(['What is the harmless one about, really?']);
  });

  it('that are deleted while they are read leave no article', async () => {
    const bot = await aBot();
    const source = await make('/sources', { bot_id: bot.id, kind: 'files' });
    const { body: file } = await upload(source, 'a.md', about('what is deleted'));
    const deletes = () => api.agent('DELETE', `/sources/${source.id}/files/${file.id}`);
    await read(source, { table: tableThat('get', isPart, deletes) });
    expect(await questionsOf(bot)).toEqual([]);
    expect(await pagesOf(source)).toEqual([]);
  });

  it('whose deletion did not see the articles yet take those with them', async () => {
    const bot = await aBot();
    const source = await make('/sources', { bot_id: bot.id, kind: 'files' });
    const { body: file } = await upload(source, 'a.md', about('what is deleted'));
    const forgets = () => api.deps.table.delete({ Key: keys.sourcePage(source.id, file.id) });
    await read(source, { table: tableThat('transact', makesArticles, forgets) });
    expect(await questionsOf(bot)).toEqual([]);
    expect(await pagesOf(source)).toEqual([]);
  });

  it('lose no article when a part of those was refused at first', async () => {
    const bot = await aBot();
    const source = await make('/sources', { bot_id: bot.id, kind: 'files' });
    await upload(source, 'a.md', Array.from({ length: 40 }, (__, at) => about(`section ${at}`)).join('\n\n'));
    let batches = 0;
    const table = new Proxy<Table>(api.deps.table, {
      get: (of, name) =>
        name !== 'transact'
          ? of[name as keyof Table]
          : async (items: Parameters<Table['transact']>[0]) =>
              makesArticles(items) && ++batches === 2 ? 'refused' : of.transact(items),
    });
    await read(source, { table });
    expect(await articlesOf(bot)).toHaveLength(40);
    expect(await see(source)).toMatchObject({ reading: { articles: 40 } });
    expect(await pagesOf(source)).toMatchObject([{ taken: 0 }]);
    await upload(source, 'a.md', about('something else'));
    await read(source);
    expect(await questionsOf(bot)).toEqual(['What is something else about, really?']);
  });
});

describe('a preview', () => {
  it('names what would be read, the first page, and what cannot be read, and stores nothing', async () => {
    shop.site.pages = {
      '/': pageOf('Returns', returns, '<a href="/a">A</a><a href="/b.png">B</a><a href="https://example.com/">C</a>'),
    };
    const items = await api.countItems();
    const preview = await reader()({ preview: { kind: 'site', addresses: [`${shop.url}/`, `${shop.url}/gone`] } });
    expect(preview).toEqual({
      found: 2,
      examples: [`${shop.url}/`, `${shop.url}/a`],
      first: { address: `${shop.url}/`, title: 'Returns', questions: ['How do I return goods?', 'Returns: Costs'] },
      problems: [{ address: `${shop.url}/gone`, problem: 'not_found', detail: '404' }],
    });
    expect(await api.countItems()).toBe(items);
  });

  it('goes on where the first page only leads further, as a sitemap does', async () => {
    const sitemap = (...paths: string[]) =>
      answering(
        200,
        { 'content-type': 'application/xml' },
        `<urlset>${paths.map((path) => `<url><loc>${shop.url}${path}</loc></url>`).join('')}</urlset>`,
      );
    shop.site.pages = {
      '/': '<html><head><meta http-equiv="refresh" content="0; url=/en/"></head><body></body></html>',
      '/en/': pageOf('Returns', returns, '<a href="/en/a">A</a>'),
      '/map.xml': sitemap('/en/', '/en/b'),
    };
    const first = {
      address: `${shop.url}/en/`,
      title: 'Returns',
      questions: ['How do I return goods?', 'Returns: Costs'],
    };
    for (const path of ['/', '/map.xml'])
      expect(await reader()({ preview: { kind: 'site', addresses: [shop.url + path] } })).toMatchObject({
        first,
        problems: [],
      });
  });
});

describe('setting up', () => {
  it.each([
    ['addresses.0', { kind: 'site', addresses: ['https://10.0.0.1/'] }],
    ['addresses.0', { kind: 'site', addresses: ['http://example.com/'] }],
    ['addresses.0', { kind: 'pages', addresses: ['ftp://example.com/'] }],
    ['addresses', { kind: 'site' }],
    ['addresses', { kind: 'files', addresses: ['https://example.com/'] }],
    ['schedule', { kind: 'site', addresses: ['https://example.com/'], schedule: 'hourly' }],
  ])('refuses the field %s with the reason', async (field, body) => {
    const bot = await aBot();
    const refused = await api.agent('POST', '/sources', { body: { bot_id: bot.id, ...body } });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: `body.${field}` }] } });
  });

  it('needs a bot, and has a limit for each', async () => {
    const addresses = ['https://example.com/'];
    expect(await api.agent('POST', '/sources', { body: { bot_id: 99, kind: 'site', addresses } })).toMatchObject({
      status: 404,
    });
    const bot = await aBot();
    for (let n = 0; n < 20; n++) await make('/sources', { bot_id: bot.id, kind: 'site', addresses });
    expect(await api.agent('POST', '/sources', { body: { bot_id: bot.id, kind: 'site', addresses } })).toMatchObject({
      status: 409,
    });
  });
});
