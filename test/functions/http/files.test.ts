import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MessageFile, Upload } from '#core/model/files/file.ts';
import type { Answered, Apis, MemoryApis, Sent } from '#test/support/api.ts';
import { ada, bearer, memoryApis, startApis } from '#test/support/api.ts';
import { type HostileFile, hostileFiles } from '#test/support/hostile-files.ts';
import { png, samples } from '#test/support/sample-files.ts';

let api: Apis | MemoryApis;
let widget: { id: number; token: string };
let messages = 0;
const messageId = () => `message-${String(messages++).padStart(4, '0')}`;

async function startWith(apis: Apis | MemoryApis): Promise<void> {
  api = apis;
  widget = await api.make('/widgets', { name: 'Shop' });
  await api.make('/agents', { user_id: 'ada' });
  await api.make('/agents', { user_id: 'ben' });
}
beforeAll(async () => startWith(await memoryApis()));

/** A visitor with a session of their own. */
async function newVisitor() {
  const { session_token, visitor, files } = (await api.visitor('POST', `${widget.token}/session`, { body: {} })).body;
  const ask = (method: string, path: string, sent: Sent = {}) =>
    api.visitor(method, `${widget.token}/${path}`, { ...sent, ...bearer(session_token) });
  return { id: visitor.id as number, ask, files };
}
type Visitor = Awaited<ReturnType<typeof newVisitor>>;
type Ask = Visitor['ask'];

const asAda: Ask = (method, path, sent) => api.agent(method, `/${path}`, { claims: ada, ...sent });
const asBen: Ask = (method, path, sent) => api.agent(method, `/${path}`, { claims: { ...ada, sub: 'ben' }, ...sent });

const request = (content: Buffer, type = 'image/png', name = 'mug.png') => ({ name, type, size: content.length });

/** Requests an upload and carries it out. */
async function uploaded(ask: Ask, path: string, content: Buffer = png(), more: object = {}): Promise<Upload> {
  const offered = await ask('POST', path, { body: { ...request(content), ...more } });
  expect(offered).toMatchObject({ status: 201 });
  expect(api.files.post(offered.body, content).status).toBe(204);
  return offered.body;
}

const withFiles = (...ids: string[]) => ({ metadata: { files: ids.map((id) => ({ id })) } });

/** A chat that a visitor began with a text. */
async function newChat() {
  const visitor = await newVisitor();
  const body = { client_message_id: messageId(), content: 'My mug is broken.' };
  const { conversation } = (await visitor.ask('POST', 'conversations', { body })).body;
  return { visitor, id: conversation.id as number };
}

const says = ({ body }: Answered): string => body.errors?.[0]?.message;

describe('a file', () => {
  it('is the first thing a visitor sends, without a word', async () => {
    const { ask } = await newVisitor();
    const { id } = await uploaded(ask, 'uploads', png(1600, 1200));
    const body = { client_message_id: messageId(), ...withFiles(id) };
    const started = await ask('POST', 'conversations', { body });
    const file = { id, name: 'mug.png', type: 'image/png', size: png().length, width: 1600, height: 1200 };
    expect(started).toMatchObject({
      status: 201,
      body: {
        conversation: { last_message: 'mug.png' },
        messages: [{ content: '', metadata: { files: [file] } }],
      },
    });
    const conversation = started.body.conversation.id;
    const seen = await asAda('GET', `conversations/${conversation}/messages`);
    expect(seen.body.data[0].metadata).toEqual({ files: [file] });
  });

  it('goes with a text from a visitor to an agent, and from an agent to the visitor', async () => {
    const { visitor, id } = await newChat();
    const ofVisitor = await uploaded(visitor.ask, `conversations/${id}/uploads`);
    const said = await visitor.ask('POST', `conversations/${id}/messages`, {
      body: { client_message_id: messageId(), content: 'Look', ...withFiles(ofVisitor.id) },
    });
    expect(said).toMatchObject({ status: 201, body: { content: 'Look', metadata: { files: [{ id: ofVisitor.id }] } } });
    const invoice = samples['application/pdf'];
    const pdf = { name: 'invoice.pdf', type: 'application/pdf' };
    const ofAgent = await uploaded(asAda, `conversations/${id}/uploads`, invoice, pdf);
    const answered = await asAda('POST', `conversations/${id}/messages`, {
      body: { client_message_id: messageId(), ...withFiles(ofAgent.id) },
    });
    expect(answered).toMatchObject({ status: 201, body: { metadata: { files: [{ ...pdf, size: invoice.length }] } } });
    const page = await visitor.ask('GET', `conversations/${id}/messages`);
    const files = page.body.data.flatMap(
      (row: { metadata: { files?: MessageFile[] } | null }) => row.metadata?.files ?? [],
    );
    expect(files.map((file: MessageFile) => file.id)).toEqual([ofVisitor.id, ofAgent.id]);
  });

  it('is one of at most five, each once', async () => {
    const { visitor, id } = await newChat();
    const uploads = await Promise.all(Array.from({ length: 6 }, () => uploaded(visitor.ask, 'uploads')));
    const ids = uploads.map((upload) => upload.id);
    const send = (...some: string[]) =>
      visitor.ask('POST', `conversations/${id}/messages`, {
        body: { client_message_id: messageId(), ...withFiles(...some) },
      });
    expect(says(await send(...ids))).toBe('Must have at most 5 entries. Got a list of 6');
    expect(says(await send('a', 'a'))).toMatch(/^Must not name a file twice/);
    expect(says(await send())).toMatch(/^Must have at least 1 entry/);
    expect(await send(...ids.slice(1))).toMatchObject({ status: 201 });
  });

  it('and a text: one of them has to be there', async () => {
    const { visitor, id } = await newChat();
    for (const body of [{ content: ' ' }, {}, { metadata: {} }]) {
      const all = { client_message_id: messageId(), ...body };
      const refused = await visitor.ask('POST', `conversations/${id}/messages`, { body: all });
      expect(refused).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'body.content', message: 'Enter a text, or attach a file' }] },
      });
    }
  });

  it('is stored once when its message is repeated, and looked at only then', async () => {
    const { visitor, id } = await newChat();
    const upload = await uploaded(visitor.ask, 'uploads');
    const body = { client_message_id: messageId(), content: 'Look', ...withFiles(upload.id) };
    const send = (more: object = {}) =>
      visitor.ask('POST', `conversations/${id}/messages`, { body: { ...body, ...more } });
    const first = await send();
    api.files.billed.length = 0;
    expect(await send()).toEqual({ ...first, status: 200 });
    expect(api.files.billed).toEqual([]);
    const other = await uploaded(visitor.ask, 'uploads');
    for (const changed of [withFiles(other.id), { metadata: {} }, { content: 'Look here' }])
      expect(await send(changed)).toMatchObject({ status: 409, body: { code: 'idempotency_mismatch' } });
  });

  it('may be in two messages of the same sender, as a picture that is sent again', async () => {
    const { visitor, id } = await newChat();
    const upload = await uploaded(visitor.ask, 'uploads');
    const send = () =>
      visitor.ask('POST', `conversations/${id}/messages`, {
        body: { client_message_id: messageId(), ...withFiles(upload.id) },
      });
    const both = await Promise.all([send(), send()]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(both.map(({ body }) => body.seq)).size).toBe(2);
  });

  it('that was uploaded after the chat closed goes with the message that starts the next one', async () => {
    const { visitor, id } = await newChat();
    const upload = await uploaded(visitor.ask, `conversations/${id}/uploads`);
    await visitor.ask('POST', `conversations/${id}/close`);
    const body = { client_message_id: messageId(), ...withFiles(upload.id) };
    expect(await visitor.ask('POST', `conversations/${id}/messages`, { body })).toMatchObject({
      status: 409,
      body: { code: 'illegal_transition' },
    });
    expect(await visitor.ask('POST', `conversations/${id}/uploads`, { body: request(png()) })).toMatchObject({
      status: 409,
      body: { code: 'illegal_transition', detail: 'This conversation has ended. Start a new one to send files.' },
    });
    expect(await visitor.ask('POST', 'conversations', { body })).toMatchObject({ status: 201 });
  });

  it('is refused after half a day without a message, before it is deleted', async () => {
    const { visitor, id } = await newChat();
    const upload = await uploaded(visitor.ask, 'uploads');
    api.clock.ms += 12 * 3_600_000 + 1;
    const refused = await visitor.ask('POST', `conversations/${id}/messages`, {
      body: { client_message_id: messageId(), ...withFiles(upload.id) },
    });
    expect(says(refused)).toBe('This file was uploaded too long ago. Attach it again.');
  });
});

describe('a hostile file', () => {
  const refusedBy = (at: HostileFile['at']) => hostileFiles.filter((hostile) => hostile.at === at);
  /** One chat for all, whose visitor waits as long between two files as their rate limit wants. */
  let chat: Awaited<ReturnType<typeof newChat>>;
  beforeAll(async () => {
    chat = await newChat();
  });
  beforeEach(() => {
    api.clock.ms += 15_000;
  });

  it.each(refusedBy('request'))(
    'is not even uploaded: $what',
    async ({ name, type, content, stated, says: wanted }) => {
      const offered = await chat.visitor.ask('POST', 'uploads', {
        body: { name, type, size: stated ?? content.length },
      });
      expect(offered).toMatchObject({
        status: 400,
        body: { code: 'file_rejected', detail: expect.stringMatching(wanted) },
      });
    },
  );

  it.each(refusedBy('storage'))('is refused by S3: $what', async ({ name, type, content, stated, says: wanted }) => {
    const { visitor } = chat;
    const offered = await visitor.ask('POST', 'uploads', { body: { name, type, size: stated ?? content.length } });
    const posted = api.files.post(offered.body, content);
    expect([posted.status, posted.body.toString()]).toEqual([400, expect.stringMatching(wanted)]);
    expect(await visitor.ask('GET', `files/${offered.body.id}`)).toMatchObject({ status: 404 });
  });

  it.each(refusedBy('message'))('is in no message, and nobody is shown it: $what', async (hostile) => {
    const { visitor, id } = chat;
    const { name, type, content, says: wanted } = hostile;
    const upload = await uploaded(visitor.ask, 'uploads', content, { name, type });
    const sent = await visitor.ask('POST', `conversations/${id}/messages`, {
      body: { client_message_id: messageId(), content: 'Look', ...withFiles(upload.id) },
    });
    expect(sent).toMatchObject({
      status: 400,
      body: {
        code: 'file_rejected',
        errors: [{ path: 'body.metadata.files.0', message: expect.stringMatching(wanted) }],
      },
    });
    expect((await visitor.ask('GET', `conversations/${id}/messages`)).body.data).toHaveLength(1);
    expect(await visitor.ask('GET', `files/${upload.id}`)).toMatchObject({ status: 404 });
    expect(await asAda('GET', `files/${upload.id}`)).toMatchObject({ status: 404 });
  });

  it('refuses the whole message, and names the one of several that is meant', async () => {
    const { visitor, id } = await newChat();
    const good = await uploaded(visitor.ask, 'uploads');
    const bad = await uploaded(visitor.ask, 'uploads', Buffer.from('<html></html>'));
    const body = { client_message_id: messageId(), ...withFiles(good.id, bad.id) };
    const refused = await visitor.ask('POST', `conversations/${id}/messages`, { body });
    expect(refused.body.errors).toEqual([
      {
        path: 'body.metadata.files.1',
        message: "This file contains a web page. Web pages, SVG and XML can't be sent.",
      },
    ]);
    const again = { ...body, ...withFiles(good.id) };
    expect(await visitor.ask('POST', `conversations/${id}/messages`, { body: again })).toMatchObject({ status: 201 });
  });

  it.each([
    ['name', 'page.html'],
    ['type', 'text/html'],
    ['size', 1],
    ['width', 9999],
    ['height', 9999],
  ])('is not made of a good one by stating another %s', async (field, value) => {
    const { visitor, id } = await newChat();
    const upload = await uploaded(visitor.ask, 'uploads');
    const send = (file: object) =>
      visitor.ask('POST', `conversations/${id}/messages`, {
        body: { client_message_id: messageId(), metadata: { files: [file] } },
      });
    expect(says(await send({ id: upload.id, [field]: value }))).toMatch(new RegExp(`^The ${field} of this file is `));
    expect(says(await send({ id: upload.id, url: 'https://evil.example' }))).toBe('Is an unknown field');
    const truth = { name: 'mug.png', type: 'image/png', size: png().length, width: 3, height: 2 };
    expect(await send({ id: upload.id, ...truth })).toMatchObject({ status: 201 });
  });
});

describe('who may send a file', () => {
  type Scene = { visitor: Visitor; id: number; stranger: Visitor; other: number };
  const senders = {
    visitor: ({ visitor, id }: Scene, body: object) => visitor.ask('POST', `conversations/${id}/messages`, { body }),
    stranger: ({ stranger, other }: Scene, body: object) =>
      stranger.ask('POST', `conversations/${other}/messages`, { body }),
    ada: ({ id }: Scene, body: object) => asAda('POST', `conversations/${id}/messages`, { body }),
    'ada elsewhere': ({ other }: Scene, body: object) => asAda('POST', `conversations/${other}/messages`, { body }),
    ben: ({ id }: Scene, body: object) => asBen('POST', `conversations/${id}/messages`, { body }),
    'ada in a note': ({ id }: Scene, body: object) =>
      asAda('POST', `conversations/${id}/messages`, { body: { ...body, visibility: 'internal' } }),
    admin: ({ id }: Scene, body: object) => api.agent('POST', `/conversations/${id}/messages`, { body }),
  };
  const uploaders = {
    visitor: ({ visitor }: Scene) => uploaded(visitor.ask, 'uploads'),
    stranger: ({ stranger }: Scene) => uploaded(stranger.ask, 'uploads'),
    ada: ({ id }: Scene) => uploaded(asAda, `conversations/${id}/uploads`),
    'ada in a note': ({ id }: Scene) =>
      uploaded(asAda, `conversations/${id}/uploads`, png(), { visibility: 'internal' }),
    ben: ({ id }: Scene) => uploaded(asBen, `conversations/${id}/uploads`),
    admin: ({ id }: Scene) =>
      uploaded((method, path, sent) => api.agent(method, `/${path}`, sent), `conversations/${id}/uploads`),
  };
  const pairs = Object.keys(uploaders).flatMap((uploader) =>
    Object.keys(senders).map((sender) => [uploader, sender] as const),
  );
  let scene: Scene;
  beforeAll(async () => {
    const [own, strange] = [await newChat(), await newChat()];
    scene = { ...own, stranger: strange.visitor, other: strange.id };
    await asAda('PUT', 'agents/me/status', { body: { status: 'online' } });
    const { id: agent } = (await asAda('GET', 'agents/me')).body;
    for (const id of [own.id, strange.id])
      await api.agent('POST', `/conversations/${id}/assign`, { body: { agent_id: agent, force: true } });
  });

  const send = async (uploader: string, sender: string) => {
    const upload = await uploaders[uploader as keyof typeof uploaders](scene);
    const body = { client_message_id: messageId(), content: 'Look', ...withFiles(upload.id) };
    return senders[sender as keyof typeof senders](scene, body);
  };

  it.each(Object.keys(uploaders))('%s sends what they uploaded themselves', async (who) => {
    expect(await send(who, who)).toMatchObject({ status: 201 });
  });

  const ofAda = new Set(['ada', 'ada in a note']);
  it.each(pairs.filter(([uploader, sender]) => uploader !== sender))(
    'a file of %s is not sent by %s',
    async (uploader, sender) => {
      const sent = await send(uploader, sender);
      expect(sent).toMatchObject({ status: 400, body: { code: 'file_rejected' } });
      const isOtherVisibility = ofAda.has(uploader) && ofAda.has(sender);
      expect(says(sent)).toMatch(isOtherVisibility ? /^This file was uploaded for/ : /^This file was not uploaded/);
    },
  );
});

describe('the address of a file', () => {
  const pathOf = (id: string) => `files/${id}`;

  it('shows an image in place, of its own origin, for five minutes, to its visitor and to the team', async () => {
    const { visitor } = await newChat();
    const { id } = await uploaded(visitor.ask, 'uploads');
    for (const ask of [visitor.ask, asAda, asBen]) {
      const linked = await ask('GET', pathOf(id));
      expect(linked).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
      const { url, expires_at } = linked.body;
      expect(Date.parse(expires_at) - api.clock.ms).toBe(300_000);
      expect(new URL(url).origin).toBe('https://files-of-tests.s3.us-east-1.amazonaws.com');
      expect(api.files.request(url)).toMatchObject({
        status: 200,
        body: png(),
        headers: {
          'content-type': 'image/png',
          'content-disposition': `inline; filename="mug.png"; filename*=UTF-8''mug.png`,
        },
      });
    }
  });

  it.each(Object.entries(samples))('of %s is shown in place only where a browser plays it', async (type, content) => {
    const { visitor } = await newChat();
    const { id } = await uploaded(visitor.ask, 'uploads', content, { type, name: 'file' });
    const headersOf = async (path: string) => api.files.request((await asAda('GET', path)).body.url).headers;
    const headers = await headersOf(pathOf(id));
    const isPlayed = /^(image|audio|video)\//.test(type);
    expect(headers['content-disposition']).toMatch(isPlayed ? /^inline; / : /^attachment; /);
    expect(headers['content-type']).toBe(type.startsWith('text/') ? `${type}; charset=utf-8` : type);
    const query = await asAda('GET', pathOf(id), { query: { disposition: 'attachment' } });
    expect(api.files.request(query.body.url).headers['content-disposition']).toMatch(/^attachment; /);
  });

  it("of someone else's file is the same 404 as that of a missing one", async () => {
    const [{ visitor, id }, { visitor: stranger }] = [await newChat(), await newChat()];
    const own = await uploaded(visitor.ask, 'uploads');
    const note = await uploaded(asAda, `conversations/${id}/uploads`, png(), { visibility: 'internal' });
    const body = { client_message_id: messageId(), visibility: 'internal', ...withFiles(note.id) };
    await asAda('POST', `conversations/${id}/messages`, { body });
    const missing = await visitor.ask('GET', pathOf(own.id.replace(/.{20}$/, 'x'.repeat(20))));
    expect(missing).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const refused = [
      await stranger.ask('GET', pathOf(own.id)),
      await visitor.ask('GET', pathOf(note.id)),
      await visitor.ask('GET', pathOf('9007199254740991')),
      await visitor.ask('GET', pathOf('%2e%2e%2f1')),
      await visitor.ask('GET', pathOf(`${'9'.repeat(16)}-v-${'x'.repeat(20)}`)),
      await asAda('GET', pathOf('1')),
      await asAda('GET', pathOf(own.id.replace(/.{20}$/, 'x'.repeat(20)))),
    ];
    for (const answer of refused) expect(answer).toMatchObject({ status: 404, body: missing.body });
    expect(await asAda('GET', pathOf(note.id))).toMatchObject({ status: 200 });
  });

  it('takes a token of its own API', async () => {
    const { visitor } = await newChat();
    const { id } = await uploaded(visitor.ask, 'uploads');
    const path = `${widget.token}/${pathOf(id)}`;
    expect(await api.visitor('GET', path)).toMatchObject({ status: 401 });
    expect(await api.visitor('GET', path, bearer('a.b.c'))).toMatchObject({ status: 401 });
    expect(await api.agent('GET', `/${pathOf(id)}`, { claims: { ...ada, sub: 'nobody' } })).toMatchObject({
      status: 403,
    });
  });

  it('is gone for the team with its visitor', async () => {
    const { visitor } = await newChat();
    const { id } = await uploaded(visitor.ask, 'uploads');
    expect(await asAda('GET', pathOf(id))).toMatchObject({ status: 200 });
    await api.agent('DELETE', `/visitors/${visitor.id}`);
    expect(await asAda('GET', pathOf(id))).toMatchObject({ status: 404 });
  });
});

describe('what a widget allows', () => {
  const change = (files: object) => api.agent('PUT', `/widgets/${widget.id}`, { body: { files } });

  it('is in the session, and holds for visitors and agents', async () => {
    const { visitor, id } = await newChat();
    expect(visitor.files).toMatchObject({ max_bytes: 20 * 1024 * 1024, max_files: 5 });
    expect(await change({ kinds: ['image'], max_megabytes: 1 })).toMatchObject({ status: 200 });
    expect((await newVisitor()).files).toMatchObject({ kinds: ['image'], max_bytes: 1024 * 1024 });
    const ask = async (body: object) => [
      await visitor.ask('POST', 'uploads', { body }),
      await asAda('POST', `conversations/${id}/uploads`, { body }),
    ];
    for (const refused of await ask({ name: 'a.pdf', type: 'application/pdf', size: 9 }))
      expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/can send images\.$/) } });
    for (const refused of await ask({ name: 'a.png', type: 'image/png', size: 1024 * 1024 + 1 }))
      expect(refused.body.errors).toEqual([{ path: 'body.size', message: 'The file is larger than 1 MB.' }]);
    await change({ kinds: [], max_megabytes: 20 });
    expect((await newVisitor()).files).toBeNull();
    for (const refused of await ask(request(png())))
      expect(refused).toMatchObject({ status: 409, body: { code: 'not_configured' } });
    await change({ kinds: ['image', 'document', 'text', 'archive', 'audio', 'video'], max_megabytes: 20 });
  });

  it.each([
    [{ kinds: ['program'], max_megabytes: 5 }, 'body.files.kinds.0'],
    [{ kinds: ['image', 'image'], max_megabytes: 5 }, 'body.files.kinds'],
    [{ kinds: ['image'], max_megabytes: 0 }, 'body.files.max_megabytes'],
    [{ kinds: ['image'], max_megabytes: 101 }, 'body.files.max_megabytes'],
    [{ kinds: ['image'] }, 'body.files.max_megabytes'],
  ])('can not be %j', async (files, path) => {
    expect(await change(files)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });
});

describe('uploads of one visitor', () => {
  it('are limited, and the answer says when to try again', async () => {
    const { ask } = await newVisitor();
    for (let index = 0; index < 20; index++)
      expect(await ask('POST', 'uploads', { body: request(png()) })).toMatchObject({ status: 201 });
    expect(await ask('POST', 'uploads', { body: request(png()) })).toMatchObject({
      status: 429,
      headers: { 'retry-after': '15' },
    });
    api.clock.ms += 15_000;
    expect(await ask('POST', 'uploads', { body: request(png()) })).toMatchObject({ status: 201 });
  });
});

describe('when S3 does not answer', () => {
  it('the message is refused as busy, nothing is stored, and the same request works later', async () => {
    const { visitor, id } = await newChat();
    const upload = await uploaded(visitor.ask, 'uploads');
    const body = { client_message_id: messageId(), content: 'Look', ...withFiles(upload.id) };
    const send = () => visitor.ask('POST', `conversations/${id}/messages`, { body });
    api.files.faults.next = () => new Response('', { status: 503 });
    expect(await send()).toMatchObject({ status: 503, body: { code: 'try_again' } });
    delete api.files.faults.next;
    expect((await visitor.ask('GET', `conversations/${id}/messages`)).body.data).toHaveLength(1);
    expect(await send()).toMatchObject({ status: 201 });
  });
});

describe('a file in DynamoDB', () => {
  let counted: Apis;
  beforeAll(async () => {
    counted = await startApis();
    await startWith(counted);
  });
  afterAll(() => counted.stop());

  it('is one write unit with its message, also among five with a text in a long conversation', async () => {
    const { visitor, id } = await newChat();
    for (let turn = 0; turn < 8; turn++) {
      const body = () => ({ client_message_id: messageId(), content: 'A message of a usual length' });
      await visitor.ask('POST', `conversations/${id}/messages`, { body: body() });
      await asAda('POST', `conversations/${id}/messages`, { body: { ...body(), visibility: 'internal' } });
    }
    const uploads = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        uploaded(visitor.ask, 'uploads', png(4032, 3024), { name: `IMG_20260601_12000012${index}.png` }),
      ),
    );
    counted.deps.resetUnits();
    const body = { client_message_id: messageId(), content: 'These five pictures show it.' };
    const files = withFiles(...uploads.map((upload) => upload.id));
    await visitor.ask('POST', `conversations/${id}/messages`, { body: { ...body, ...files } });
    expect(counted.deps.units).toMatchObject({ write: 1, index: 0 });
  });
});
