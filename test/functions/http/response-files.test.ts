/** Files of canned responses over HTTP: uploaded for the team, kept with their response, copied into conversations, deleted. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { MessageFile } from '#core/model/files/file.ts';
import type { Answered, MemoryApis, Sent } from '#test/support/api.ts';
import { ada, admin, bearer, memoryApis } from '#test/support/api.ts';
import { png, samples } from '#test/support/sample-files.ts';

let api: MemoryApis;
let widget: { id: number; token: string };
let picturesOnly: { token: string };
let count = 0;
const next = (name: string) => `${name}-${String((count += 1)).padStart(6, '0')}`;

beforeAll(async () => {
  api = await memoryApis();
  widget = await api.make('/widgets', { name: 'Shop' });
  picturesOnly = await api.make('/widgets', { name: 'Bar', files: { kinds: ['image'], max_megabytes: 1 } });
  await api.make('/agents', { user_id: 'ada' });
  await api.make('/agents', { user_id: 'ben' });
});

type Ask = (method: string, path: string, sent?: Sent) => Promise<Answered>;
const asAda: Ask = (method, path, sent) => api.agent(method, `/${path}`, { claims: ada, ...sent });
const asBoss: Ask = (method, path, sent) => api.agent(method, `/${path}`, { claims: admin, ...sent });
const asBen: Ask = (method, path, sent) => api.agent(method, `/${path}`, { claims: { ...ada, sub: 'ben' }, ...sent });

const invoice = samples['application/pdf'];
const says = ({ body }: Answered): string => body.errors?.[0]?.message;

/** Uploads a file for a response, and gives what names it. */
async function uploaded(content = png(40, 30), more: object = {}, ask: Ask = asAda): Promise<MessageFile> {
  const request = { name: 'map.png', type: 'image/png', size: content.length, ...more };
  const offered = await ask('POST', 'response-files', { body: request });
  expect(offered).toMatchObject({ status: 201 });
  expect(api.files.post(offered.body, content).status).toBe(204);
  const found = await ask('GET', `response-files/${offered.body.id}`);
  expect(found).toMatchObject({ status: 200 });
  return found.body;
}
const pdf = () => uploaded(invoice, { name: 'terms.pdf', type: 'application/pdf' });

const prepared = (files: readonly object[], more: object = {}) => ({
  shortcut: next('map'),
  title: 'The way to us',
  content: '',
  files,
  ...more,
});
const create = (body: object, kind = 'canned-responses', ask = asBoss) => ask('POST', kind, { body });
const keyOf = ({ id }: MessageFile): string => id.replace('-', '/');
const tagsOf = (file: MessageFile) => api.files.objects.get(keyOf(file))?.tags;

/** A chat that a visitor began. */
async function newChat({ token } = widget as { token: string }) {
  const visitor = bearer((await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token);
  const body = { client_message_id: next('message'), content: 'Where are you?' };
  const { id } = (await api.visitor('POST', `${token}/conversations`, { ...visitor, body })).body.conversation;
  return { id: id as number, visitor, token };
}
const copy = (id: number, { id: file_id }: { id: string }, visibility = 'public', ask = asAda) =>
  ask('POST', `conversations/${id}/response-files`, { body: { file_id, visibility } });
const send = (id: number, files: readonly MessageFile[], more: object = {}, ask = asAda) =>
  ask('POST', `conversations/${id}/messages`, {
    body: { client_message_id: next('message'), metadata: { files: files.map((file) => ({ id: file.id })) }, ...more },
  });

describe("a canned response's file", () => {
  it('is named by what the server found, and is all that a response needs', async () => {
    const file = await uploaded();
    expect(file).toEqual({
      id: expect.stringMatching(/^0-r\d+-\w{20}$/),
      name: 'map.png',
      type: 'image/png',
      size: png(40, 30).length,
      width: 40,
      height: 30,
    });
    const made = await create(prepared([file]));
    expect(made).toMatchObject({ status: 201, body: { content: '', files: [file] } });
    const { data } = (await asBen('GET', 'canned-responses')).body;
    expect(data.find(({ id }: { id: number }) => id === made.body.id).files).toEqual([file]);
    expect((await asBen('GET', `files/${file.id}`)).body.url).toContain(keyOf(file));
  });

  it('is sent as a copy by everybody who uses the response, in a reply and in a note', async () => {
    const file = await pdf();
    await create(prepared([file]));
    const { id, visitor, token } = await newChat();
    const copies = [(await copy(id, file)).body, (await copy(id, file, 'public', asBen)).body];
    expect(copies[0]).toEqual({ ...file, id: expect.stringMatching(/^\d+-a\d+-\w{20}$/) });
    expect(await send(id, [copies[0]])).toMatchObject({ status: 201, body: { metadata: { files: [copies[0]] } } });
    expect(await send(id, [copies[1]], {}, asBen)).toMatchObject({ status: 201 });
    const { body: noted } = await copy(id, file, 'internal');
    expect(await send(id, [noted])).toMatchObject({ status: 400 });
    expect(await send(id, [noted], { visibility: 'internal' })).toMatchObject({ status: 201 });
    const read = (one: MessageFile) => api.visitor('GET', `${token}/files/${one.id}`, visitor);
    expect(await read(copies[0])).toMatchObject({ status: 200 });
    expect(await read(noted)).toMatchObject({ status: 404 });
    expect(await read(file)).toMatchObject({ status: 404 });
  });

  it('goes with the actions of a macro', async () => {
    const file = await uploaded();
    await create(prepared([file]));
    const { id } = await newChat();
    const { body: sent } = await copy(id, file);
    const body = {
      client_message_id: next('run'),
      metadata: { files: [{ id: sent.id }] },
      actions: [{ type: 'add_label', label: 'way' }],
    };
    expect(await asAda('POST', `conversations/${id}/runs`, { body })).toMatchObject({
      status: 201,
      body: { message: { content: '', metadata: { files: [sent] } }, conversation: { labels: ['way'] } },
    });
  });

  it('stays when the copy is gone, and a copy stays when the response is gone', async () => {
    const file = await uploaded();
    const made = await create(prepared([file]));
    const { id, visitor, token } = await newChat();
    const { body: sent } = await copy(id, file);
    await send(id, [sent]);
    await asBoss('DELETE', `canned-responses/${made.body.id}`);
    api.files.objects.delete(keyOf(file));
    expect(await api.visitor('GET', `${token}/files/${sent.id}`, visitor)).toMatchObject({ status: 200 });
    expect(says(await copy(id, file))).toBe('This file is no longer there. Attach it to the canned response again.');
  });
});

describe('what is refused', () => {
  it('is a kind, a size and a content that messages may not have either, with the reason', async () => {
    const offer = (more: object) =>
      asAda('POST', 'response-files', { body: { name: 'a', type: 'image/png', size: 5, ...more } });
    expect(says(await offer({ type: 'image/svg+xml' }))).toMatch(/^Files of this type can't be sent here/);
    expect(says(await offer({ size: 21 * 1024 * 1024 }))).toBe('The file is larger than 20 MB.');
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    const offered = (await offer({ size: page.length })).body;
    api.files.post(offered, page);
    const found = await asAda('GET', `response-files/${offered.id}`);
    expect([found.status, says(found)]).toEqual([
      400,
      "This file contains a web page. Web pages, SVG and XML can't be sent.",
    ]);
    // Whoever saves it all the same gets no further.
    const claimed = { id: offered.id, name: 'a.png', type: 'image/png', size: page.length };
    await create(prepared([claimed]));
    expect(says(await copy((await newChat()).id, claimed))).toMatch(/web page/);
    expect(await asAda('GET', `files/${offered.id}`)).toMatchObject({ status: 404 });
  });

  it('is a copy for a widget that allows no such file, with the reason', async () => {
    const file = await pdf();
    await create(prepared([file]));
    const refused = await copy((await newChat(picturesOnly)).id, file);
    expect([refused.status, refused.body.code, says(refused)]).toEqual([
      400,
      'file_rejected',
      "Files of this type can't be sent here. You can send images.",
    ]);
  });

  it('is a copy of a file of another conversation, and of nothing', async () => {
    const { id } = await newChat();
    const request = { name: 'map.png', type: 'image/png', size: png().length };
    const upload = (await asAda('POST', `conversations/${id}/uploads`, { body: request })).body;
    api.files.post(upload, png());
    expect(await copy((await newChat()).id, upload)).toMatchObject({ status: 400, body: { code: 'file_rejected' } });
    const unknown = `0-r5-${'x'.repeat(20)}`;
    expect(await copy(id, { id: unknown })).toMatchObject({ status: 400, body: { code: 'file_rejected' } });
    expect(await copy(123, { id: unknown })).toMatchObject({ status: 404 });
  });

  it('is an upload of somebody else, before a response has it', async () => {
    const request = { name: 'map.png', type: 'image/png', size: png().length };
    const upload = (await asAda('POST', 'response-files', { body: request })).body;
    api.files.post(upload, png());
    expect(await asBen('GET', `response-files/${upload.id}`)).toMatchObject({ status: 400 });
    expect(await asAda('GET', `response-files/${upload.id}`)).toMatchObject({ status: 200 });
  });

  it('is a sixth file, the same file twice, and what is not of a canned response', async () => {
    const file = await uploaded();
    const six = Array.from({ length: 6 }, (_, index) => ({ ...file, id: `0-r5-${'x'.repeat(19)}${index}` }));
    expect(says(await create(prepared(six)))).toBe('Must have at most 5 entries. Got a list of 6');
    expect(says(await create(prepared([file, file])))).toMatch(/^Must not name a file twice/);
    expect(says(await create(prepared([{ ...file, id: '7-a5-abcdefghijabcdefghij' }])))).toMatch(
      /^Must be uploaded for a canned response/,
    );
    expect(says(await create(prepared([])))).toBe('Enter a text, or add an action or a file');
  });

  it('is a file that another response has: deleting one would take it from the other', async () => {
    const file = await uploaded();
    const [one, other] = await Promise.all([create(prepared([file])), create(prepared([file]))]);
    expect([one.status, other.status].sort()).toEqual([201, 400]);
    expect(says(await create(prepared([file]), 'own-canned-responses', asAda))).toMatch(
      /^Another canned response has this file/,
    );
  });
});

describe('an own canned response', () => {
  it('has files as well', async () => {
    const file = await uploaded(png(), {}, asBen);
    const made = await create(prepared([file]), 'own-canned-responses', asBen);
    expect(made).toMatchObject({ status: 201, body: { files: [file] } });
    const params = `own-canned-responses/${made.body.id}`;
    expect(await asBen('PUT', params, { body: { files: [], content: 'By bus' } })).toMatchObject({
      status: 200,
      body: { files: [] },
    });
    expect(tagsOf(file)).toEqual({ state: 'pending' });
  });
});
