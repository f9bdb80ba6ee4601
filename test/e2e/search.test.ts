/** Search, MCP and the API's description on the running stack: under its roles, through its stream, behind its routes. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member } from '#test/support/people.ts';
import { signIn, startChat, visitorOf } from '#test/support/people.ts';
import type { TestStack } from '#test/support/stack.ts';
import { startTestStack } from '#test/support/stack.ts';

let stack: TestStack;
let admin: Member;
beforeAll(async () => {
  stack = await startTestStack();
  admin = await signIn(stack.url, 'admin');
});
afterAll(() => stack.stop());

test('a word is found as soon as it is sent, and the stream indexes it once the chat is closed', async () => {
  const widget = await admin.call('createWidget', { body: { name: 'Shop' } });
  const visitor = await visitorOf(stack.url, widget, { name: 'Zoë Brûlé', email: 'zoe@example.com' });
  const { conversation } = await startChat(visitor, 'Where is my ceramic teapot?');
  const found = async (q: string) => {
    const { data, next_cursor } = await admin.call('listConversations', { query: { q } });
    expect(next_cursor).toBeNull();
    return data.map(({ id }) => id);
  };
  expect(await found('zoe TEAP example.com')).toEqual([conversation.id]);
  expect(await found('teapot kettle')).toEqual([]);

  await stack.settled();
  const keptSoFar = stack.meters.snapshot().functions['react']?.write_units ?? 0;
  await admin.call('resolveConversation', { params: { id: String(conversation.id) }, body: {} });
  await stack.settled();
  expect((stack.meters.snapshot().functions['react']?.write_units ?? 0) - keptSoFar).toBeGreaterThanOrEqual(1);
  expect(await found('zoe teapot')).toEqual([conversation.id]);
});

test('an assistant searches conversations by MCP, and is refused without a key', async () => {
  const { key } = await admin.call('createApiKey', { body: { name: 'Assistant', role: 'read', expires_at: null } });
  const address = new URL(`${stack.url}/api/v1/live-chat/mcp`);
  const connect = async (bearer: string) => {
    const client = new Client({ name: 'test', version: '1' });
    const requestInit = { headers: { authorization: `Bearer ${bearer}` } };
    await client.connect(new StreamableHTTPClientTransport(address, { requestInit }));
    return client;
  };
  const client = await connect(key);
  const { content } = await client.callTool({ name: 'list_conversations', arguments: { q: 'teapot' } });
  expect(JSON.stringify(content)).toContain('Brûlé');
  await client.close();
  await expect(connect('not-a-key')).rejects.toThrow(/API keys only/);
  expect((await fetch(address, { headers: { authorization: `Bearer ${key}` } })).status).toBe(405);
});

test('the API describes itself at its own address, to anybody, as a page that runs nothing', async () => {
  const document = await fetch(`${stack.url}/api/v1/live-chat/openapi.json`);
  expect(document.headers.get('content-type')).toBe('application/json');
  expect(await document.json()).toMatchObject({ openapi: '3.1.1' });
  const page = await fetch(`${stack.url}/api/v1/live-chat/docs`);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(await page.text()).toContain('<h1>Live chat API</h1>');
});
