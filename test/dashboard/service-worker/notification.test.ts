import { describe, expect, it } from 'vitest';
import { notificationOf, pathOf } from '#dashboard/service-worker/notification.ts';
import { pushedIn } from '#dashboard/service-worker/texts.ts';

const notice = { id: 'one', kind: 'message', conversation_id: 7, name: 'Ada' };
const shown = (fields: object = {}, before?: string) =>
  notificationOf(JSON.stringify({ ...notice, ...fields }), before, pushedIn.en);

describe('the notification of a push message', () => {
  it.each([
    ['assigned', 'New chat from Ada'],
    ['message', 'New message from Ada'],
    ['mention', 'You were mentioned in the chat with Ada'],
    ['missed', 'You missed a chat: Ada is back in the queue'],
  ])('says what happened: %s', (kind, title) => {
    expect(shown({ kind }).title).toBe(title);
  });

  it('names nobody where the visitor has no name, and shows a text only where it got one', () => {
    expect(shown({ name: null }).title).toBe('New message from a visitor');
    expect(shown().options.body).toBe('');
    expect(shown({ text: 'Hello' }).options.body).toBe('Hello');
  });

  it('replaces the one of its conversation, with a sound unless it is the same one again', () => {
    expect(shown().options).toMatchObject({ tag: 'conversation-7', renotify: true });
    expect(shown({}, 'one').options.renotify).toBe(false);
  });

  it.each(['', '{', '{"kind":"something-new"}', 'null'])(
    'says that something happened where it can’t be read: %j',
    (text) => {
      const { title, options } = notificationOf(text, undefined, pushedIn.en);
      expect(title).toBe('New message from a visitor');
      expect(pathOf(options.data)).toBe('/conversations');
    },
  );

  it('leads to its conversation', () => {
    expect(pathOf(shown().options.data)).toBe('/conversations/7');
  });

  it.each([
    ['de', 'Neue Nachricht von Ada'],
    ['ja', pushedIn.ja.message('Ada')],
  ] as const)('is in the language of the dashboard: %s', (language, title) => {
    expect(notificationOf(JSON.stringify(notice), undefined, pushedIn[language]).title).toBe(title);
  });
});
