import { describe, expect, it, test } from 'vitest';
import * as z from 'zod/mini';
import { widgetRequests } from '#core/contract/endpoints/visitors/widget-requests.ts';

const { openSession, startConversation, leaveOfflineMessage, sendOwnMessage, rateConversation } = widgetRequests;
const message = { client_message_id: 'b3a1f0c2-0001', content: 'Hello' };

describe('what a page says of its visitor', () => {
  it('never keeps the chat from opening', () => {
    const odd = { name: 7, current_page: 'javascript:alert(1)', locale: {}, timezone: 'Mars/Olympus', phone: [] };
    expect(z.safeParse(openSession.body, odd).success).toBe(true);
  });

  it('is shortened where it is long', () => {
    const { name } = z.parse(openSession.body, { name: 'v'.repeat(5000) });
    expect([...(name ?? '')].length).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^v+/);
  });
});

describe('what a visitor sends', () => {
  const refused: [string, z.ZodMiniType, object, string][] = [
    ['a message without words or files', sendOwnMessage.body, { ...message, content: '' }, 'content'],
    ['a field nobody knows', sendOwnMessage.body, { ...message, visibility: 'internal' }, ''],
    ['a first message without an ID', startConversation.body, { content: 'Hello' }, 'client_message_id'],
    ['no stars', rateConversation.body, { rating: 0 }, 'rating'],
    ['six stars', rateConversation.body, { rating: 6 }, 'rating'],
    ['half a star', rateConversation.body, { rating: 2.5 }, 'rating'],
    ['an offline message that nobody can answer', leaveOfflineMessage.body, { ...message, name: 'Vera' }, 'email'],
    ['an offline message of nobody', leaveOfflineMessage.body, { ...message, email: 'v@example.com' }, 'name'],
  ];
  test.each(refused)('is refused: %s', (_, schema, body, field) => {
    const { error } = z.safeParse(schema, body);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });

  it('is taken with a name and an address where nobody is there', () => {
    const body = { ...message, name: 'Vera', email: 'vera@example.com' };
    expect(z.parse(leaveOfflineMessage.body, body)).toMatchObject(body);
  });
});

it('lets only visitors with a session at anything of a conversation', () => {
  const ofConversations = Object.values(widgetRequests).filter(({ path }) => path.includes('/conversations'));
  expect(ofConversations.length).toBeGreaterThan(8);
  expect(ofConversations.filter(({ role }) => role !== 'visitor')).toEqual([]);
});
