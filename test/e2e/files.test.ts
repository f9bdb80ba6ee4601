/** Files on the stack that deploys: uploaded to S3 by its own form, sent, read, kept, billed and deleted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Upload } from '#core/model/files/file.ts';
import { type TestStack, startTestStack } from '#test/support/stack.ts';
import { signIn, startChat, visitorOf } from '#test/support/people.ts';
import { png, samples } from '#test/support/sample-files.ts';

let stack: TestStack;
let admin: Awaited<ReturnType<typeof signIn>>;
let widget: Parameters<typeof visitorOf>[1];

beforeAll(async () => {
  stack = await startTestStack();
  admin = await signIn(stack.url, 'admin');
  widget = await admin.call('createWidget', { body: { name: 'Shop' } });
});
afterAll(() => stack.stop());

/** Posts a file as a page of a website does. */
async function post({ url, fields }: Upload, content: Buffer, change: Record<string, string> = {}): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...change })) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(content)]), 'file');
  return fetch(url, { method: 'POST', body: form, headers: { origin: 'https://shop.example.com' } });
}
const metersOf = async () =>
  (await (await fetch(`${stack.url}/local/meters`)).json()) as {
    total: Record<string, number>;
    functions: Record<string, Record<string, number>>;
  };
let count = 0;
const messageId = () => `file-message-${count++}`;

describe('a file', () => {
  test('goes from a visitor to the team and is read from an origin of its own', async () => {
    const visitor = await visitorOf(stack.url, widget);
    const { token } = widget;
    const content = png(1600, 1200);
    const offered = await visitor.call('uploadFirstFile', {
      params: { token },
      body: { name: 'Tasse 壊れた.png', type: 'image/png', size: content.length },
    });
    const stored = await post(offered, content);
    expect([stored.status, stored.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    const { conversation, messages } = await visitor.call('startConversation', {
      params: { token },
      body: { client_message_id: messageId(), metadata: { files: [{ id: offered.id }] } },
    });
    const file = { id: offered.id, name: 'Tasse 壊れた.png', width: 1600, height: 1200 };
    expect(messages[0]?.metadata?.files).toMatchObject([file]);
    const seen = await admin.call('listMessages', { params: { id: String(conversation.id) }, query: {} });
    expect(seen.data[0]?.metadata?.files).toMatchObject([file]);
    const { url } = await admin.call('getFile', { params: { id: offered.id }, query: {} });
    expect(new URL(url).origin).not.toBe(stack.url);
    const policy = (await fetch(`${stack.url}/dashboard/`)).headers.get('content-security-policy');
    expect(policy).toContain(`img-src 'self' https: data: ${new URL(url).origin};`);
    const shown = await fetch(url);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(content);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('content-disposition')).toMatch(/^inline; filename=".*"; filename\*=UTF-8''Tasse%20/);
    const altered = await fetch(url.replace('image%2Fpng', 'text%2Fhtml'));
    expect([altered.status, await altered.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')]);
    await stack.settled();
    expect(stack.files.objects.all()[0]?.tags).toEqual({});
  });

  test('is refused by S3 if its form was altered, and by the message if its bytes are of another kind', async () => {
    const visitor = await visitorOf(stack.url, widget);
    const { conversation } = await startChat(visitor);
    const params = { token: widget.token, id: String(conversation.id) };
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    const body = { name: 'mug.png', type: 'image/png', size: page.length };
    const offered = await visitor.call('uploadOwnFile', { params, body });
    const altered = await post(offered, page, { 'Content-Type': 'text/html' });
    expect([altered.status, await altered.text()]).toEqual([403, expect.stringContaining('Policy Condition failed')]);
    expect((await post(offered, page)).status).toBe(204);
    const sending = visitor.call('sendOwnMessage', {
      params,
      body: { client_message_id: messageId(), metadata: { files: [{ id: offered.id }] } },
    });
    await expect(sending).rejects.toMatchObject({ status: 400, code: 'file_rejected' });
  });

  test('is billed as docs/cost.md says, and is deleted with its visitor', async () => {
    const visitor = await visitorOf(stack.url, widget);
    const { conversation } = await startChat(visitor);
    const id = String(conversation.id);
    await stack.settled();
    const before = stack.files.objects.all().length;
    await fetch(`${stack.url}/local/meters/reset`, { method: 'POST' });
    const content = samples['application/pdf'];
    const body = { name: 'invoice.pdf', type: 'application/pdf', size: content.length };
    const params = { token: widget.token, id };
    const offered = await visitor.call('uploadOwnFile', { params, body });
    await post(offered, content);
    const uploaded = await metersOf();
    expect(uploaded.total).toMatchObject({ s3_writes: 1, s3_reads: 0 });
    await visitor.call('sendOwnMessage', {
      params,
      body: { client_message_id: messageId(), metadata: { files: [{ id: offered.id }] } },
    });
    await stack.settled();
    const { functions, total } = await metersOf();
    // The message is one unit. The limit of the visitor's uploads is another, and that of a network which has uploaded
    // before takes two.
    expect(functions['visitor-api']).toMatchObject({ http_requests: 2, write_units: 4, index_write_units: 0 });
    expect(functions['react']).toMatchObject({ stream_invocations: 1, write_units: 0 });
    expect(total).toMatchObject({ s3_writes: 2, s3_reads: 2 });
    const { url } = await visitor.call('getOwnFile', { params: { token: widget.token, id: offered.id }, query: {} });
    expect((await fetch(url)).headers.get('content-disposition')).toMatch(/^attachment; /);
    expect((await metersOf()).total).toMatchObject({ http_requests: 3, invocations: 4, s3_writes: 2, s3_reads: 4 });
    await admin.call('eraseVisitor', { params: { id: String(conversation.visitor_id) } });
    stack.runSchedule('every-minute');
    await stack.settled();
    expect(stack.files.objects.all()).toHaveLength(before);
    expect((await fetch(url)).status).toBe(403);
  });

  test('of a canned response is copied into a conversation, and billed as docs/cost.md says', async () => {
    const content = png(40, 30);
    const named = { name: 'Plan 地図.png', type: 'image/png', size: content.length };
    const offered = await admin.call('uploadResponseFile', { body: named });
    expect((await post(offered, content)).status).toBe(204);
    const file = await admin.call('getResponseFile', { params: { id: offered.id } });
    const body = { shortcut: 'plan', title: 'The way', content: '', files: [file] };
    await admin.call('createCannedResponse', { body });
    const visitor = await visitorOf(stack.url, widget);
    const params = { id: String((await startChat(visitor)).conversation.id) };
    await stack.settled();
    await fetch(`${stack.url}/local/meters/reset`, { method: 'POST' });
    const copy = { params, body: { file_id: file.id, visibility: 'internal' } } as const;
    const copied = await admin.call('copyResponseFile', copy);
    const { functions, total } = await metersOf();
    expect(total).toMatchObject({ s3_writes: 1, s3_reads: 1 });
    expect(functions['agent-api']).toMatchObject({ read_units: 2, write_units: 0 });
    const metadata = { files: [{ id: copied.id }] };
    await admin.call('sendMessage', {
      params,
      body: { client_message_id: messageId(), visibility: 'internal', metadata },
    });
    await stack.settled();
    const { url } = await admin.call('getFile', { params: { id: copied.id }, query: {} });
    const shown = await fetch(url);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(content);
    expect(shown.headers.get('content-disposition')).toMatch(/filename\*=UTF-8''Plan%20/);
    expect(stack.files.objects.get(copied.id.replace('-', '/'))?.tags).toEqual({});
  });
});
