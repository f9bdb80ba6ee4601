/** What events say of a redacted row afterwards. */
import { expect, it } from 'vitest';
import type { Metadata } from '#core/model/messages/message.ts';
import { isFeedback, isRedacted, mayRedact, redactedEvent, redactedParts, textOf } from '#core/privacy/redaction.ts';

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

const rating = { metadata: { event: 'rated', rating: 2 }, feedback: 'My number is 42', content: 'Rated 2' } as const;
const words = { metadata: { via: 'email' }, feedback: null, content: 'I am 42' } as const;
const starsAlone = { ...rating, feedback: null };

it('of a rating its words are taken away and its stars stay, of a message all of it is', () => {
  expect([rating, words, starsAlone, { ...words, feedback: 'x' }].map(isFeedback)).toEqual([true, false, false, false]);
  expect([rating, words, starsAlone].map(textOf)).toEqual(['My number is 42', 'I am 42', 'Rated 2']);
  expect(isFeedback({ metadata: null, feedback: 'x' })).toBe(false);
  expect(redactedParts(rating, redacted)).toEqual({
    feedback: 'Removed.',
    metadata: { event: 'rated', rating: 2, redacted_at: 'now' },
  });
  expect(redactedParts(words, redacted)).toEqual({ content: 'Removed.', metadata: { redacted_at: 'now' } });
});

it('a row is redacted once it says when', () => {
  const of = (metadata: Metadata | null) => isRedacted({ metadata });
  expect([of(null), of({ via: 'email' }), of({ redacted_at: 'now' })]).toEqual([false, false, true]);
});

it.each([
  ['a supervisor, of any chat', { isSupervisor: true, agent: undefined }, null, 8, true],
  ['an agent, of a chat that they have', { isSupervisor: false, agent: { id: 7 } }, 7, 8, true],
  ['an agent, of what they wrote elsewhere', { isSupervisor: false, agent: { id: 7 } }, 8, 7, true],
  ['an agent, of what others wrote elsewhere', { isSupervisor: false, agent: { id: 7 } }, 8, 8, false],
  ['nobody in particular', { isSupervisor: false, agent: undefined }, null, 7, false],
])('a row may or may not be redacted by %s', (_, who, agent_id, sender_id, may) => {
  expect(mayRedact(who, { agent_id }, { sender_type: 'agent', sender_id })).toBe(may);
});

it('a visitor or a bot with the number of an agent isn’t that agent', () => {
  const who = { isSupervisor: false, agent: { id: 7 } };
  for (const sender_type of ['visitor', 'bot'] as const)
    expect(mayRedact(who, { agent_id: 8 }, { sender_type, sender_id: 7 })).toBe(false);
});

it('takes a message out of its event, and where it was the last one out of the conversation', () => {
  const message = { conversation_id: 7, seq: 3, content: 'I am 42', metadata: { via: 'email' } };
  expect(redactedEvent({ data: { message } }, redacted)).toEqual({
    data: { message: { ...message, content: 'Removed.', metadata: { redacted_at: 'now' } } },
  });
  const last = { id: 7, last_message_at: 'then', last_message: 'I am 42', status: 'active' };
  expect(redactedEvent({ data: { conversation: last } }, redacted)).toEqual({
    data: { conversation: { ...last, last_message: 'Removed.' } },
  });
  expect(redactedEvent({ data: { conversation: { ...last, last_message: 'Removed.' } } }, redacted)).toBeUndefined();
});
