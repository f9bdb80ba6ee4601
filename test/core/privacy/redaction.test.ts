/** What events say of a redacted row afterwards. */
import { expect, it } from 'vitest';
import type { Metadata } from '#core/model/messages/message.ts';
import { redactedEvent } from '#core/privacy/redaction.ts';

const redacted = { conversation_id: 7, seq: 3, created_at: 'then', content: 'Removed.', redacted_at: 'now' };
const conversation = { id: 7, feedback: 'My number is 42', attributes: { number: '42', plan: 'pro' } };

it('takes the feedback of a rating out of its event and out of the conversation', () => {
  const event = { data: { conversation, rating: 2, feedback: 'My number is 42' } };
  expect(redactedEvent(event, { ...redacted, is_feedback: true })).toEqual({
    data: { conversation: { ...conversation, feedback: 'Removed.' }, rating: 2, feedback: 'Removed.' },
  });
});

it('gives a note its words without those of the message, and leaves the last message of the chat alone', () => {
  const note: Metadata = { handoff: { cause: 'unanswered', questions: [{ text: '•••' }] } };
  const message = { conversation_id: 7, seq: 3, content: 'Question: 42', metadata: {} };
  const last = { id: 7, last_message_at: 'then', last_message: 'Hello' };
  expect(redactedEvent({ data: { message, conversation: last } }, { ...redacted, note })).toEqual({
    data: { message: { ...message, content: 'Removed.', metadata: note }, conversation: last },
  });
  expect(redactedEvent({ data: { conversation: last } }, { ...redacted, note })).toBeUndefined();
});

it('takes out the attributes that were taken away with it', () => {
  expect(redactedEvent({ data: { conversation } }, { ...redacted, attributes: ['number'] })).toEqual({
    data: { conversation: { ...conversation, attributes: { plan: 'pro' } } },
  });
});

it.each([
  ['another conversation', { conversation: { ...conversation, id: 8 } }],
  ['one without feedback', { conversation: { id: 7, feedback: null } }],
  ['one that was redacted before', { conversation: { id: 7, feedback: 'Removed.' }, feedback: 'Removed.' }],
])('changes nothing of %s', (_, data) => {
  expect(redactedEvent({ data }, { ...redacted, is_feedback: true, attributes: ['number'] })).toBeUndefined();
});
