/** What the page gets wrong about itself or its visitor: left out entry by entry, never in the way of the chat. */
import { describe, expect, it } from 'vitest';
import { ApiError, type Client } from '../../../core/contract/client.ts';
import { widgetRequests } from '../../../core/contract/endpoints/widget-requests.ts';
import { fieldErrors } from '../../../core/field-errors.ts';
import { leavesOut } from '../../../widget/app/leave-out.ts';

/** A server that takes what the contract takes, and the client in front of it. */
function client() {
  const asked: unknown[] = [];
  const told: string[] = [];
  const server = (async (operation: keyof typeof widgetRequests, { body }: { body: unknown }) => {
    asked.push(body);
    const row = widgetRequests[operation];
    const { error } = 'body' in row ? row.body.safeParse(body) : {};
    if (!error) return { taken: body };
    const errors = fieldErrors(error.issues, body, 'body');
    throw new ApiError(400, { code: 'validation_failed', errors }, null);
  }) as unknown as Client;
  return { call: leavesOut(server, (path, message) => told.push(`${path}: ${message}`)), asked, told };
}

const params = { token: 'token' };
const session = { current_page: 'https://shop.example/', locale: 'en' };
const first = { client_message_id: 'message-1', content: 'Hello?' };

describe('an entry that the server refuses', () => {
  it.each<[what: string, wrong: Record<string, unknown>, path: string]>([
    ['a phone number that is empty', { phone: '' }, 'body.phone'],
    ['a zone nobody knows', { timezone: 'Etc/Unknown' }, 'body.timezone'],
    ['half an emoji', { page_title: 'Caf\ud83d' }, 'body.page_title'],
    ['a control character', { name: 'Vera\u0085' }, 'body.name'],
    ['a key with a blank', { custom_attributes: { 'my plan': 'gold' } }, 'body.custom_attributes.my plan'],
    ['a text that is too long', { custom_attributes: { note: 'x'.repeat(501) } }, 'body.custom_attributes.note'],
    ['a list', { custom_attributes: { 'a.b': ['x'] } }, 'body.custom_attributes.a.b'],
  ])('is left out alone: %s', async (_, wrong, path) => {
    const { call, told } = client();
    const custom_attributes = { ...(wrong['custom_attributes'] as object), plan: 'gold' };
    const body = { ...session, email: 'vera@example.com', ...wrong, custom_attributes };
    const right = { ...session, email: 'vera@example.com', custom_attributes: { plan: 'gold' } };
    await expect(call('openSession', { params, body })).resolves.toEqual({ taken: right });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(path);
  });

  it('is one of several: all of them are left out at once', async () => {
    const { call, asked, told } = client();
    const body = { ...session, phone: '', timezone: 'Etc/Unknown', custom_attributes: { '': 1, '__proto__ ': 2 } };
    await expect(call('openSession', { params, body })).resolves.toEqual({
      taken: { ...session, custom_attributes: {} },
    });
    expect([asked.length, told.length]).toEqual([2, 4]);
    expect(body.phone).toBe('');
  });

  it('of a conversation keeps no first message back', async () => {
    const { call } = client();
    const body = { ...first, source_page_title: 'x\u0000', attributes: { order: 7, 'my order': 7 } };
    const right = { ...first, attributes: { order: 7 } };
    await expect(call('startConversation', { params, body })).resolves.toEqual({ taken: right });
  });
});

describe('a request', () => {
  it('that is nothing without what was refused fails', async () => {
    const { call } = client();
    const nothing = call('startConversation', { params, body: { ...first, content: '' } });
    await expect(nothing).rejects.toMatchObject({ status: 400 });
    const offline = call('leaveOfflineMessage', { params, body: { ...first, name: 'Vera', email: 'vera@' } });
    await expect(offline).rejects.toMatchObject({ status: 400 });
  });

  it('with a rating is never cut: the words in it are what somebody wants to say', async () => {
    const { call, asked } = client();
    const body = { rating: 5, feedback: 'Nice\u0000' };
    await expect(call('rateConversation', { params: { ...params, id: '1' }, body })).rejects.toMatchObject({
      status: 400,
    });
    expect(asked).toHaveLength(1);
  });
});
