/**
 * Marks in whatever a caller can send, and every secret the API hands out, looked for in what is kept or seen elsewhere: log
 * lines, headers, answers to failures, and the events of functions, which are dead letters once they are given up.
 */
import { inspect } from 'node:util';
import type { Context } from 'aws-lambda';
import { beforeEach, expect, it } from 'vitest';
import { describe, readDeadLetter } from '#bin/dead-letters/dead-letter.ts';
import { teamApi } from '#core/contract/http.ts';
import { inboundMail } from '#functions/handlers/inbound-mail.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { jsonLog } from '#functions/platform/log.ts';
import type { Table } from '#functions/store/table.ts';
import { type Wanted, changingRequests, pathWith } from '#test/support/agent-requests.ts';
import { type Answered, type MemoryApis, admin, bearer, call, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';
import { inboundChat } from '#test/support/inbound.ts';
import { rawMail } from '#test/support/mails.ts';

const MARK = 'zebulonmark';
const EMAIL = `${MARK}@example.com`;
/** What a caller can put into the headers of a request. */
const headers = {
  'user-agent': MARK,
  referer: `https://shop.example/?q=${MARK}`,
  origin: `https://${MARK}.example`,
  cookie: `session=${MARK}`,
  'accept-language': MARK,
  'x-forwarded-for': MARK,
  'if-none-match': `"${MARK}"`,
};

let api: MemoryApis;
let requests: Partial<Record<keyof typeof teamApi, Wanted>>;
/** Events with which functions are started. */
let events: unknown[];
let answers: Answered[];
beforeEach(async () => {
  [events, answers] = [[], []];
  api = await memoryApis();
  const note = async (event: unknown) => void events.push(event);
  const { agentDeps } = api;
  for (const name of [
    'startAutomation',
    'startDelivery',
    'startReading',
    'startTrial',
    'startRehearsal',
    'startModelRun',
  ] as const)
    agentDeps[name] = note;
  requests = await changingRequests(api);
});

async function noted(asked: Promise<Answered>): Promise<Answered> {
  const answer = await asked;
  answers.push(answer);
  return answer;
}

const READS = new Set(['get', 'query', 'batchGet']);

/** A table that fails each write with an error that quotes what it was given, as AWS's errors do. */
const quoting = (table: Table): Table =>
  new Proxy(table, {
    get: (_, name) => async (given: unknown) => {
      if (READS.has(String(name))) return (table[name as 'get'] as (asked: unknown) => Promise<unknown>)(given);
      const message = `Refused ${MARK} ${EMAIL}: ${JSON.stringify(given)}`;
      throw Object.assign(new Error(message, { cause: new Error(message) }), {
        name: 'ValidationException',
        code: message,
        item: given,
      });
    },
  });

function failQuoting(): void {
  api.faults.table = quoting(api.deps.table);
}

/** Lines with this text, as the functions write them. */
function inLog(part: string): string[] {
  const lines: string[] = [];
  const note = (line: unknown) => void lines.push(JSON.stringify(line));
  const log = jsonLog({ info: note, warn: note, error: note });
  for (const { event, fields } of api.logged) log.error(event, fields);
  return lines.filter((line) => line.includes(part));
}

const inEvents = (part: string): string[] =>
  events.map((event) => JSON.stringify(event)).filter((text) => text.includes(part));

const inHeaders = (part: string): string[] =>
  answers.flatMap(({ headers: sent }) =>
    Object.entries(sent).flatMap(([name, value]) => (value.includes(part) ? `${name}: ${value}` : [])),
  );

/** Texts of a body replaced by the mark, where one of any length will do. */
const marked = (body: object): object =>
  JSON.parse(JSON.stringify(body), (name, value: unknown) =>
    /^(name|content|question|answer|subject|description|title|text|note|reply|greeting|feedback)$/.test(name) &&
    typeof value === 'string'
      ? MARK
      : value,
  );

const rows = Object.entries(teamApi).filter(([, { role }]) => role !== 'public') as [
  keyof typeof teamApi,
  (typeof teamApi)[keyof typeof teamApi],
][];

it.each(['works', 'fails to write'])(
  'nothing sent to an operation that %s is in a log line, a header or an event',
  async (how) => {
    const statuses: number[] = [];
    const failures: string[] = [];
    for (const [id, { method, path }] of rows) {
      const wanted = requests[id];
      if (how !== 'works') failQuoting();
      const { status, body } = await noted(
        call(api.agents, method, pathWith(path, { id: 1, ...wanted }), {
          claims: { ...admin, name: MARK, email: EMAIL },
          headers,
          ...(wanted?.body && { body: marked(wanted.body) }),
        }),
      );
      statuses.push(status);
      if (status >= 500) failures.push(`${id} ${JSON.stringify(body)}`);
      delete api.faults.table;
    }
    const isWanted = (status: number) => (how === 'works' ? status < 300 : status >= 500);
    expect(statuses.filter(isWanted).length).toBeGreaterThan(50);
    expect(failures.filter((answer) => answer.includes(MARK))).toEqual([]);
    expect(inLog(MARK)).toEqual([]);
    expect(inEvents(MARK)).toEqual([]);
    expect(inHeaders(MARK)).toEqual([]);
  },
);

it('nothing that visitors send is in a log line, a header or an event, whether it can be stored or not', async () => {
  const { token } = await api.make('/widgets', { name: 'Shop' });
  for (const how of ['works', 'fails']) {
    const session = {
      name: MARK,
      email: EMAIL,
      phone: '+15550100',
      page_title: MARK,
      custom_attributes: { plan: MARK },
    };
    const { session_token } = (await noted(api.visitor('POST', `${token}/session`, { headers, body: session }))).body;
    if (how === 'fails') failQuoting();
    const as = { headers: { ...headers, ...bearer(session_token).headers } };
    const said = { content: MARK, client_message_id: freshId(), source_page_title: MARK };
    const started = await noted(api.visitor('POST', `${token}/conversations`, { ...as, body: said }));
    await noted(api.visitor('POST', `${token}/session`, { ...as, body: { ...session, session_token } }));
    const invalid = await noted(
      api.visitor('POST', `${token}/session`, { ...as, body: { [MARK]: EMAIL, email: MARK } }),
    );
    const unknown = await noted(api.visitor('POST', `${MARK}/session`, { ...as, body: session }));
    delete api.faults.table;
    expect([started.status, invalid.status, unknown.status]).toEqual([how === 'works' ? 201 : 500, 400, 404]);
  }
  expect(inLog(MARK)).toEqual([]);
  expect(inEvents(MARK)).toEqual([]);
  expect(inHeaders(MARK)).toEqual([]);
});

/** What SES says of a mail, by https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html. */
const mailEvent = (messageId: string, recipient: string) => ({
  Records: [
    {
      eventSource: 'aws:ses',
      eventVersion: '1.0',
      ses: {
        mail: {
          messageId,
          source: EMAIL,
          destination: [recipient],
          headers: [{ name: 'Subject', value: MARK }],
          commonHeaders: { from: [EMAIL], to: [recipient], subject: MARK },
        },
        receipt: {
          recipients: [recipient],
          ...Object.fromEntries(
            ['spam', 'virus', 'spf', 'dkim', 'dmarc'].map((check) => [`${check}Verdict`, { status: 'PASS' }]),
          ),
        },
      },
    },
  ],
});

it('a mail that is given up leaves nothing of it in logs, nor in its dead letter but what SES said of it', async () => {
  const chat = await inboundChat(api.deps, { email: EMAIL });
  chat.mails.set('one', rawMail(`I am ${MARK}`, { From: `${MARK} <${EMAIL}>`, Subject: MARK }));
  const bounced = {
    eventType: 'Bounce',
    bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: EMAIL }] },
  };
  const given = {
    mail: mailEvent('one', await chat.address()),
    bounce: { source: 'aws.ses', detail: { ...bounced, mail: { tags: { visitor_id: [String(chat.visitor)] } } } },
    'another shape': { source: EMAIL, detail: { [MARK]: MARK } },
  };
  const handler = lazyHandler('inbound-mail', () => inboundMail({ ...chat.deps, table: quoting(api.deps.table) }));
  for (const [what, event] of Object.entries(given)) {
    const error = await handler(event, {} as Context).catch((thrown: Error) => thrown);
    if (!(error instanceof Error)) throw new Error(`What fails is taken in all the same: ${what}.`);
    // By https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html; Lambda logs the same of an error.
    const answer = { ...error, errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') };
    expect(inspect([answer, error], { showHidden: true, depth: null })).not.toContain(MARK);
    const requestContext = { functionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:inbound-mail' };
    const letter = { requestContext, timestamp: '', requestPayload: event, responsePayload: answer };
    expect(describe(readDeadLetter(JSON.stringify(letter)))).toBe('An event, given up by inbound-mail.');
  }
  expect(inLog(MARK)).toEqual([]);
  // The same mail, where the table works: it is stored, so that the test would find what it looks for.
  await lazyHandler('inbound-mail', () => inboundMail(chat.deps))(given.mail, {} as Context);
  expect(kept(MARK)).toEqual(expect.arrayContaining([expect.stringContaining('MSG#')]));
  expect(inLog(MARK)).toEqual([]);
});

/** Which kinds of items have a text: its keys without numbers. */
const kept = (part: string): string[] => [
  ...new Set(
    api.deps.table.items
      .filter((item) => JSON.stringify(item).includes(part))
      .map(({ pk, sk }) => `${String(pk)} / ${String(sk)}`.replace(/\d+/g, '…')),
  ),
];

it('secrets that the API hands out are in no log line, header or event, and are kept only where they have to be', async () => {
  const ask = async (id: 'createApiKey' | 'createWebhook' | 'rotateIdentitySecret' | 'issueSigningSecret') => {
    const { method, path } = teamApi[id];
    const { id: named = 0, body } = requests[id] ?? {};
    const answer = await noted(
      call(api.agents, method, pathWith(path, { id: named }), { claims: admin, ...(body && { body }) }),
    );
    const [secret] = Object.entries(answer.body as Record<string, string>).flatMap(([name, value]) =>
      /secret$|^key$/.test(name) ? [value] : [],
    );
    if (!secret) throw new Error(`${id} answered ${answer.status} with ${Object.keys(answer.body).join()}.`);
    return secret.replace(/^(whsec_|lck_\d+_)/, '');
  };
  const { token } = await api.make('/widgets', { name: 'Shop' });
  const { session_token } = (await noted(api.visitor('POST', `${token}/session`, { body: {} }))).body;
  const secrets = {
    createApiKey: await ask('createApiKey'),
    createWebhook: await ask('createWebhook'),
    rotateIdentitySecret: await ask('rotateIdentitySecret'),
    issueSigningSecret: await ask('issueSigningSecret'),
    session: String(session_token),
  };
  failQuoting();
  await noted(api.visitor('POST', `${token}/session`, { ...bearer(session_token), body: { session_token } }));
  for (const { method, path } of rows.map(([, row]) => row))
    await noted(call(api.agents, method, path, { headers: { authorization: `Bearer lck_1_${secrets.createApiKey}` } }));
  delete api.faults.table;
  for (const secret of Object.values(secrets)) {
    expect(secret.length).toBeGreaterThan(20);
    expect(inLog(secret)).toEqual([]);
    expect(inEvents(secret)).toEqual([]);
    expect(inHeaders(secret)).toEqual([]);
  }
  expect(Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, kept(secret)]))).toEqual({
    createApiKey: [],
    createWebhook: ['WEBHOOK#… / WEBHOOK'],
    rotateIdentitySecret: ['WIDGET#… / WIDGET'],
    issueSigningSecret: ['WORKFLOW#… / WORKFLOW'],
    session: [],
  });
});
