import { beforeAll, describe, expect, it } from 'vitest';
import type { MemoryApis } from '#test/support/api.ts';
import { bearer, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

let api: MemoryApis;
let token: string;
beforeAll(async () => {
  api = await memoryApis();
  ({ token } = await api.make('/widgets', { name: 'Shop' }));
});

const QUOTES = '"'.repeat(600);
const LONE = '\ud83d';
const CONTROLS = 'a\u0000b\u0085c\u009fd\u001be';
const hostile: [what: string, value: unknown][] = [
  ['empty', ''],
  ['only blanks', '   '],
  ['null', null],
  ['a number', 7],
  ['a list', [1]],
  ['an object', { $gt: '' }],
  ['quotes', QUOTES],
  ['control characters', CONTROLS],
  ['half a character', LONE],
  ['a text cut within a character', `Sale ${LONE}`],
  ['too long', '😀'.repeat(1500)],
  ['a right-to-left mark', '\u202eevil'],
  ['an unknown zone', 'Etc/Unknown'],
];

const inSession = ['current_page', 'page_title', 'referrer', 'locale', 'timezone', 'phone', 'name'];
const inStart = ['source_url', 'source_page_title', 'name'];

const numbered = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`key${n}`, n]));
const open = (body: object) => api.visitor('POST', `${token}/session`, { body });
const say = (path: string, session_token: string, body: object) =>
  api.visitor('POST', `${token}/${path}`, { ...bearer(session_token), body });
const message = () => ({ client_message_id: freshId(), content: 'Hello' });
/** Everything a visitor can do after a session that says this. */
async function wholeVisit(said: object, about: object) {
  const first = await open(said);
  expect(first.status).toBe(200);
  const { session_token } = first.body;
  expect((await open({ ...said, session_token })).status).toBe(200);
  const started = await say('conversations', session_token, { ...message(), ...about });
  expect(started).toMatchObject({ status: 201, body: { messages: [{ content: 'Hello' }] } });
  const { id } = started.body.conversation;
  expect((await say('conversations', session_token, { ...message(), ...about })).status).toBe(200);
  expect((await say(`conversations/${id}/messages`, session_token, message())).status).toBe(201);
  const { body } = await api.agent('GET', `/conversations/${id}/messages`);
  expect(body.data).toHaveLength(3);
  return { visitor: (await api.agent('GET', `/visitors/${first.body.visitor.id}`)).body, id };
}

describe('what only describes a page or a person never refuses a visitor', () => {
  it.each(hostile)('%s', async (_, value) => {
    const everywhere = (names: string[]) => Object.fromEntries(names.map((name) => [name, value]));
    const attributes = { plan: 'gold', hostile: value, [`key ${QUOTES}`]: 1, constructor: 1, toString: 2, big: 1e300 };
    const { visitor, id } = await wholeVisit(
      { ...everywhere(inSession), custom_attributes: attributes },
      { ...everywhere(inStart), attributes },
    );
    const { body: shown } = await api.agent('GET', `/conversations/${id}`);
    for (const kept of [visitor.custom_attributes, shown.attributes]) {
      expect(kept).toMatchObject({ plan: 'gold', toString: 2 });
      expect(Object.keys(kept).filter((key) => !['plan', 'hostile', 'toString'].includes(key))).toEqual([]);
    }
    const texts = [visitor, shown].flatMap((entity) =>
      [...inSession, ...inStart].map((name) => entity[name]).concat(Object.values(entity.attributes ?? {})),
    );
    for (const text of texts.filter((one) => typeof one === 'string')) {
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toMatch(/[^\P{Cc}\t\n\r]/u);
      expect(text.length).toBeLessThanOrEqual(2000);
    }
  });

  it.each([
    ['no object', 'gold', {}],
    ['a list', ['gold'], {}],
    ['too many', numbered(60), numbered(50)],
    ['a text that is too long', { text: 'x'.repeat(501) }, { text: 'x'.repeat(500) }],
    ['a list among them', { plan: 'gold', list: [1] }, { plan: 'gold' }],
  ])('attributes: %s', async (_, given, kept) => {
    const { visitor, id } = await wholeVisit({ custom_attributes: given }, { attributes: given });
    const { body: shown } = await api.agent('GET', `/conversations/${id}`);
    expect([visitor.custom_attributes, shown.attributes]).toEqual([kept, kept]);
  });

  it('keeps what can be used: cleaned, cut, and never halved', async () => {
    const { visitor } = await wholeVisit(
      {
        current_page: `https://shop.example.com/${'a'.repeat(1975)}😀`,
        page_title: ` Sale\u0085 ${LONE}`,
        timezone: 'Europe/Berlin',
        locale: 'de-DE',
        phone: ' +49 30 1234 ',
      },
      {},
    );
    expect(visitor).toMatchObject({
      current_page: `https://shop.example.com/${'a'.repeat(1975)}`.slice(0, 2000),
      pages: [{ title: 'Sale \ufffd' }],
      timezone: 'Europe/Berlin',
      locale: 'de-DE',
      phone: '+49 30 1234',
    });
  });

  it('holds for an offline message', async () => {
    const { session_token } = (await open({})).body;
    for (const name of [QUOTES, `Vera${CONTROLS}`, `Vera ${LONE}`, '😀'.repeat(500)]) {
      const body = { ...message(), email: 'vera@example.com', name };
      expect([200, 201]).toContain((await say('offline-messages', session_token, body)).status);
    }
  });

  it("doesn't loosen content, ids, the reply address or unknown fields", async () => {
    const { session_token } = (await open({})).body;
    for (const wrong of [
      { content: LONE },
      { content: 'a\u0000' },
      { content: ' ' },
      { content: 'x'.repeat(8001) },
      { client_message_id: 'short' },
      { email: 'nobody' },
      { sender_type: 'agent' },
    ])
      expect((await say('conversations', session_token, { ...message(), ...wrong })).status).toBe(400);
    expect((await open({ email: 'nobody' })).status).toBe(400);
    expect((await open({ verified: true })).status).toBe(400);
    expect((await open({ email: '' })).status).toBe(200);
  });
});
