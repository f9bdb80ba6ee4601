/** What a source reads is held where it makes a test question of its bot worse, until an admin publishes or discards it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fit } from '#functions/handlers/fit.ts';
import { readSources } from '#functions/handlers/read-sources.ts';
import { senderOut } from '#functions/platform/network/send-out.ts';
import { keys } from '#functions/store/keys.ts';
import { type Table, queryAll } from '#functions/store/table.ts';
import { readSource } from '#functions/use-cases/sources/read-source.ts';
import { type MemoryApis, memoryApis } from '#test/support/api.ts';
import { type SitePage, answering, pageOf, startSite } from '#test/support/site.ts';

let api: MemoryApis;
let shop: Awaited<ReturnType<typeof startSite>>;
let bot: number;
let source: number;
const started: number[] = [];
beforeAll(async () => {
  shop = await startSite();
});
afterAll(() => shop.stop());

const SHIPPING = 'What does shipping cost?';
const RETURNS = 'How do I return goods?';
const shipping = (answer: string, question = SHIPPING) => ({ '/shipping': pageOf('Shipping', { [question]: answer }) });
/** Without the article that a test question expects. */
const pets = { '/shipping': pageOf('Pets', { 'May I bring a dog?': 'Dogs may come along to all our shops.' }) };

beforeEach(async () => {
  started.length = 0;
  api = await memoryApis();
  Object.assign(api.agentDeps, { onThisMachine: true, startReading: async (id: number) => void started.push(id) });
  shop.site.pages = {
    '/returns': pageOf('Returns', { [RETURNS]: 'Send them to us within 30 days.' }),
    ...shipping('Five euros in all of Europe.'),
  };
  bot = (await api.make('/bots', { name: 'Ida', provider: 'built-in' })).id;
  const addresses = ['/returns', '/shipping'].map((path) => shop.url + path);
  const settings = { kind: 'pages', addresses, schedule: 'daily', holds_if_worse: true };
  source = (await api.make('/sources', { bot_id: bot, ...settings })).id;
  await read();
  await train();
  for (const question of [SHIPPING, RETURNS])
    await api.make(`/bots/${bot}/test-questions`, { question, article_id: await idOf(question) });
});

const pause = async (ms: number) => void (api.clock.ms += ms);
const train = () => fit({ ...api.deps, pause })({ bot_id: bot });
const deps = () => ({
  ...api.deps,
  send: senderOut(true),
  pause,
  publicOrigin: 'https://chat.example.com',
  tryHeld: (held_source_id: number): Promise<unknown> => fit({ ...api.deps, pause })({ held_source_id }),
});
const read = (more: object = {}) => readSources({ ...deps(), ...more })({ source_id: source });
const again = async (pages: Record<string, SitePage>, more: object = {}) => {
  shop.site.pages = { ...shop.site.pages, ...pages };
  await api.agent('POST', `/sources/${source}/read`);
  await read(more);
  await train();
};
const see = async () => (await api.agent('GET', `/sources/${source}`)).body;
const decide = (what: 'publish' | 'discard') => api.agent('POST', `/sources/${source}/${what}`);
const settle = async (what: 'publish' | 'discard') => {
  expect(await decide(what)).toMatchObject({ status: 200, body: { reading: { state: 'waiting' } } });
  await read();
  await train();
};
const articles = async () => {
  const { data } = (await api.agent('GET', '/articles', { query: { bot_id: String(bot) } })).body;
  return data as { id: number; question: string; answer: string; version: number }[];
};
const idOf = async (question: string) => (await articles()).find((one) => one.question === question)?.id ?? 0;
const questions = async () => (await articles()).map(({ question }) => question).toSorted();
const heldPages = async () =>
  (await api.agent('GET', `/sources/${source}/pages`)).body.data
    .filter((page: { is_held: boolean }) => page.is_held)
    .map(({ address }: { address: string }) => new URL(address).pathname);
const heldItems = () =>
  queryAll(api.deps.table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :held)',
    ExpressionAttributeValues: { ':pk': keys.reading(source).pk, ':held': 'HELD#' },
  });

describe('what makes a test question worse', () => {
  it('is held and said, while the articles stay, and is published by one click', async () => {
    await again(pets);
    expect(await questions()).toEqual([RETURNS, SHIPPING]);
    expect((await see()).reading).toMatchObject({
      state: 'done',
      held: 1,
      trial: { state: 'done', better: 0, worse: 1, questions: 2 },
    });
    expect(await heldPages()).toEqual(['/shipping']);
    const { changes } = (await api.agent('GET', `/sources/${source}/trial`)).body;
    expect(changes).toMatchObject([{ question: SHIPPING, before: 'right', after: 'handed_over', answered_by: null }]);
    started.length = 0;
    await settle('publish');
    expect(started).toEqual([source]);
    expect(await questions()).toEqual([RETURNS, 'May I bring a dog?'].toSorted());
    // What is published is compared by the training that follows.
    expect((await see()).reading).toMatchObject({ held: 0, trial: { better: 0, worse: 1, questions: 2 } });
    expect(await heldItems()).toEqual([]);
    expect((await api.agent('GET', '/audit')).body.data[0]).toMatchObject({
      entity: 'source',
      entity_id: source,
      changes: [{ field: 'held', before: '1', after: 'published' }],
    });
  });

  it('may be discarded, and isn’t offered again before the page changes', async () => {
    await again(pets);
    await settle('discard');
    expect(await questions()).toEqual([RETURNS, SHIPPING]);
    expect((await see()).reading).toMatchObject({ held: 0, trial: null });
    expect(await heldItems()).toEqual([]);
    await again({});
    expect((await see()).reading).toMatchObject({ held: 0, trial: null });
    await again({ '/shipping': pageOf('Pets', { 'May I bring a cat?': 'Cats may come along to all our shops.' }) });
    expect((await see()).reading).toMatchObject({ held: 1 });
  });

  it('is replaced by what the next reading finds', async () => {
    await again(pets);
    await again({ '/shipping': pageOf('Cats', { 'May I bring a cat?': 'Cats may come along to all our shops.' }) });
    await settle('publish');
    expect(await questions()).toEqual([RETURNS, 'May I bring a cat?'].toSorted());
  });

  it('is held no longer once the page is as it was, or nothing gets worse', async () => {
    await again(pets);
    await again(shipping('Five euros in all of Europe.'));
    expect((await see()).reading).toMatchObject({ held: 0, trial: null });
    expect(await heldItems()).toEqual([]);
    await again(pets);
    const { data } = (await api.agent('GET', `/bots/${bot}/test-questions`)).body;
    const lost = data.find(({ question }: { question: string }) => question === SHIPPING);
    await api.agent('DELETE', `/bots/${bot}/test-questions/${lost.id}`);
    await again({});
    expect((await see()).reading).toMatchObject({ held: 0 });
    expect(await questions()).toEqual([RETURNS, 'May I bring a dog?'].toSorted());
  });

  it('may be a page that is gone: its articles stay until that is published', async () => {
    const gone = { '/shipping': answering(404) };
    await again(gone);
    expect(await questions()).toEqual([RETURNS, SHIPPING]);
    expect((await see()).reading).toMatchObject({ held: 1, trial: { worse: 1 } });
    await settle('discard');
    await again({});
    expect((await see()).reading).toMatchObject({ held: 0 });
    expect(await questions()).toEqual([RETURNS, SHIPPING]);
    await again(shipping('Five euros in all of Europe.'));
    await again(gone);
    expect((await see()).reading).toMatchObject({ held: 1 });
    await settle('publish');
    expect(await questions()).toEqual([RETURNS]);
  });
});

it('a page of a site that is gone isn’t forgotten before its articles are', async () => {
  const link = '<p>Welcome to the help pages of our shop.</p><a href="/shipping">S</a>';
  shop.site.pages['/'] = pageOf('Help', {}, link);
  await api.agent('DELETE', `/sources/${source}`);
  await read();
  source = (await api.make('/sources', { bot_id: bot, kind: 'site', addresses: [`${shop.url}/`] })).id;
  await read();
  await train();
  await api.agent('PUT', `/sources/${source}`, { body: { holds_if_worse: true } });
  await api.make(`/bots/${bot}/test-questions`, { question: 'Shipping costs?', article_id: await idOf(SHIPPING) });
  const gone = { '/shipping': answering(404) };
  await again(gone);
  expect(await heldPages()).toEqual(['/shipping']);
  await settle('discard');
  await again(gone);
  await again(gone);
  expect(await questions()).toContain(SHIPPING);
  // It still belongs to the source.
  await api.agent('DELETE', `/sources/${source}`);
  await read();
  expect(await articles()).toEqual([]);
});

it('what makes nothing worse is published by the reading itself, and compared once', async () => {
  await again(shipping('Six euros in all of Europe.'));
  expect((await see()).reading).toMatchObject({ held: 0, trial: { better: 0, worse: 0, questions: 2 } });
  expect((await articles()).map(({ answer }) => answer)).toContain('Six euros in all of Europe.');
});

it('what couldn’t be compared is held', async () => {
  const fails = async () => {
    throw new Error('The function ended with Unhandled.');
  };
  await again(shipping('Six euros in all of Europe.'), { tryHeld: fails });
  expect((await see()).reading).toMatchObject({ state: 'done', held: 1, trial: { state: 'failed' } });
  expect((await articles()).map(({ answer }) => answer)).toContain('Five euros in all of Europe.');
});

it('without the setting, the next reading publishes what is held', async () => {
  await again(pets);
  await api.agent('PUT', `/sources/${source}`, { body: { holds_if_worse: false } });
  expect(await questions()).toEqual([RETURNS, SHIPPING]);
  await again({});
  expect(await questions()).toEqual([RETURNS, 'May I bring a dog?'].toSorted());
  expect(await heldItems()).toEqual([]);
});

it('what people edited meanwhile is left as it is', async () => {
  await again(shipping('Nothing at all.', 'Is delivery free of charge?'));
  expect((await see()).reading).toMatchObject({ held: 1 });
  const id = await idOf(SHIPPING);
  await api.agent('PUT', `/articles/${id}`, { body: { answer: 'Five euros, by hand.' } });
  await settle('publish');
  expect((await articles()).find((one) => one.id === id)).toMatchObject({ answer: 'Five euros, by hand.' });
  expect(await questions()).toContain('Is delivery free of charge?');
});

it('a decision that a function leaves is carried out by the next, and what is ordered meanwhile is read after it', async () => {
  await again(pets);
  await decide('publish');
  expect((await decide('discard')).status).toBe(409);
  await readSource(deps(), source, api.clock.ms - 1);
  expect((await see()).reading).toMatchObject({ state: 'reading', held: 1 });
  await api.agent('PUT', `/sources/${source}`, { body: { locale: 'en' } });
  shop.requests.length = 0;
  await read();
  expect((await see()).reading).toMatchObject({ state: 'done' });
  expect(await questions()).toEqual([RETURNS, 'May I bring a dog?'].toSorted());
  expect(shop.requests.length).toBeGreaterThan(0);
});

it('what is ordered before a decision is carried out is read also if the function ends between the two', async () => {
  await again(pets);
  await decide('publish');
  await api.agent('PUT', `/sources/${source}`, { body: { locale: 'en' } });
  const table = new Proxy<Table>(api.deps.table, {
    get: (of, named) =>
      named !== 'update'
        ? of[named as keyof Table]
        : async (input: Parameters<typeof of.update>[0]) => {
            if (input.UpdateExpression?.startsWith('SET #state = :waiting')) throw new Error('The function ended.');
            return of.update(input);
          },
  });
  await expect(read({ table })).rejects.toThrow('The function ended.');
  shop.requests.length = 0;
  api.clock.ms += 600_000;
  await read();
  expect((await see()).reading).toMatchObject({ state: 'done' });
  expect(shop.requests.length).toBeGreaterThan(0);
});

it('nothing is published or discarded where nothing is held', async () => {
  expect((await decide('publish')).status).toBe(409);
  expect((await decide('discard')).status).toBe(409);
});

it('a deleted source leaves nothing of what it held', async () => {
  await again(pets);
  await api.agent('DELETE', `/sources/${source}`);
  await read();
  expect(await articles()).toEqual([]);
  expect(await heldItems()).toEqual([]);
});

it('a training for another reason leaves what was noted of what is held', async () => {
  const extra = pageOf('Hours', { 'Are you open on Sundays?': 'No, our shops are closed on Sundays.' });
  const readFrom = async (paths: string[], pages: Record<string, SitePage>) => {
    shop.site.pages = { ...shop.site.pages, ...pages };
    await api.agent('PUT', `/sources/${source}`, { body: { addresses: paths.map((path) => shop.url + path) } });
    await read();
  };
  await readFrom(['/returns', '/shipping', '/hours'], { '/hours': extra });
  await train();
  // An address that an admin takes away isn't held.
  await readFrom(['/returns', '/shipping'], pets);
  expect(await questions()).toEqual([RETURNS, SHIPPING]);
  await train();
  expect((await see()).reading).toMatchObject({ held: 1, trial: { worse: 1 } });
});

it('what was discarded isn’t held again after its site was away', async () => {
  await again(pets);
  await settle('discard');
  await again({ '/shipping': answering(503) });
  await again(pets);
  expect((await see()).reading).toMatchObject({ held: 0, unread: 0 });
  expect(await questions()).toEqual([RETURNS, SHIPPING]);
});

it.each(['missing', 'of another text'])('a part of what is held that is %s is read again', async (how) => {
  await again(pets);
  const [part] = await heldItems();
  if (how === 'missing') await api.deps.table.delete({ Key: { pk: part?.['pk'], sk: part?.['sk'] } });
  else await api.deps.table.put({ Item: { ...part, bytes: Uint8Array.of(1, 2, 3) } });
  await settle('publish');
  expect((await see()).reading).toMatchObject({ state: 'done', held: 0 });
  expect(await questions()).toEqual([RETURNS, SHIPPING]);
  await again({});
  expect((await see()).reading).toMatchObject({ held: 1, trial: { worse: 1 } });
});

describe('a file', () => {
  let files: number;
  const upload = (content: string, name = 'notes.md') =>
    api.agent('POST', `/sources/${files}/files`, { body: { name, content: Buffer.from(content).toString('base64') } });
  const readFiles = (more: object = {}) => readSources({ ...deps(), ...more })({ source_id: files });
  const seeFiles = async () => (await api.agent('GET', `/sources/${files}`)).body.reading;

  beforeEach(async () => {
    files = (await api.make('/sources', { bot_id: bot, kind: 'files', holds_if_worse: true })).id;
  });

  it('that is uploaded again while it is compared is read again', async () => {
    await upload('## When are you open?\n\nWe are open on all days but Sunday.');
    const tryHeld = async (id: number) => {
      await deps().tryHeld(id);
      if (id === files && (await answerOf('When are you open?')) === undefined && uploads++ === 0)
        await upload('## When are you open?\n\nWe are never open any more.');
    };
    let uploads = 0;
    await readFiles({ tryHeld });
    expect(await answerOf('When are you open?')).toBe('We are never open any more.');
    expect(await seeFiles()).toMatchObject({ state: 'done', held: 0 });
  });

  it('that is deleted leaves what is said of those that are held', async () => {
    await upload('## Where is the shop?\n\nThe shop is in Rome, near the station.', 'other.md');
    await upload('## When are you open?\n\nWe are open on all days but Sunday.');
    await readFiles();
    await train();
    const article_id = await idOf('When are you open?');
    await api.make(`/bots/${bot}/test-questions`, { question: 'When are you open?', article_id });
    await upload('## May I bring a dog?\n\nDogs may come along to all our shops.');
    await readFiles();
    expect(await seeFiles()).toMatchObject({ held: 1, trial: { worse: 1 } });
    const { data } = (await api.agent('GET', `/sources/${files}/pages`)).body;
    const other = data.find(({ address }: { address: string }) => address === 'other.md');
    await api.agent('DELETE', `/sources/${files}/files/${other.id}`);
    // The training of what was deleted ends while what is held is compared, or just after.
    await readFiles({
      tryHeld: async (id: number) => {
        const answer = await deps().tryHeld(id);
        await train();
        return answer;
      },
    });
    expect(await seeFiles()).toMatchObject({ held: 1, trial: { worse: 1 } });
    expect(await questions()).toContain('When are you open?');
  });
});

const answerOf = async (question: string) => (await articles()).find((one) => one.question === question)?.answer;
