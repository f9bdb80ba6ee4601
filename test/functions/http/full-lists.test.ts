/**
 * Every list of the contract with the largest rows it may have, asked for as many as it gives: each answer is one that
 * Lambda can hand over, and the cursor leads to the end, past nothing and to nothing twice.
 */
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OperationId } from '#core/contract/http.ts';
import { MAX_DEVICES } from '#functions/store/assignment/push-store.ts';
import { endpoints } from '#core/contract/http.ts';
import type { Schema } from '#core/contract/openapi-schemas.ts';
import { answerSchema, components } from '#core/contract/openapi-schemas.ts';
import { durationsOf } from '#core/metrics/durations.ts';
import { emptyAggregate } from '#core/metrics/aggregate.ts';
import type { Id } from '#core/model/id.ts';
import { MAX_REHEARSED } from '#core/rehearsal/rehearsal.ts';
import { MAX_TEST_QUESTIONS } from '#core/model/bots/test-question.ts';
import { MAX_LEARNED } from '#core/model/knowledge/learned.ts';
import { MAX_ADDRESSES, MAX_SOURCES, MAX_SOURCE_PAGES } from '#core/model/knowledge/source-limits.ts';
import { MAX_VIEWS } from '#core/model/conversations/view.ts';
import { subscribedTypes } from '#core/webhooks/event-types.ts';
import { keys } from '#functions/store/keys.ts';
import { putFact } from '#functions/store/reports/metric-event-store.ts';
import { putSearchWords } from '#functions/store/search/search-store.ts';
import { packAggregate } from '#functions/store/reports/aggregate-item.ts';
import { type PageItem, newPage, putPage, putUpload } from '#functions/store/sources/page-store.ts';
import type { TransactItem } from '#functions/store/table.ts';
import { putLearned } from '#functions/store/automation/learned-store.ts';
import { countUnanswered } from '#functions/store/automation/unanswered-store.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, admin, bearer, httpEvent, memoryApis } from '#test/support/api.ts';
import { MAX_SCHEDULED } from '#core/conversation/scheduled.ts';
import { freshId } from '#test/support/conversations.ts';

/** Lambda's limit of an answer, in bytes. */
const LAMBDA_LIMIT = 6 * 1024 * 1024;
/** More than the largest page has; and of the largest things more than fit into one. */
const COUNT = 105;
const LARGE = 24;
const HOUR_MS = 3_600_000;

/** A quote takes one byte where it is stored, two in a request, four in an answer: nothing legal takes more for its size. */
const quotes = (length: number): string => '"'.repeat(length);
const url = (length: number): string => `https://shop.example/?${'"'.repeat(length - 22)}`;
const times = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));

let api: MemoryApis;
const made = {
  widget: { id: 0, token: '' },
  bots: [] as Id[],
  /** Chats of one visitor, each as large as can be. */
  chats: [] as Id[],
  visitor: 0,
  session: '',
  /** One chat of the longest messages, of another visitor. */
  long: 0,
  talker: { id: 0, session: '' },
  rows: [] as number[],
  /** Those of them that the visitor sees. */
  shown: [] as number[],
  articles: [] as Id[],
};

beforeAll(async () => {
  api = await memoryApis();
  Object.assign(made.widget, await api.make('/widgets', { name: 'Shop' }));
  await fillPeople();
  await fillSettings();
  await fillChats();
  await fillLongChat();
  await fillNumbers();
});

async function fillPeople(): Promise<void> {
  const name = '\u0001'.repeat(2048);
  api.people.push(
    ...times(996, (index) => ({ user_id: `${index}${quotes(190)}`.slice(0, 200), name, email: quotes(2048) })),
  );
  await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 100 });
  for (const { user_id } of api.people.slice(4, 3 + COUNT)) {
    api.clock.ms += 1;
    await api.make('/agents', { user_id });
  }
}

async function fillSettings(): Promise<void> {
  const texts = Object.fromEntries(
    times(37, (index) => [
      `pt-a${String(index).padStart(2, '0')}`,
      {
        welcome_title: quotes(500),
        welcome_message: quotes(500),
        input_placeholder: quotes(500),
        offline_message: quotes(500),
        greeting: quotes(500),
      },
    ]),
  );
  const logo_url = `data:image/png;base64,${'A'.repeat(32 * 1024 - 22)}`;
  const definition = (size: number) => ({
    start: 'a',
    steps: { a: { kind: 'message', text: quotes(2000), next: 'b' }, ...stepsOf(size), end: { kind: 'end' } },
  });
  const stepsOf = (size: number) =>
    Object.fromEntries(
      times(size, (index) => [
        index === 0 ? 'b' : `s${index}`,
        { kind: 'message', text: quotes(2000), next: index + 1 < size ? `s${index + 1}` : 'end' },
      ]),
    );
  for (let index = 0; index < COUNT; index++) {
    api.clock.ms += 1;
    const notes = times(5, () => ({ type: 'note', content: quotes(8000) }));
    const canned = { shortcut: `s${index}`, title: quotes(100), content: quotes(8000), actions: notes };
    const bot = { name: quotes(100), provider: 'built-in', instructions: quotes(8000), model: quotes(200) };
    const [{ id }] = await Promise.all([
      api.make('/bots', bot),
      api.make('/departments', { name: `${index} ${quotes(95)}` }),
      api.make('/canned-responses', canned),
      api.make('/own-canned-responses', canned),
      api.make('/workflows', { name: quotes(100), definition: definition(10) }),
    ]);
    made.bots.push(id);
    if (index >= LARGE) continue;
    await api.make('/api-keys', { name: quotes(100), role: 'read' });
    const hook = `https://crm.example.com/${'x'.repeat(1976)}`;
    await api.make('/webhooks', { url: hook, events: subscribedTypes, description: quotes(300) });
    await api.make('/widgets', { name: quotes(100), texts, logo_url });
    const alternative_phrasings = times(230, (one) => `${one}${quotes(496)}`);
    const article = { bot_id: made.bots[index % 2], question: `${index}${quotes(490)}`, answer: quotes(8000) };
    made.articles.push((await api.make('/articles', { ...article, alternative_phrasings })).id);
  }
}

const message = (more: object = {}) => ({ body: { client_message_id: freshId(), content: quotes(8000), ...more } });

/** A visitor's session. */
async function arrived() {
  const { session_token, visitor } = (await api.visitor('POST', `${made.widget.token}/session`, { body: {} })).body;
  return { id: visitor.id as Id, session: session_token as string };
}

async function fillChats(): Promise<void> {
  const { id, session } = await arrived();
  made.visitor = id;
  made.session = session;
  const as = bearer(session);
  const attributes = Object.fromEntries(times(50, (index) => [`key-${index}`, quotes(500)]));
  for (let index = 0; index < COUNT; index++) {
    api.clock.ms += 2000;
    const about = { source_url: url(2000), source_page_title: quotes(300), attributes };
    const content = `needle ${quotes(7990)}`;
    const sent = await api.visitor('POST', `${made.widget.token}/conversations`, {
      ...as,
      ...message({ content, ...about }),
    });
    const chat: Id = sent.body.conversation.id;
    made.chats.push(chat);
    const closed = await api.agent('POST', `/conversations/${chat}/close`);
    const feedback = { body: { rating: 5, feedback: quotes(2000) } };
    await api.visitor('POST', `${made.widget.token}/conversations/${chat}/rate`, { ...as, ...feedback });
    await leaveBehind(chat, closed.body.last_seq);
  }
}

/** What steps of workflows and the readers of the stream leave of a chat: labels, words, a fact. */
async function leaveBehind(chat: Id, seq: number): Promise<void> {
  const { table } = api.deps;
  const { widget } = made;
  const fact = { kind: 'closed', widget_id: widget.id, conversation_id: chat, seq, at_ms: api.clock.ms } as const;
  await Promise.all([
    table.update({
      Key: keys.info(chat),
      UpdateExpression: 'SET labels = :labels',
      ExpressionAttributeValues: { ':labels': times(300, () => quotes(40)) },
    }),
    putSearchWords(table, chat, ' needle'),
    putFact(table, { ...fact, agent_id: null, waits: [], rating: null }),
  ]);
}

async function fillLongChat(): Promise<void> {
  const talker = await arrived();
  made.talker = talker;
  const as = bearer(talker.session);
  made.long = (
    await api.visitor('POST', `${made.widget.token}/conversations`, { ...as, ...message() })
  ).body.conversation.id;
  const metadata = { options: times(20, () => ({ label: quotes(100), value: quotes(500) })) };
  const internal = new Set<number>();
  for (let index = 0; index < COUNT; index++) {
    api.clock.ms += 2000;
    await api.visitor('POST', `${made.widget.token}/conversations/${made.long}/messages`, { ...as, ...message() });
    const isInternal = index % 10 === 0;
    const sent = await api.agent('POST', `/conversations/${made.long}/messages`, {
      claims: ada,
      ...message({ metadata, visibility: isInternal ? 'internal' : 'public' }),
    });
    expect(sent.status).toBe(201);
    if (isInternal) internal.add(sent.body.seq);
    const ticket = { subject: quotes(200), description: quotes(8000), conversation_id: made.long };
    const bot = made.bots[0] ?? 0;
    const asked = { bot, conversation: made.long, seq: index + 1, question: `question ${index}` };
    await Promise.all([
      api.make('/tickets', { ...ticket, requester: { name: quotes(100), email: null } }),
      countUnanswered(api.deps.table, { ...asked, atMs: api.clock.ms }),
    ]);
  }
  const newest = (await api.agent('GET', `/conversations/${made.long}`)).body.last_seq;
  made.rows = times(newest, (index) => index + 1);
  made.shown = made.rows.filter((seq) => !internal.has(seq));
  // No door takes control characters today: what is stored of them must not be the end of a list either.
  await Promise.all(
    made.rows.slice(20, 80).map((seq) =>
      api.deps.table.update({
        Key: keys.row(made.long, seq),
        UpdateExpression: 'SET #content = :content',
        ExpressionAttributeNames: { '#content': 'content' },
        ExpressionAttributeValues: { ':content': '\u0001'.repeat(8000) },
      }),
    ),
  );
}

const FROM_MS = Date.UTC(2026, 2, 1);
const HOURS = 92 * 24;

/** Every sixth hour of 92 days with waits of a hundred different lengths. */
async function fillNumbers(): Promise<void> {
  const waits = durationsOf(times(100, (index) => Math.round(1000 * 1.1 ** index)));
  const slot = packAggregate({ ...emptyAggregate, count: 60, waits, business: waits, stars: [1, 2, 3, 4, 5] });
  const slots = ['fr', 'rp', 'rs', 'rt'].map((code) => [`${code}0`, slot]);
  const filled = times(HOURS / 6, (index) => FROM_MS + 6 * index * HOUR_MS);
  await Promise.all(
    filled.map((atMs) =>
      api.deps.table.put({ Item: { ...keys.metrics(made.widget.id, atMs), v: 1, ...Object.fromEntries(slots) } }),
    ),
  );
}

type Query = Record<string, string>;
type Body = ReturnType<typeof JSON.parse>;

/** Asks, and holds the answer to what Lambda can hand over. */
async function ask(path: string, query: Query, as: { headers?: Record<string, string> } = {}): Promise<Body> {
  const handler = as.headers ? api.visitors : api.agents;
  const response = await handler(httpEvent('GET', path, { claims: admin, query, ...as }), {} as Context);
  return held(response, `${path} ${JSON.stringify(query)}`);
}

function held(response: APIGatewayProxyStructuredResultV2, what: string): Body {
  const bytes = Buffer.byteLength(JSON.stringify(response));
  expect({ what, status: response.statusCode, fits: bytes < LAMBDA_LIMIT }).toEqual({ what, status: 200, fits: true });
  return JSON.parse(response.body ?? '');
}

/** Everything of a list, page by page, and how many pages it was. */
async function everything(
  path: string,
  query: Query,
  as: { headers?: Record<string, string> } = {},
): Promise<{ pages: Body[]; rows: Body[] }> {
  const pages: Body[] = [];
  let cursor: string | null = null;
  do {
    const page = await ask(path, { ...query, ...(cursor === null ? {} : { cursor }) }, as);
    pages.push(page);
    cursor = page.next_cursor;
  } while (cursor !== null && pages.length < 1000);
  return { pages, rows: pages.flatMap(({ data = [] }) => data) };
}

const API = '/api/v1/live-chat';
const MAX = { limit: '100' };
const byId = (ids: Iterable<Id>) => [...ids].sort((one, other) => one - other);
const idsOf = (rows: Body[]): Id[] => rows.map(({ id }: { id: Id }) => id);

/** A list of things set up holds so many, each once. */
const ofSettings =
  (path: string, count = COUNT) =>
  async () => {
    const { rows } = await everything(`${API}${path}`, MAX);
    expect([rows.length, new Set(idsOf(rows)).size]).toEqual([count, count]);
  };

/** A list of conversations holds the large ones, newest first. */
const ofChats =
  (query: Query, without: Id[] = []) =>
  async () => {
    const { rows } = await everything(`${API}/conversations`, { ...MAX, ...query });
    const ids = idsOf(rows).filter((id) => !without.includes(id));
    expect(ids).toEqual([...made.chats].reverse());
    expect(rows.filter((row) => 'attributes' in row || row.last_message.length > 300)).toEqual([]);
  };

/** The rows of the long chat, asked for from its beginning and from its end. */
async function ofRows(path: string, wanted: number[], as: { headers?: Record<string, string> } = {}) {
  const forward: number[] = [];
  const before = (wanted[0] ?? 1) - 1;
  for (;;) {
    const { data, up_to_seq } = await ask(path, { ...MAX, after_seq: String(forward.at(-1) ?? before) }, as);
    forward.push(...data.map(({ seq }: { seq: number }) => seq));
    if ((forward.at(-1) ?? 0) >= up_to_seq || data.length === 0) break;
  }
  const back: number[] = [];
  do {
    const { data } = await ask(path, { ...MAX, before_seq: String(back[0] ?? 1e15) }, as);
    back.unshift(...data.map(({ seq }: { seq: number }) => seq));
    if (data.length === 0) break;
  } while ((back[0] ?? 0) > before + 1);
  expect(forward).toEqual(wanted);
  expect(back.slice(-wanted.length)).toEqual(wanted);
}

/** A visitor's page holds few of the longest: the newest are walked. */
const newestShown = (): number[] => made.shown.slice(-30);

/** The most that are listed. */
const MAX_MENTIONS = 30;

const REPORTED = { from: '2026-03-01', to: '2026-05-31', interval: 'hour' };
const ofHours = (report: string) => async () => {
  const query = { ...REPORTED, widget_id: String(made.widget.id) };
  const { rows } = await everything(`${API}/reports/${report}`, query);
  const hours = times(HOURS, (hour) => new Date(FROM_MS + hour * HOUR_MS).toISOString());
  expect(rows.map(({ at }: { at: string }) => at)).toEqual(hours);
};

/** Each list, and everything else that may be long: what is asked of it. */
const lists: Partial<Record<OperationId, () => Promise<void>>> = {
  listConversations: async () => {
    const period = { from: new Date(FROM_MS).toISOString(), to: new Date(api.clock.ms + HOUR_MS).toISOString() };
    await ofChats({}, [made.long])();
    await ofChats({ visitor_id: String(made.visitor) })();
    await ofChats({ q: 'needle' })();
    await ofChats({ fact: 'closed', ...period })();
  },
  listMessages: () => ofRows(`${API}/conversations/${made.long}/messages`, made.rows),
  listVisitorMessages: () => ofRows(`${API}/conversations/${made.long}/visitor-messages`, newestShown()),
  listOwnMessages: async () => {
    const path = `/api/widget/${made.widget.token}/conversations/${made.long}/messages`;
    const { data } = (await api.agent('GET', `/conversations/${made.long}/messages`, { query: { limit: '2' } })).body;
    expect(data).toHaveLength(2);
    await ofRows(path, newestShown(), bearer(made.talker.session));
  },
  listOwnConversations: async () => {
    const { rows } = await everything(`/api/widget/${made.widget.token}/conversations`, MAX, bearer(made.session));
    expect(idsOf(rows)).toEqual([...made.chats].reverse());
  },
  exportVisitor: async () => {
    const large = (await everything(`${API}/visitors/${made.visitor}/export`, {})).pages;
    expect(idsOf(large.flatMap(({ conversations }) => conversations))).toEqual([...made.chats].reverse());
    expect(large.flatMap(({ messages }) => messages)).toHaveLength(2 * COUNT);
    const long = (await everything(`${API}/visitors/${made.talker.id}/export`, {})).pages;
    expect(new Set(idsOf(long.flatMap(({ tickets }) => tickets))).size).toBe(COUNT);
    expect(long.flatMap(({ tickets }) => tickets)).toHaveLength(COUNT);
    const seqs = long.flatMap(({ messages }) => messages.map(({ seq }: { seq: number }) => seq));
    expect(seqs).toEqual(made.shown);
  },
  getDashboard: async () => {
    const body = await ask(`${API}/dashboard`, {});
    expect(body.recent_conversations).toHaveLength(10);
    expect(body.active_widgets.length).toBeGreaterThan(0);
  },
  listTickets: ofSettings('/tickets'),
  listWidgets: ofSettings('/widgets', LARGE + 1),
  listBots: ofSettings('/bots'),
  listWorkflows: ofSettings('/workflows'),
  listDepartments: ofSettings('/departments'),
  listCannedResponses: ofSettings('/canned-responses'),
  listOwnCannedResponses: ofSettings('/own-canned-responses'),
  listAgents: ofSettings('/agents', COUNT),
  listApiKeys: ofSettings('/api-keys', LARGE),
  listWebhooks: ofSettings('/webhooks', LARGE),
  listWebhookDeliveries: async () => {
    const { id } = (await api.agent('GET', '/webhooks')).body.data[0];
    for (let number = 0; number < COUNT; number += 15) {
      api.clock.ms++;
      await Promise.all(times(15, () => api.make(`/webhooks/${id}/test`, {})));
    }
    const { rows } = await everything(`${API}/webhooks/${id}/deliveries`, MAX);
    expect(new Set(rows.map((row) => row['id'])).size).toBe(COUNT);
  },
  listScheduledMessages: async () => {
    for (let number = 0; number < MAX_SCHEDULED; number++) {
      const send_at = new Date(api.clock.ms + HOUR_MS + number).toISOString();
      const body = { content: quotes(8000), client_message_id: freshId(), send_at };
      const sent = await api.agent('POST', `/conversations/${made.long}/scheduled`, { claims: ada, body });
      expect(sent.status).toBe(201);
    }
    const { status, body } = await api.agent('GET', `/conversations/${made.long}/scheduled`, { claims: ada });
    expect([status, body.data.length]).toEqual([200, MAX_SCHEDULED]);
  },
  getConversation: async () => {
    const { status, body } = await api.agent('GET', `/conversations/${made.long}`, { claims: ada });
    expect([status, body.scheduled.length]).toEqual([200, MAX_SCHEDULED]);
  },
  listMentions: async () => {
    const me = (await api.agent('GET', '/agents/me', { claims: ada })).body.id;
    for (let number = 0; number <= MAX_MENTIONS; number++) {
      api.clock.ms += 1;
      const said = { content: quotes(8000), client_message_id: freshId(), visibility: 'internal' };
      const body = { ...said, metadata: { mentions: [me] } };
      expect((await api.agent('POST', `/conversations/${made.long}/messages`, { body })).status).toBe(201);
    }
    const { status, body } = await api.agent('GET', '/agents/me/mentions', { claims: ada });
    expect([status, body.data.length]).toEqual([200, MAX_MENTIONS]);
  },
  listViews: async () => {
    const filter = { view: 'all', status: 'any', label: quotes(40), q: quotes(200) };
    const views = times(MAX_VIEWS, (index) => ({ name: `${index}`.padEnd(60, '"'), filter }));
    for (const is_shared of [true, false]) for (const view of views) await api.make('/views', { ...view, is_shared });
    expect((await ask(`${API}/views`, {})).data).toHaveLength(2 * MAX_VIEWS);
    expect((await ask(`${API}/view-counts`, {})).data).toHaveLength(2 * MAX_VIEWS);
  },
  listPushSubscriptions: async () => {
    // The longest address; the oldest of more than ten is dropped.
    for (let number = 0; number <= MAX_DEVICES; number++) {
      const endpoint = `https://push.example.com/${number}/`.padEnd(1000, 'x');
      const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
      const body = { endpoint, keys, server_key: keys.p256dh };
      expect((await api.agent('POST', '/agents/me/push-subscriptions', { claims: ada, body })).status).toBe(201);
    }
    const { status, body } = await api.agent('GET', '/agents/me/push-subscriptions', { claims: ada });
    expect([status, body.data.length]).toEqual([200, MAX_DEVICES]);
  },
  listAudit: async () => {
    const { pages, rows } = await everything(`${API}/audit`, MAX);
    expect(pages.length).toBeGreaterThan(1);
    expect(new Set(idsOf(rows)).size).toBe(rows.length);
    expect(idsOf(rows)).toEqual(byId(idsOf(rows)).reverse());
  },
  listArticles: async () => {
    const all = await everything(`${API}/articles`, MAX);
    expect(byId(idsOf(all.rows))).toEqual(byId(made.articles));
    const own = await everything(`${API}/articles`, { ...MAX, bot_id: String(made.bots[0]) });
    expect(idsOf(own.rows)).toEqual(made.articles.filter((_, index) => index % 2 === 0));
  },
  listUnanswered: async () => {
    const { rows } = await everything(`${API}/bots/${made.bots[0]}/unanswered`, MAX);
    expect(rows).toHaveLength(COUNT);
  },
  listLearned: async () => {
    const bot = made.bots[0] ?? 0;
    const { conversation: of, session_token } = await api.startChat(made.widget.token, {
      content: `Why? Why is it so? ${quotes(470)}`,
    });
    const body = { content: `So. Because it is so. ${quotes(3970)}`, client_message_id: freshId() };
    const path = `${made.widget.token}/conversations/${of.id}/messages`;
    const { seq } = (await api.visitor('POST', path, { ...bearer(session_token), body })).body;
    await api.deps.table.update({
      Key: keys.row(of.id, seq),
      UpdateExpression: 'SET sender_type = :agent',
      ExpressionAttributeValues: { ':agent': 'agent' },
    });
    const pair = { asked: [1], answered: [seq], conversation_id: of.id };
    const about = { ...pair, state: 'waiting' as const, rating: 5, locale: null, learned_at_ms: api.clock.ms };
    const drafts = times(MAX_LEARNED, (index) => ({ ...about, id: index + 1, digest: String(index) }));
    await Promise.all(drafts.map((draft) => putLearned(api.deps.table, bot, draft)));
    const { rows } = await everything(`${API}/bots/${bot}/learned`, MAX);
    expect(idsOf(rows).toReversed()).toEqual(drafts.map(({ id }) => id));
  },
  listSources: async () => {
    const addresses = times(MAX_ADDRESSES, (index) => `https://shop.example/${index}/`.padEnd(1000, 'x'));
    const source = { bot_id: made.bots[0], kind: 'pages', name: quotes(100), addresses };
    for (let number = 0; number < MAX_SOURCES; number++) await api.make('/sources', source);
    const { rows } = await everything(`${API}/sources`, { bot_id: String(made.bots[0]) });
    expect(new Set(idsOf(rows)).size).toBe(MAX_SOURCES);
  },
  listSourcePages: async () => {
    const { id } = await api.make('/sources', { bot_id: made.bots[1], kind: 'files' });
    const most = { kind: 'file', depth: 0 } as const;
    const pages = times(MAX_SOURCE_PAGES, (index) => newPage(id, { ...most, address: `${index}${quotes(290)}` }));
    const texts = { title: quotes(300), detail: quotes(1000) };
    const store = async (page: PageItem) => {
      await putUpload(api.deps.table, page);
      expect(await putPage(api.deps.table, { ...page, ...texts })).toBe('done');
    };
    await Promise.all(pages.map(store));
    const { rows } = await everything(`${API}/sources/${id}/pages`, {});
    expect(new Set(idsOf(rows)).size).toBe(MAX_SOURCE_PAGES);
  },
  listRehearsed: async () => {
    const { id } = await api.make('/rehearsals', { type: 'bot', bot_id: made.bots[0] });
    const one = { difference: 'other_answer', seq: 1, was_seq: 2, step: 'x'.repeat(40), end: 'open' } as const;
    const different = times(MAX_REHEARSED, (index) => ({
      ...one,
      conversation_id: Number.MAX_SAFE_INTEGER - index,
      article_ids: times(20, (article) => Number.MAX_SAFE_INTEGER - article),
      department_id: null,
    }));
    await Promise.all(
      times(MAX_REHEARSED / 40, (page) =>
        api.deps.table.put({
          Item: { ...keys.rehearsalPart(id, page * 40), different: different.slice(page * 40, page * 40 + 40) },
        }),
      ),
    );
    const { rows } = await everything(`${API}/rehearsals/${id}/conversations`, {});
    expect(rows).toHaveLength(MAX_REHEARSED);
  },
  listTestQuestions: async () => {
    const bot = made.bots[0] ?? 0;
    const text = (index: number) => `${index} ${quotes(490)}`;
    const version = { version: 1, created_at: new Date(api.clock.ms).toISOString() };
    await Promise.all(
      times(MAX_TEST_QUESTIONS, (index) =>
        api.deps.table.put({
          Item: {
            ...keys.testQuestion(bot, index + 1),
            id: index + 1,
            question: text(index),
            article_id: null,
            ...version,
          },
        }),
      ),
    );
    const { data } = await ask(`${API}/bots/${bot}/test-questions`, {});
    expect(data).toHaveLength(MAX_TEST_QUESTIONS);
  },
  listTeamMembers: async () => {
    // As many as that only an identity provider of one's own has.
    api.agentDeps.userPool = undefined;
    expect(await ask(`${API}/team-members`, {})).toHaveLength(1000);
  },
  reportVolume: ofHours('volume'),
  reportTargets: ofHours('targets'),
  reportResponseTime: ofHours('response-time'),
  reportResolutionTime: ofHours('resolution-time'),
  reportSatisfaction: ofHours('satisfaction'),
  reportBots: ofHours('bots'),
  reportHelp: async () => {
    const bot = made.bots[3] ?? 0;
    const ids = times(2500, (index) => index + 1);
    const question = quotes(500);
    const said = { widget_id: made.widget.id, helped: true, at_ms: FROM_MS };
    const writes = ids.flatMap((id): TransactItem[] => [
      { Put: { Item: { ...keys.article(bot, id), id, bot_id: bot, question } } },
      { Put: { Item: { ...keys.helpAnswer(bot, FROM_MS, id, 'a'), ...said, article_id: id } } },
    ]);
    for (let from = 0; from < writes.length; from += 100) await api.deps.table.transact(writes.slice(from, from + 100));
    const { pages, rows } = await everything(`${API}/reports/help`, { ...REPORTED, interval: 'day' });
    expect(pages.length).toBeGreaterThan(1);
    expect(rows.map(({ article_id }) => article_id)).toEqual(ids);
  },
  reportAgents: async () => {
    const { rows } = await everything(`${API}/reports/agents`, REPORTED);
    expect(rows).toHaveLength(COUNT);
  },
  importArticles: async () => {
    const rows = times(10_000, (index) => ({ question: `${index}${quotes(90)}`, answer: 'A' }));
    const body = { bot_id: made.bots[2], format: 'json', content: JSON.stringify(rows) };
    const event = httpEvent('POST', `${API}/articles/import`, { claims: admin, body });
    const report = held(await api.agents(event, {} as Context), 'import');
    expect(report).toMatchObject({ created: 1000, refused: 9000 });
    // All that was refused is among them.
    const refused = report.rows.filter(({ result }: { result: string }) => result === 'refused');
    expect(refused).toHaveLength(9000);
  },
  listBlockedVisitors: async () => {
    const path = `/visitors/${made.visitor}/block`;
    await api.agent('PUT', path, { body: { hours: null, reason: quotes(200) } });
    const { rows } = await everything(`${API}/blocked-visitors`, MAX);
    expect(rows.map(({ visitor_id }: { visitor_id: number }) => visitor_id)).toEqual([made.visitor]);
    await api.agent('DELETE', path);
  },
};

/** What has a list but never more than these of it. */
const few: Partial<Record<OperationId, string>> = {
  getVisitor: 'the last twenty pages',
  listRules: 'fifty rules',
  tryRule: 'the conversations of one page',
  editVisitor: 'the last twenty pages',
  mergeVisitor: 'the last twenty pages',
  getSourceTrial: 'a hundred questions, and what answers them',
  previewSource: 'five pages, and what is wrong with nine',
  searchHelp: 'the beginnings of thirty articles',
  saveVisitor: 'the last twenty pages',
  startVisitorConversation: 'the message that was sent',
  getWebhookDelivery: 'the tries of a day',
  listPresence: 'fifty times yes or no',
  listLiveVisitors: 'a hundred visitors, each with one page',
  countViews: 'the counts of a hundred views',
  listCopilotUse: 'thirty days',
  listToolUse: 'thirty days',
  startModelRun: 'no results yet',
  resumeModelRun: 'what five hundred questions came to',
  startTrial: 'what five hundred questions find',
  getTrial: 'what five hundred questions find',
  listModules: 'eleven modules',
  switchLiveChat: 'eleven modules',
  runActions: 'what became of ten actions',
  undoActions: 'what became of ten actions',
  startConversation: 'the message that was sent',
  leaveOfflineMessage: 'the message that was sent',
};

const named = components();
const resolved = (schema: Schema): Schema => named[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;

/** Whether an answer is a list of things, or has one without a limit. */
function hasList(schema: Schema): boolean {
  const isList = (one: Schema): boolean =>
    one.type === 'array' && one.maxItems === undefined && resolved(one.items ?? {}).properties !== undefined;
  const whole = resolved(schema);
  return isList(whole) || Object.values(whole.properties ?? {}).some(isList);
}

it('every answer of the contract that has a list is among those below', () => {
  const found = Object.entries(endpoints).flatMap(([operation, row]) => {
    const schema = 'schema' in row.answer ? row.answer.schema : undefined;
    return schema && hasList(answerSchema(schema)) ? [operation] : [];
  });
  expect(found.sort()).toEqual([...Object.keys(lists), ...Object.keys(few)].sort());
});

describe('answers with the largest rows fit, and lead to the end', () => {
  it.each(Object.entries(lists))(
    '%s',
    async (_, walk) => {
      await expect(walk()).resolves.toBeUndefined();
    },
    60_000,
  );
});

it('a request of wrong fields only is refused with an answer that fits', async () => {
  const body = Object.fromEntries(times(300_000, (index) => [`x${index}`, 1]));
  const event = httpEvent('POST', `${API}/articles/import`, { claims: admin, body });
  const response = await api.agents(event, {} as Context);
  expect(response.statusCode).toBe(400);
  expect(JSON.parse(response.body ?? '').errors).toHaveLength(100);
});
