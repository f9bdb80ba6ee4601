/** A person who left a mark wherever anything of them can be stored, and is erased. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SignJWT } from 'jose';
import { makeId } from '#core/model/id.ts';
import { eventId } from '#core/webhooks/event-id.ts';
import { putSearchWords } from '#functions/store/search/search-store.ts';
import { putDelivery, putDue } from '#functions/store/webhooks/delivery-store.ts';
import { finishErasures } from '#functions/use-cases/visitors/erase-visitor.ts';
import { type Apis, ada, bearer, startApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';
import { png } from '#test/support/sample-files.ts';

let api: Apis;
let widget: { id: number; token: string };
let agent: number;
beforeAll(async () => {
  api = await startApis();
  widget = await api.make('/widgets', { name: 'Shop' });
  agent = (await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 100 })).id;
  await api.make('/agents', { user_id: 'ben' });
});
afterAll(() => api.stop());

const MARK = 'zebulonmark';
const REPLACED = 'before-zebulonmark@example.com';

/** Which kinds of items name the person: their keys, without what numbers them. */
async function marked(): Promise<string[]> {
  const items = (await api.allItems()).filter((item) => JSON.stringify(item).toLowerCase().includes(MARK));
  const kinds = items.map(({ pk, sk }) =>
    [pk?.S, sk?.S].map((key = '') => key.replace(/\d{4,}|(?<=#)\d+|[\w-]{24,}/g, '…').split(MARK)[0]).join(' / '),
  );
  return [...new Set(kinds)].sort();
}

/** An answer that has to be a success. */
async function ok<Answer extends { status: number }>(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  expect(JSON.stringify([answer.status, answer])).toMatch(/^\[20/);
  return answer;
}

async function signedIdentity(): Promise<string> {
  const { identity_secret } = (await api.agent('POST', `/widgets/${widget.id}/identity-secret`)).body;
  const seconds = Math.floor(api.clock.ms / 1000);
  return new SignJWT({ sub: `sub-${MARK}`, email: `${MARK}@example.com`, name: `Vera ${MARK}` })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 600)
    .sign(new TextEncoder().encode(identity_secret));
}

/** A visitor who says who they are, three times over, and what they and the team say in a chat that was closed and an open one. */
async function person() {
  const url = `https://shop.example/${MARK}`;
  const about = {
    current_page: url,
    page_title: MARK,
    referrer: url,
    custom_attributes: { plan: MARK },
    phone: '+15550100',
  };
  const typed = { ...about, name: MARK, email: REPLACED };
  const first = await ok(api.visitor('POST', `${widget.token}/session`, { body: typed }));
  const named = { ...about, identity_token: await signedIdentity(), session_token: first.body.session_token };
  const { session_token, visitor } = (await ok(api.visitor('POST', `${widget.token}/session`, { body: named }))).body;
  const as = bearer(session_token);
  const chats: number[] = [];
  for (const isLast of [false, true]) {
    api.clock.ms += 60_000;
    chats.push(await chat(as));
    if (!isLast) await closed(chats.at(-1) ?? 0, as);
  }
  return { id: visitor.id as number, chats };
}

async function upload(as: ReturnType<typeof bearer>) {
  const offer = { name: `${MARK}.png`, type: 'image/png', size: png().length };
  const { body } = await ok(api.visitor('POST', `${widget.token}/uploads`, { ...as, body: offer }));
  api.files.post(body, png());
  return body.id as string;
}

async function chat(as: ReturnType<typeof bearer>): Promise<number> {
  const said = (content: string, more: object = {}) => ({ body: { content, client_message_id: freshId(), ...more } });
  const metadata = { files: [{ id: await upload(as) }] };
  const page = { source_url: `https://shop.example/${MARK}`, source_page_title: MARK };
  const started = await ok(
    api.visitor('POST', `${widget.token}/conversations`, { ...as, ...said(`I am ${MARK}`, { metadata, ...page }) }),
  );
  const { id } = started.body.conversation;
  const path = `/conversations/${id}`;
  const team = (method: string, what: string, body: object) =>
    ok(api.agent(method, `${path}/${what}`, { claims: ada, body }));
  await ok(api.agent('POST', `${path}/assign`, { body: { agent_id: agent, force: true } }));
  await team('POST', 'messages', said(`Hello, ${MARK}`).body);
  await team('POST', 'messages', said(`A note on ${MARK}`, { visibility: 'internal' }).body);
  await ok(api.agent('PUT', `${path}/attributes`, { claims: ada, body: { attributes: { order: MARK } } }));
  await team('PUT', 'draft', { reply: MARK, note: MARK, base: null });
  const send_at = new Date(api.clock.ms + 3_600_000).toISOString();
  await team('POST', 'scheduled', { content: `Later, ${MARK}`, client_message_id: freshId(), send_at });
  await ok(api.agent('POST', '/tickets', { body: { subject: MARK, description: MARK, conversation_id: id } }));
  await ok(api.visitor('POST', `${widget.token}/conversations/${id}/messages`, { ...as, ...said(MARK) }));
  return id;
}

async function closed(id: number, as: ReturnType<typeof bearer>): Promise<void> {
  await ok(api.agent('POST', `/conversations/${id}/close`, { claims: ada }));
  const body = { rating: 1, feedback: `Bad. ${MARK}` };
  await ok(api.visitor('POST', `${widget.token}/conversations/${id}/rate`, { ...as, body }));
  await putSearchWords(api.deps.table, id, ` ${MARK} `);
}

/** Conversations that a search for the person finds: their words are stored compressed. */
const found = async () => (await api.agent('GET', '/conversations', { query: { q: MARK } })).body.data;

/** Files of the bucket that name the person, or that they sent. */
const filesKept = () => api.files.objects.all().map(({ key }) => key);

/** What a webhook was sent about the person, and is still to be sent again. */
async function outbox(visitor_id: number): Promise<void> {
  const { id: webhook_id } = await api.make('/webhooks', {
    url: 'https://crm.example.com/hook',
    events: ['message.created'],
  });
  const event_id = eventId(makeId(api.clock.ms, 0), 'message.created', 'conversation:1', 1);
  const about = { webhook_id, event_id, subject: 'conversation:1', tries: 1 };
  const sent = { event: 'message.created', state: 'pending', body: MARK, since_ms: api.clock.ms } as const;
  const due = api.clock.ms + 60_000;
  await putDelivery(api.deps.table, { ...about, ...sent, visitor_id, attempts: [], answer: MARK, next_at_ms: due });
  await putDue(api.deps.table, { ...about, due_at_ms: due });
}

it('leaves no trace of a person in any kind of item, file or delivery (abuse case 21)', async () => {
  expect(await marked()).toEqual([]);
  const { id } = await person();
  await outbox(id);
  expect(filesKept()).toHaveLength(2);
  expect(await marked()).toEqual([
    'CONV#… / INFO',
    'CONV#… / LAST-TYPED#ada',
    'CONV#… / LATER#message-…',
    'CONV#… / MSG#…',
    'HOOK#… / …',
    'IDENTITY#…#sub- / VISITOR',
    'TICKET#… / TICKET',
    'VISITOR#… / ATTRIBUTES',
    'VISITOR#… / VISITOR',
  ]);
  expect(await found()).toHaveLength(2);
  expect((await api.agent('DELETE', `/visitors/${id}`)).status).toBe(204);
  await finishErasures({ ...api.deps, files: api.files.open }, api.clock.ms + 60_000);
  expect(await marked()).toEqual([]);
  expect(await found()).toEqual([]);
  expect(filesKept()).toEqual([]);
  expect(JSON.stringify(api.logged).toLowerCase()).not.toContain(MARK);
});
