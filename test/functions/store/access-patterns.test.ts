import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeId } from '#core/model/id.ts';
import { termsOf } from '#core/text/search-terms.ts';
import type { ReadKnowledge } from '#functions/bot/knowledge/read-knowledge.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { indexBot } from '#functions/bot/index-bot.ts';
import { takeTurn } from '#functions/bot/take-turn.ts';
import { learnedOf, putLearnedUpTo } from '#functions/store/automation/learned-store.ts';
import { articlesOf } from '#functions/store/automation/article-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { getConnection, subscribersOf } from '#functions/store/sockets/connection-store.ts';
import { isPresent, readLeases } from '#functions/store/assignment/lease-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { readRoster } from '#functions/store/assignment/roster-store.ts';
import { putSearchWords } from '#functions/store/search/search-store.ts';
import type { FullConversation } from '#functions/store/conversations/full-conversation.ts';
import { putFact } from '#functions/store/reports/metric-event-store.ts';
import { allWidgets } from '#functions/store/settings/widget-store.ts';
import { learn } from '#functions/use-cases/copilot/learn.ts';
import { writeForAgent } from '#functions/use-cases/copilot/write-for-agent.ts';
import { readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import { assignWaiting } from '#functions/use-cases/assignment/assign.ts';
import { connect, disconnect } from '#functions/use-cases/sockets/connect.ts';
import { sendMails } from '#functions/use-cases/mail/send-mails.ts';
import { orderUnread } from '#functions/store/mail/mail-job-store.ts';
import { countRow, hoursOf } from '#functions/use-cases/reports/count-row.ts';
import { hello } from '#functions/use-cases/sockets/hello.ts';
import { carryOutDue } from '#functions/use-cases/due.ts';
import { lookAfterSource } from '#functions/use-cases/sources/look-after.ts';
import { runRehearsal } from '#functions/use-cases/rehearsal/run-rehearsal.ts';
import { runWithModel } from '#functions/use-cases/quality/run-with-model.ts';
import { runTrial } from '#functions/use-cases/quality/run-trial.ts';
import { compareReadings } from '#functions/use-cases/quality/compare-readings.ts';
import { knowledgeOf } from '#functions/use-cases/automation/train-index.ts';
import { getReading } from '#functions/store/sources/reading-store.ts';
import { noteFailedTrial } from '#functions/store/sources/source-trial-store.ts';
import { readSource } from '#functions/use-cases/sources/read-source.ts';
import { watch } from '#functions/use-cases/sockets/watch.ts';
import { trainIndex } from '#functions/use-cases/automation/train-index.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import { runWorkflow } from '#functions/use-cases/automation/run-workflow.ts';
import { indexConversation } from '#functions/use-cases/search/search-words.ts';
import type { Apis } from '#test/support/api.ts';
import { ada, bearer, keyEvent, startApis } from '#test/support/api.ts';
import { aChat } from '#test/support/chats.ts';
import { freshId } from '#test/support/conversations.ts';
import { arriveOn } from '#test/support/live.ts';

let api: Apis;
let widget: { id: number; token: string };
let agentId: number;
let session: { session_token: string; visitor: { id: number } };
let conversation: number;
let person: number;
let asVisitor: { headers: Record<string, string> };

const rhythm = { heartbeatSeconds: 25, leaseSeconds: 75 };
const ofAda = (path: string, query: Record<string, string> = {}) => api.agent('GET', path, { claims: ada, query });
const message = () => ({
  content: 'A message of a usual length: where is my order now?',
  client_message_id: freshId(),
});

beforeAll(async () => {
  api = await startApis();
  // Read once in a while by each running function, not by each request.
  api.faults.knowsLiveChat = true;
  widget = (await api.agent('POST', '/widgets', { body: { name: 'Shop' } })).body;
  agentId = (await api.agent('POST', '/agents', { body: { user_id: 'ada' } })).body.id;
  for (let made = 0; made < 30; made++)
    await api.agent('POST', '/departments', { body: { name: `Department ${made}` } });
  await api.agent('PUT', '/team-settings', { body: { call_link: 'https://meet.example.com/{room}' } });
  session = (await api.visitor('POST', `${widget.token}/session`, { body: { name: 'Vera' } })).body;
  asVisitor = bearer(session.session_token);
});
afterAll(() => api.stop());

/** Opens an agent's socket: `$connect`, then the first frame. */
async function opened(id: string): Promise<void> {
  const token_expires_at_seconds = api.clock.ms / 1000 + 3600;
  const who = { principal: 'agent', user_id: 'ada', name: 'Ada', agent_id: agentId, token_expires_at_seconds } as const;
  await connect(api.deps, id, who);
  const connection = await getConnection(api.deps.table, id);
  if (connection) await hello(api.deps, connection, [], rhythm);
}

/** A conversation of another visitor, with as many messages, resolved. */
async function settled(content: string): Promise<number> {
  const { body } = await api.visitor('POST', `${widget.token}/session`, { body: {}, sourceIp: '192.0.2.77' });
  const own = bearer(body.session_token);
  const started = await api.visitor('POST', `${widget.token}/conversations`, {
    ...own,
    body: { content, client_message_id: freshId() },
  });
  const { id } = started.body.conversation;
  for (let turn = 1; turn < 20; turn++)
    await api.visitor('POST', `${widget.token}/conversations/${id}/messages`, { ...own, body: message() });
  await api.agent('POST', `/conversations/${id}/resolve`);
  return id;
}

type Pattern = [ask: string, by: string, run: () => Promise<unknown>];

/** What is asked, in an order in which each finds what it needs; the document has the same rows with their units. */
const following = (is_following: boolean) =>
  api.agent('PUT', `/conversations/${conversation}/following`, { claims: ada, body: { is_following } });

const patterns: Pattern[] = [
  ['Create a widget', '`POST /widgets`', () => api.agent('POST', '/widgets', { body: { name: 'Another' } })],
  ['Get a widget by ID', '`GET /widgets/{id}`', () => api.agent('GET', `/widgets/${widget.id}`)],
  ['Get a widget by token', '`GET script.js`', () => api.visitor('GET', `${widget.token}/script.js`)],
  ['… and whether an agent is online', '`GET config`', () => api.visitor('GET', `${widget.token}/config`)],
  ['Look up an unknown token', '`GET config`', () => api.visitor('GET', 'unknown/config')],
  [
    'Start a session',
    '`POST session`',
    () => api.visitor('POST', `${widget.token}/session`, { body: {}, sourceIp: '192.0.2.1' }),
  ],
  [
    'Continue a session',
    '`POST session` with a token',
    () => api.visitor('POST', `${widget.token}/session`, { body: { session_token: session.session_token } }),
  ],
  [
    '… on another page',
    '`POST session` with a token',
    () =>
      api.visitor('POST', `${widget.token}/session`, {
        body: { session_token: session.session_token, current_page: 'https://shop.example.com/teapots' },
      }),
  ],
  ['Get a visitor', '`GET /visitors/{id}`', () => api.agent('GET', `/visitors/${session.visitor.id}`)],
  [
    'Reject a forged session',
    '`GET conversations/{id}/messages`',
    () => api.visitor('GET', `${widget.token}/conversations/1/messages`, bearer('a.b.c')),
  ],
  ['Get an agent by ID', '`GET /agents/{id}`', () => api.agent('GET', `/agents/${agentId}`)],
  ['Get an agent by user', '`GET /agents/me`', () => ofAda('/agents/me')],
  [
    'Set an agent online',
    '`PUT /agents/me/status`',
    () => api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'online' } }),
  ],
  ['Connect an agent who receives chats', '`$connect`, `hello`', () => opened('connection-1')],
  ['Renew an agent’s lease', '`ping`', () => heartbeat(api.deps, agentId, rhythm.leaseSeconds)],
  [
    'List subscribers of a channel',
    'each push, per channel',
    () => subscribersOf(api.deps.table, { kind: 'agent', id: agentId }),
  ],
  [
    'Start a conversation and queue it',
    '`POST conversations`',
    async () => {
      const body = message();
      const started = await api.visitor('POST', `${widget.token}/conversations`, { ...asVisitor, body });
      conversation = started.body.conversation.id;
    },
  ],
  ['Read a department’s queue', 'assign, one waiting chat', () => readQueue(api.deps.table, null, 25)],
  ['Read the roster', 'assign, one agent', () => readRoster(api.deps.table, null)],
  ['Read an agent’s lease', 'assign, of who gets a chat', () => isPresent(api.deps.table, 1, 0)],
  ['Read the leases', 'sweep, one lease', () => readLeases(api.deps.table)],
  ['Assign a waiting chat', 'assign', () => assignWaiting(api.deps, null, Infinity)],
  [
    'Send a visitor’s message',
    '`POST conversations/{id}/messages`',
    () =>
      api.visitor('POST', `${widget.token}/conversations/${conversation}/messages`, { ...asVisitor, body: message() }),
  ],
  [
    'Send an agent’s message',
    '`POST /conversations/{id}/messages`',
    () => api.agent('POST', `/conversations/${conversation}/messages`, { claims: ada, body: message() }),
  ],
  [
    'Request an upload',
    '`POST uploads`',
    () => api.visitor('POST', `${widget.token}/uploads`, { ...asVisitor, body: { name: 'a.png', type: '', size: 9 } }),
  ],
  [
    '… as an agent',
    '`POST /conversations/{id}/uploads`',
    () =>
      api.agent('POST', `/conversations/${conversation}/uploads`, {
        claims: ada,
        body: { name: 'a.png', type: '', size: 9 },
      }),
  ],
  ['Get the address of a file', '`GET /files/{id}`', () => ofAda(`/files/${session.visitor.id}-v-${'x'.repeat(20)}`)],
  ['Get a conversation', '`GET /conversations/{id}`', () => ofAda(`/conversations/${conversation}`)],
  ['List its messages', '`GET /conversations/{id}/messages`', () => ofAda(`/conversations/${conversation}/messages`)],
  [
    'Set the team’s read mark',
    '`POST /conversations/{id}/read`',
    () => api.agent('POST', `/conversations/${conversation}/read`, { claims: ada, body: { seq: 2 } }),
  ],
  [
    'Save an agent’s draft',
    '`PUT /conversations/{id}/draft`',
    () => {
      const body = { reply: 'Your order left our warehouse on', note: '', base: null };
      return api.agent('PUT', `/conversations/${conversation}/draft`, { claims: ada, body });
    },
  ],
  ['… and get it', '`GET /conversations/{id}`', () => ofAda(`/conversations/${conversation}`)],
  [
    'Open a conversation',
    '`watch`',
    async () => {
      const connection = await getConnection(api.deps.table, 'connection-1');
      if (connection) await watch(api.deps, connection, conversation);
    },
  ],
  [
    'List conversations by status',
    '`GET /conversations?status=…`, one found',
    () => api.agent('GET', '/conversations', { claims: ada, query: { status: 'waiting' } }),
  ],
  [
    'List who waits for an agent',
    '`GET /conversations?order=queue`, 31 queues, nobody waits',
    () => api.agent('GET', '/conversations', { claims: ada, query: { order: 'queue' } }),
  ],
  [
    'List conversations of an agent',
    '`GET /conversations?agent_id=me`, one found',
    () => api.agent('GET', '/conversations', { claims: ada, query: { agent_id: 'me' } }),
  ],
  [
    'List conversations of a visitor',
    '`GET /conversations?visitor_id=…`, one found',
    () => api.agent('GET', '/conversations', { claims: ada, query: { visitor_id: String(session.visitor.id) } }),
  ],
  [
    'List open chats by waiting time',
    '`GET /conversations?order=waiting`, one open',
    () => api.agent('GET', '/conversations', { claims: ada, query: { order: 'waiting' } }),
  ],
  [
    'Save a view',
    '`POST /views`',
    () => api.agent('POST', '/views', { claims: ada, body: { name: 'Open', filter: { view: 'all', status: 'open' } } }),
  ],
  ['List saved views', '`GET /views`, one', () => ofAda('/views')],
  ['Count saved views', '`GET /view-counts`, one open', () => ofAda('/view-counts')],
  [
    'Snooze a conversation',
    '`POST /conversations/{id}/snooze`',
    () => {
      const body = { until: new Date(api.deps.now() + 3_600_000).toISOString() };
      return api.agent('POST', `/conversations/${conversation}/snooze`, { claims: ada, body });
    },
  ],
  [
    'List snoozed conversations',
    '`GET /conversations?snoozed=true&agent_id=me`, one found',
    () => api.agent('GET', '/conversations', { claims: ada, query: { snoozed: 'true', agent_id: 'me' } }),
  ],
  ['Look what is due', 'sweep, nothing due', () => carryOutDue(api.deps, Infinity)],
  [
    'Bring a snoozed conversation back',
    'sweep',
    () => carryOutDue({ ...api.deps, now: () => api.deps.now() + 7_200_000 }, Infinity),
  ],
  [
    'Snooze until the visitor writes',
    '`POST /conversations/{id}/snooze`',
    () => api.agent('POST', `/conversations/${conversation}/snooze`, { claims: ada, body: { until: null } }),
  ],
  [
    'End a snooze',
    '`POST /conversations/{id}/unsnooze`',
    () => api.agent('POST', `/conversations/${conversation}/unsnooze`, { claims: ada }),
  ],
  [
    'Answer, with actions',
    '`POST /conversations/{id}/runs`: a label, a note, resolve',
    () => {
      const actions = [{ type: 'add_label', label: 'sent' }, { type: 'note', content: 'Sent.' }, { type: 'resolve' }];
      const body = { client_message_id: 'run-00001', content: 'It is on its way.', actions };
      return api.agent('POST', `/conversations/${conversation}/runs`, { claims: ada, body });
    },
  ],
  [
    'Undo them',
    '`POST /conversations/{id}/runs/undo`',
    () => {
      const body = { client_message_id: 'run-00001' };
      return api.agent('POST', `/conversations/${conversation}/runs/undo`, { claims: ada, body });
    },
  ],
  [
    'Send the link to a call',
    '`POST /conversations/{id}/call`',
    () => {
      const body = { client_message_id: 'call-00001' };
      return api.agent('POST', `/conversations/${conversation}/call`, { claims: ada, body });
    },
  ],
  [
    'Schedule a message',
    '`POST /conversations/{id}/scheduled`',
    () => {
      const send_at = new Date(api.deps.now() + 3_600_000).toISOString();
      const body = { content: 'Did it arrive?', send_at, client_message_id: 'later-00001' };
      return api.agent('POST', `/conversations/${conversation}/scheduled`, { claims: ada, body });
    },
  ],
  [
    'Cancel it',
    '`DELETE /conversations/{id}/scheduled/{message}`',
    () => api.agent('DELETE', `/conversations/${conversation}/scheduled/later-00001`, { claims: ada }),
  ],
  ['Follow a conversation', '`PUT /conversations/{id}/following`', () => following(true)],
  [
    'List what one follows',
    '`GET /conversations?following=true`, one found',
    () => api.agent('GET', '/conversations', { claims: ada, query: { following: 'true' } }),
  ],
  ['… and stop', '`PUT /conversations/{id}/following`', () => following(false)],
  [
    'List one’s own canned responses',
    '`GET /own-canned-responses`, none',
    () => api.agent('GET', '/own-canned-responses', { claims: ada }),
  ],
  [
    'Save one with a file',
    '`POST /own-canned-responses`',
    () => {
      const file = { id: `0-r5-${'x'.repeat(20)}`, name: 'map.png', type: 'image/png', size: 5 };
      const body = { shortcut: 'map', title: 'The way', content: '', files: [file] };
      return api.agent('POST', '/own-canned-responses', { claims: ada, body });
    },
  ],
  [
    'Copy its file into a conversation',
    '`POST /conversations/{id}/response-files`',
    () => {
      const body = { file_id: `0-r5-${'x'.repeat(20)}`, visibility: 'public' };
      return api.agent('POST', `/conversations/${conversation}/response-files`, { claims: ada, body });
    },
  ],
  [
    'Transfer it, with a note',
    '`POST /conversations/{id}/assign`',
    async () => {
      colleague = (await api.make('/agents', { user_id: 'ben' })).id;
      api.deps.resetUnits();
      return transferTo(colleague, { note: 'He speaks Norwegian.' });
    },
  ],
  ['… without one', '`POST /conversations/{id}/assign`', () => transferTo(agentId, {})],
  [
    'Resolve a conversation',
    '`POST /conversations/{id}/resolve`',
    () => api.agent('POST', `/conversations/${conversation}/resolve`, { claims: ada }),
  ],
  [
    'Close a conversation',
    '`POST /conversations/{id}/close`',
    () => api.agent('POST', `/conversations/${conversation}/close`, { claims: ada }),
  ],
  [
    'Show unread answers after it',
    '`POST session` with a token',
    () => api.visitor('POST', `${widget.token}/session`, { body: { session_token: session.session_token } }),
  ],
  [
    'List own conversations',
    '`GET conversations`, one found',
    () => api.visitor('GET', `${widget.token}/conversations`, asVisitor),
  ],
  ['List 25 departments', '`GET /departments`', () => api.agent('GET', '/departments')],
];

const searches: Pattern[] = [
  [
    'Index 20 messages',
    'react, when settled',
    async () =>
      indexConversation(
        api.deps,
        conversation,
        await readFullConversation(api.deps.table, conversation, { consistent: true }),
      ),
  ],
  [
    'Search 100 settled conversations',
    '`GET /conversations?q=…`, nothing found',
    () => api.agent('GET', '/conversations', { query: { q: 'never said' } }),
  ],
  [
    '… and find one',
    '`GET /conversations?q=…`',
    () => api.agent('GET', '/conversations', { query: { q: 'quixotic where' } }),
  ],
];

/** What is counted of the first conversation, and what is read of it; react has its rows from the stream. */
const numbers: Pattern[] = [
  ['Count a started conversation', 'react', () => counted('started')],
  ['Count a first response', 'react', () => counted('first_response')],
  ['Count a resolution and its replies', 'react, with its words', () => counted('resolved')],
  ['Count a rating', 'react', () => counted('rated')],
  ['Count a closed conversation', 'react', () => counted('closed')],
  ['Report one day', '`GET /reports/volume`, with the day before', () => ofAda('/reports/volume', today())],
  [
    'List the conversations behind a number',
    '`GET /conversations?fact=…`, one found',
    () => ofAda('/conversations', { fact: 'rated', from: instant(-86_400_000), to: instant(86_400_000) }),
  ],
];

const instant = (later: number) => new Date(api.clock.ms + later).toISOString();
const today = () => ({ from: instant(0).slice(0, 10), to: instant(0).slice(0, 10), widget_id: String(widget.id) });

let whole: FullConversation;
const noted = new Set<string>();

async function counted(milestone: string): Promise<void> {
  const row = whole.rows.find((one) => one.milestone === milestone);
  if (row) await countRow(api.deps, row, { hours: hoursOf(api.deps), noted }, whole);
}

const people: Pattern[] = [
  [
    'Create a ticket',
    '`POST /tickets` for a conversation',
    () => api.agent('POST', '/tickets', { body: { subject: 'Refund', conversation_id: conversation } }),
  ],
  ['List tickets', '`GET /tickets`, one found', () => ofAda('/tickets')],
  [
    'Export a visitor’s data',
    '`GET /visitors/{id}/export`, 20 messages',
    () => api.agent('GET', `/visitors/${person}/export`),
  ],
  [
    'Merge two visitors',
    '`POST /visitors/{id}/merge`',
    () => api.agent('POST', `/visitors/${person}/merge`, { claims: ada, body: { visitor_id: session.visitor.id } }),
  ],
  ['… and get one of them', '`GET /visitors/{id}`', () => ofAda(`/visitors/${person}`)],
  [
    '… and list the chats of both',
    '`GET /conversations?visitor_id=…&same_person=true`',
    () => {
      const query = { visitor_id: String(person), same_person: 'true' };
      return api.agent('GET', '/conversations', { claims: ada, query });
    },
  ],
  [
    'Separate them',
    '`DELETE /visitors/{id}/merge`',
    () => api.agent('DELETE', `/visitors/${person}/merge`, { claims: ada }),
  ],
  ['Delete a visitor’s data', '`DELETE /visitors/{id}`, 20 messages', () => api.agent('DELETE', `/visitors/${person}`)],
];

/** A conversation in a flow of two questions, and a person who is asked for. */
const flows: Pattern[] = [
  ['Start a workflow that asks', 'automation, two questions', () => flowTurn()],
  [
    'Send an answer',
    '`POST conversations/{id}/messages` in a workflow',
    () => api.visitor('POST', `${flowToken}/conversations/${flowing}/messages`, { ...inFlow, body: message() }),
  ],
  ['Save it and ask the next question', 'automation', () => flowTurn()],
  [
    'Request an agent',
    '`POST conversations/{id}/escalate`',
    () => api.visitor('POST', `${flowToken}/conversations/${flowing}/escalate`, inFlow),
  ],
];

/** A bot with one article, fitted and asked. */
const bots: Pattern[] = [
  ['Create an article', '`POST /articles`', () => api.agent('POST', '/articles', { body: anArticle() })],
  ['Get a bot in training', '`GET /bots/{id}`', () => ofAda(`/bots/${bot}`)],
  ['Train a bot', 'fit, one article', () => trainIndex({ ...api.deps, pause: pass }, bot, Infinity)],
  [
    'List articles of a bot',
    '`GET /articles?bot_id=…`, one found',
    () => api.agent('GET', '/articles', { query: { bot_id: String(bot) } }),
  ],
  ['Answer a first question', 'automation, the bot only', () => turn('Do you gift-wrap?')],
  ['… and the next one', 'automation, the bot only', () => turn('Do you gift-wrap?')],
  ['Find no answer', 'automation, the bot only', () => turn('Who won?')],
  ['List unanswered questions', '`GET /bots/{id}/unanswered`, one found', () => ofAda(`/bots/${bot}/unanswered`)],
];

/** The help center of the widget: an article that was read before, so that the function knows it. */
const helps: Pattern[] = [
  ['Search the help center', '`GET help`, no change since', () => help('GET', 'help')],
  ['Read an article', '`GET help/{id}`, no change since', () => help('GET', `help/${publicArticle}`)],
  [
    'Say whether it helped',
    '`POST articles/{id}/feedback`',
    () => help('POST', `articles/${publicArticle}/feedback`, { ...asVisitor, body: { helped: true } }),
  ],
  [
    'Publish an article',
    '`POST /articles/publish`',
    () => {
      const body = { bot_id: bot, article_ids: [publicArticle], is_public: false };
      return api.agent('POST', '/articles/publish', { body });
    },
  ],
];
let publicArticle: number;
const help = (method: string, path: string, sent: object = {}) => api.visitor(method, `${widget.token}/${path}`, sent);
async function openHelp(): Promise<void> {
  const question = 'Do you ship abroad?';
  publicArticle = (await api.make('/articles', { bot_id: bot, question, answer: 'Yes.', is_public: true })).id;
  await api.agent('PUT', `/widgets/${widget.id}`, { body: { help_center: { bot_id: bot } } });
  await help('GET', 'help');
}

/** Answers that are suggested to an agent, and a bot that learns from conversations, one hour after the other. */
const learning: Pattern[] = [
  ['Suggest answers', '`GET /conversations/{id}/suggestions`', () => ofAda(`/conversations/${asking.id}/suggestions`)],
  ['… and again', '`GET /conversations/{id}/suggestions`', () => ofAda(`/conversations/${asking.id}/suggestions`)],
  ['Look what was rated', 'sweep, each hour, nothing rated', () => learned()],
  ['Learn from a conversation', 'sweep, one rated well', () => learned('How long does delivery to Norway take?')],
  [
    'Train a bot that learns',
    'fit, one article, one draft',
    () => trainIndex({ ...api.deps, pause: pass }, bot, Infinity),
  ],
  [
    '… and suggest a past answer',
    '`GET /conversations/{id}/suggestions`',
    () => ofAda(`/conversations/${asking.id}/suggestions`),
  ],
  ['List drafts', '`GET /bots/{id}/learned`, one found', () => api.agent('GET', `/bots/${bot}/learned`)],
  ['Add a draft as an article', '`POST /bots/{id}/learned/{learned_id}/take`', () => review('POST')],
  ['Discard a draft', '`DELETE /bots/{id}/learned/{learned_id}`', () => review('DELETE')],
];

const writeDraft = () =>
  writeForAgent(
    { ...api.deps, writeWithModel: async () => ({ text: 'Three days.', isRefused: false, tokens: 900 }) },
    {
      write_for_agent_id: agentId,
      conversation_id: asking.id,
      bot_id: bot,
      request_id: freshId(),
      task: 'draft',
      text: '',
      to: '',
    },
  );

/** What a bot's model writes for agents. */
const writing: Pattern[] = [
  [
    'Have a model write',
    '`POST /conversations/{id}/copilot`',
    () =>
      api.agent('POST', `/conversations/${asking.id}/copilot`, {
        claims: ada,
        body: { request_id: freshId(), task: 'draft' },
      }),
  ],
  ['… a draft', 'automation', writeDraft],
  ['List its use', '`GET /bots/{id}/copilot-use`', () => api.agent('GET', `/bots/${bot}/copilot-use`)],
  ['List the use of its tools', '`GET /bots/{id}/tool-use`', () => api.agent('GET', `/bots/${bot}/tool-use`)],
];

/** A bot's test question, and a trial of a new article. */
const qualityPatterns: Pattern[] = [
  [
    'Create a test question',
    '`POST /bots/{id}/test-questions`, the first',
    async () => {
      const body = { question: 'Is it here?', article_id: null };
      testQuestion = (await api.agent('POST', `/bots/${bot}/test-questions`, { body })).body.id;
    },
  ],
  [
    'Run test questions',
    '`GET /bots/{id}/test-questions`, one found',
    () => api.agent('GET', `/bots/${bot}/test-questions`),
  ],
  [
    'Start a trial',
    '`POST /bots/{id}/trials`',
    async () => {
      const article = { article_id: null, question: 'Is it there?', alternative_phrasings: [], locale: null };
      const body = { article };
      trial = (await api.agent('POST', `/bots/${bot}/trials`, { body })).body.id;
    },
  ],
  ['Run a trial', 'fit, one test question', () => runTrial(api.deps, bot, trial)],
  ['Look at a trial', '`GET /bots/{id}/trials/{trial_id}`', () => api.agent('GET', `/bots/${bot}/trials/${trial}`)],
  [
    'Start a run with the model',
    '`POST /bots/{id}/model-runs`, one test question',
    async () => {
      const body = { provider: 'bedrock' };
      modelRun = (await api.agent('POST', `/bots/${bot}/model-runs`, { body })).body.id;
    },
  ],
  [
    '… ask the model',
    'automation, one test question',
    () => runWithModel({ ...api.deps, writeWithModel: answering }, bot, modelRun),
  ],
  ['Look at it', '`GET /bots/{id}/model-runs/latest`', () => api.agent('GET', `/bots/${bot}/model-runs/latest`)],
  [
    'Delete a test question',
    '`DELETE /bots/{id}/test-questions/{question_id}`',
    () => api.agent('DELETE', `/bots/${bot}/test-questions/${testQuestion}`),
  ],
];

/** A rehearsal of a bot as it is, over the conversations that there are. */
const rehearsalPatterns: Pattern[] = [
  [
    'Start a rehearsal',
    '`POST /rehearsals`',
    async () => {
      rehearsal = (await api.agent('POST', '/rehearsals', { body: { type: 'bot', bot_id: bot } })).body.id;
    },
  ],
  ['Run it', 'fit, the conversations of this table', () => runRehearsal(api.deps, rehearsal, Infinity)],
  ['Look at it', '`GET /rehearsals/{id}`', () => api.agent('GET', `/rehearsals/${rehearsal}`)],
  [
    'List what it found',
    '`GET /rehearsals/{id}/conversations`',
    () => api.agent('GET', `/rehearsals/${rehearsal}/conversations`),
  ],
  ['Cancel it', '`DELETE /rehearsals/{id}`', () => api.agent('DELETE', `/rehearsals/${rehearsal}`)],
];
let rehearsal: number;
let testQuestion: number;
let trial: number;
let modelRun: number;
const answering = async () => ({
  text: JSON.stringify({ action: 'escalate', confidence: 0, reply: '', summary: '' }),
  isRefused: false,
  tokens: 600,
});

/** A bot's source of one page, which is read, and read again unchanged. */
const sourcePatterns: Pattern[] = [
  [
    'Create a source',
    '`POST /sources`',
    async () => {
      const addresses = ['https://help.example.com/'];
      const made = await api.agent('POST', '/sources', { body: { bot_id: bot, kind: 'pages', addresses } });
      source = made.body.id;
    },
  ],
  ['Read a source', 'read-sources, one page of one article', () => readPage()],
  ['… compare it', 'fit, one test question more than a training', () => compareRead()],
  ['Look at what it made worse', '`GET /sources/{id}/trial`', () => api.agent('GET', `/sources/${source}/trial`)],
  ['… hold it', 'read-sources, one page of one article', () => holdPage()],
  ['Publish what is held', '`POST /sources/{id}/publish`', () => api.agent('POST', `/sources/${source}/publish`)],
  ['… by the function', 'read-sources, one page of one article', () => readPage()],
  ['Order another reading', '`POST /sources/{id}/read`', () => api.agent('POST', `/sources/${source}/read`)],
  ['… of what is unchanged', 'read-sources, one page', () => readPage(OTHER)],
  ['List sources', '`GET /sources`, one found', () => api.agent('GET', '/sources', { query: { bot_id: String(bot) } })],
  [
    'List the pages of a source',
    '`GET /sources/{id}/pages`, one found',
    () => api.agent('GET', `/sources/${source}/pages`),
  ],
  [
    'Look after a source',
    'sweep, not due',
    () => lookAfterSource(api.deps, { kind: 'source', conversation_id: source, due_at_ms: 0, ref: '' }),
  ],
];

let source: number;
async function compareRead(): Promise<void> {
  const { table } = api.deps;
  const [of, articles] = await Promise.all([getBot(table, bot), articlesOf(table, bot)]);
  if (!of) throw new Error('There is no such bot.');
  const knowledge = await knowledgeOf(of, articles);
  await api.agent('POST', `/bots/${bot}/test-questions`, { body: { question: 'Hi there, who?', article_id: null } });
  api.deps.resetUnits();
  await compareReadings(api.deps, of, [source], { knowledge, articles });
}
const OTHER = '<h1>Hi</h1><p>Some other text that is long.';
/** Reads the page in other words, which makes a test question worse. */
async function holdPage(): Promise<void> {
  await api.agent('PUT', `/sources/${source}`, { body: { holds_if_worse: true } });
  await api.agent('POST', `/sources/${source}/read`);
  api.deps.resetUnits();
  await readPage(OTHER, async () => {
    const { read, write, index } = api.deps.units;
    const reading = await getReading(api.deps.table, source);
    if (!reading) throw new Error('The source is being read.');
    await noteFailedTrial(api.deps.table, reading);
    Object.assign(api.deps.units, { read, write, index });
  });
}
const readPage = (html = '<h1>Hi</h1><p>Some text that is long.', tryHeld = async (): Promise<void> => undefined) =>
  readSource(
    {
      ...api.deps,
      pause: pass,
      publicOrigin: 'https://chat.example.com',
      tryHeld,
      send: async ({ pathname }) =>
        Object.assign(Readable.from([Buffer.from(pathname === '/' ? html : '')]), {
          statusCode: pathname === '/' ? 200 : 404,
          headers: { 'content-type': 'text/html' },
          socket: { closed: true },
        }) as never,
    },
    source,
    Infinity,
  );

let asking: { id: number; own: ReturnType<typeof bearer> };

/** A visitor asks something. */
async function ask(content: string): Promise<typeof asking> {
  const { body } = await api.visitor('POST', `${widget.token}/session`, { body: {}, sourceIp: '192.0.2.78' });
  const own = bearer(body.session_token);
  const sent = { ...own, body: { content, client_message_id: freshId() } };
  const { id } = (await api.visitor('POST', `${widget.token}/conversations`, sent)).body.conversation;
  return { id, own };
}

/** The sweep's hourly look, after a conversation was answered and rated well. */
async function learned(question?: string): Promise<void> {
  if (question !== undefined) {
    const { id: conversation_id, own } = await ask(question);
    const answer = { content: 'Two or three days, customs included.', client_message_id: freshId() };
    await api.agent('POST', `/conversations/${conversation_id}/messages`, { claims: ada, body: answer });
    await api.agent('POST', `/conversations/${conversation_id}/resolve`);
    await api.visitor('POST', `${widget.token}/conversations/${conversation_id}/rate`, { ...own, body: { rating: 5 } });
    const fact = { kind: 'rated', seq: 9, at_ms: api.clock.ms, agent_id: null, waits: [], rating: 5 } as const;
    await putFact(api.deps.table, { ...fact, widget_id: widget.id, conversation_id });
  }
  api.clock.ms += 3_600_000;
  const widgets = await allWidgets(api.deps.table, 100);
  api.deps.resetUnits();
  await learn(api.deps, widgets, Infinity);
}

/** Reviews the oldest draft. */
async function review(method: 'POST' | 'DELETE'): Promise<unknown> {
  if (method === 'DELETE') await learned('Do you repair lamps that are broken?');
  const { id } = (await learnedOf(api.deps.table, bot)).find(({ state }) => state === 'waiting') ?? { id: 0 };
  api.deps.resetUnits();
  const path = `/bots/${bot}/learned/${id}`;
  if (method === 'DELETE') return api.agent('DELETE', path);
  return api.agent('POST', `${path}/take`, { body: { question: 'Do you wrap gifts?', answer: 'We do.' } });
}

/** An answer to a visitor who left an address and then the page. */
const leaving: Pattern[] = [
  ['Forget a visitor’s socket', '`$disconnect`, the visitor wrote last', () => leave('reader')],
  ['… with unread answers', '`$disconnect`', () => leave('leaver')],
  [
    'Order their mail',
    'each push that finds nobody',
    () => orderUnread(api.deps.table, left.id, { nowMs: api.clock.ms, waitMinutes: 10 }),
  ],
  ['Send it', 'sweep, one order, one answer', () => mailUnread()],
  [
    'Open the conversation from it',
    '`POST mail/{key}/session`',
    () => api.visitor('POST', `${widget.token}/mail/${key}/session`),
  ],
];

let left: { id: number; visitor: number };
let key: string;
const reach = { visitor: (id: number) => orderUnread(api.deps.table, id, { nowMs: api.clock.ms, waitMinutes: 10 }) };
const leave = (socket: string) => disconnect({ ...api.deps, reach }, socket);

async function mailUnread(): Promise<void> {
  api.clock.ms += 11 * 60_000;
  const randomText = (length: number) => (key = 'k'.repeat(length));
  const mailLinks = { publicOrigin: 'https://chat.example.com', randomText };
  await sendMails({ ...api.visitorDeps, mailLinks, sendMail: async () => {} }, Infinity);
}

/** Begins a conversation of a visitor with two sockets; its first answer comes when one of them has left. */
async function leaveEarly(): Promise<void> {
  const body = { name: 'Vera', email: 'vera@example.com' };
  const opened = (await api.visitor('POST', `${widget.token}/session`, { body, sourceIp: '192.0.2.9' })).body;
  const own = bearer(opened.session_token);
  const started = await api.visitor('POST', `${widget.token}/conversations`, { ...own, body: message() });
  left = { id: started.body.conversation.id, visitor: opened.visitor.id };
  const who = {
    principal: 'visitor',
    visitor_id: left.visitor,
    widget_id: widget.id,
    widget_token: widget.token,
    verified: false,
  } as const;
  for (const socket of ['reader', 'leaver']) await connect(api.deps, socket, who);
}

/** A visitor on the site of a widget that lists them, and nobody else. */
const onSite: Pattern[] = [
  ['List who is on the sites', '`GET /live-visitors`, one there', () => ofAda('/live-visitors')],
  [
    'See who of two chats is there',
    '`GET /presence`',
    () => ofAda('/presence', { conversation_ids: `${conversation},${flowing}` }),
  ],
  [
    'Begin a chat with one of them',
    '`POST /visitors/{id}/hello`',
    () => api.agent('POST', `/visitors/${listed}/hello`, { claims: ada, body: message() }),
  ],
  ['Forget a listed visitor’s socket', '`$disconnect`', () => disconnect(api.deps, 'listed')],
];

let listed: number;

/** Opens a page of a new visitor on a widget that lists who is on the site. */
async function comeToSite(): Promise<void> {
  const { id: widget_id, token } = await api.make('/widgets', { name: 'Listing', live_visitors: true });
  const { body } = await api.visitor('POST', `${token}/session`, { body: {}, sourceIp: '192.0.2.19' });
  listed = body.visitor.id;
  await arriveOn(api.deps, { id: listed, widget_id }, 'listed');
}

let program: { id: number; key: string };
const withKey = (text: string) =>
  api.agents(keyEvent('agent', 'GET', `/departments/${department}`, text), {} as Parameters<typeof api.agents>[1]);
const access: Pattern[] = [
  [
    'Create an API key',
    '`POST /api-keys`',
    async () => {
      program = await api.make('/api-keys', { name: 'CRM', role: 'read' });
    },
  ],
  ['First call of a day with a key', '`GET /departments/{id}` with a key', () => withKey(program.key)],
  ['Any further call', '`GET /departments/{id}` with a key', () => withKey(program.key)],
  ['Refuse a key that was guessed', 'any request with a key', () => withKey(`lck_${program.id}_${'A'.repeat(43)}`)],
  [
    'List a page of the audit log',
    '`GET /audit`, ten found',
    () => api.agent('GET', '/audit', { query: { limit: '10' } }),
  ],
];

let department: number;
let bot: number;
const pass = async (ms: number) => void (api.clock.ms += ms);
let readKnowledge: ReadKnowledge;
const anArticle = () => ({ bot_id: bot, question: 'Do you gift-wrap?', answer: 'Yes.' });

async function turn(content: string): Promise<void> {
  const known = await getBot(api.deps.table, bot);
  if (!known) throw new Error('There is no bot.');
  const bots = { 'built-in': indexBot, bedrock: indexBot, 'openai-compatible': indexBot };
  const history = [{ sender_type: 'visitor', content, visibility: 'public' } as const];
  const asked = { bot: known, conversation: flowing, visitor: 1, seq: 1, history, asked: [content], turns: 0 };
  await takeTurn({ ...api.deps, readKnowledge, bots }, asked, () => {});
}

let colleague: number;
const transferTo = (agent_id: number, said: { note?: string }) =>
  api.agent('POST', `/conversations/${conversation}/assign`, { claims: ada, body: { agent_id, ...said } });

let flowToken: string;
let flowing: number;
let inFlow: { headers: Record<string, string> };

const flowTurn = () =>
  runWorkflow(
    { ...api.agentDeps, httpStepHosts: [], httpPost: () => Promise.reject(new Error('no step posts')) },
    flowing,
  );

/** Begins a conversation of a new visitor in a flow. */
async function enterFlow(): Promise<void> {
  const ask = (save_as: string, next: string) => ({ kind: 'ask', text: 'And?', expects: 'text', save_as, next });
  const definition = { start: 'a', steps: { a: ask('one', 'b'), b: ask('other', 'c'), c: { kind: 'end' } } };
  const { id } = await api.make('/workflows', { name: 'Intake', definition });
  flowToken = (await api.make('/widgets', { name: 'Intake', handler_type: 'workflow', handler_id: id })).token;
  inFlow = bearer((await api.visitor('POST', `${flowToken}/session`, { body: {} })).body.session_token);
  const started = await api.visitor('POST', `${flowToken}/conversations`, { ...inFlow, body: message() });
  flowing = started.body.conversation.id;
}

async function measured([ask, by, run]: Pattern): Promise<string> {
  api.deps.resetUnits();
  await run();
  const { read, write, index } = api.deps.units;
  return [ask, by, read, write, index].join(' | ');
}

/** The rows of the document's tables: all but where the items are. */
const documented = readFileSync(join(import.meta.dirname, '../../../docs/access-patterns.md'), 'utf8')
  .split('\n')
  .filter((line) => /\| *[\d.]+ *\|$/.test(line))
  .map((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    return [...cells.slice(1, 3), ...cells.slice(4, -1)].join(' | ');
  });

/** Another engine may count otherwise than DynamoDB: Amazon's local one counts no empty queries, for example. There the requests only have to succeed. */
const countsUnits = process.env['DYNAMODB_ENDPOINT'] === undefined;
const comparable = (row: string): string => (countsUnits ? row : row.split(' | ').slice(0, 2).join(' | '));

test('each request takes the units that docs/access-patterns.md says', async () => {
  const rows: string[] = [];
  for (const pattern of patterns) rows.push(await measured(pattern));
  const first = conversation;
  await api.visitor('POST', `${widget.token}/conversations/${first}/rate`, { ...asVisitor, body: { rating: 5 } });
  conversation = await settled('The quixotic teapot');
  rows.push(...(await inQuiet()));
  person = (await ofAda(`/conversations/${conversation}`)).body.visitor_id;
  for (const pattern of people) rows.push(await measured(pattern));
  whole = await readFullConversation(api.deps.table, first, { consistent: true });
  for (const pattern of numbers) rows.push(await measured(pattern));
  await enterFlow();
  for (const pattern of flows) rows.push(await measured(pattern));
  bot = (await api.make('/bots', { name: 'Ida', provider: 'built-in' })).id;
  readKnowledge = knowledgeReader(api.deps);
  for (const pattern of bots) rows.push(await measured(pattern));
  asking = await ask('How long does delivery to Norway take, please?');
  await api.agent('PUT', `/bots/${bot}`, { body: { learns_from_conversations: true } });
  await putLearnedUpTo(api.deps.table, bot, api.clock.ms);
  for (const pattern of learning) rows.push(await measured(pattern));
  const model = { provider: 'openai-compatible', base_url: 'https://models.example.com/v1', model: 'm' };
  await api.agent('PUT', `/bots/${bot}`, { body: { ...model, daily_agent_tokens: 50_000 } });
  for (const pattern of writing) rows.push(await measured(pattern));
  for (const pattern of qualityPatterns) rows.push(await measured(pattern));
  for (const pattern of rehearsalPatterns) rows.push(await measured(pattern));
  await openHelp();
  for (const pattern of helps) rows.push(await measured(pattern));
  for (const pattern of sourcePatterns) rows.push(await measured(pattern));
  await leaveEarly();
  for (const [index, pattern] of leaving.entries()) {
    if (index === 1) await api.agent('POST', `/conversations/${left.id}/messages`, { claims: ada, body: message() });
    rows.push(await measured(pattern));
  }
  await comeToSite();
  for (const pattern of onSite) rows.push(await measured(pattern));
  department = (await api.make('/departments', { name: 'For programs' })).id;
  for (const pattern of access) rows.push(await measured(pattern));
  expect(rows.map(comparable)).toEqual(documented.map(comparable));
});

/** Searches among a hundred that settled long ago. */
async function inQuiet(): Promise<string[]> {
  const beganMs = api.clock.ms - 86_400_000;
  for (let number = 0; number < 99; number++) {
    const { name, email, messages } = aChat(number);
    await putSearchWords(
      api.deps.table,
      makeId(beganMs + number * 1000, number / 4096),
      termsOf([name, email, ...messages]),
    );
  }
  api.clock.ms += 120_000;
  const rows: string[] = [];
  for (const pattern of searches) rows.push(await measured(pattern));
  return rows;
}
