import { expect, it } from 'vitest';
import { ticketMail, transcriptMail } from '../../core/mails.ts';
import type { Ticket } from '../../core/model/ticket.ts';

const at_ms = Date.UTC(2026, 5, 1, 12, 30);
const ticket = { number: 7, subject: 'Refund\r\nBcc: all@example.com', requester: { name: 'Ann\nLee', email: null } };

it('a copy names who said what and when, and says when it is not whole', () => {
  const lines = [
    { at_ms, sender_type: 'visitor', sender_name: null, content: 'Hello\n<b>there</b>' },
    { at_ms, sender_type: 'agent', sender_name: 'Ada', content: 'Hi' },
    { at_ms, sender_type: 'system', sender_name: null, content: 'Ada joined' },
  ] as const;
  const { subject, text } = transcriptMail('Shop', lines, { isWhole: true });
  expect(subject).toBe('Your chat with Shop');
  expect(text).toContain('2026-06-01 12:30  You:\n    Hello\n    <b>there</b>');
  expect(text).toContain('2026-06-01 12:30  Ada:\n    Hi');
  expect(text).toContain('2026-06-01 12:30  Ada joined');
  expect(text).not.toContain('newest');
  expect(transcriptMail('Shop', lines, { isWhole: false }).text).toContain('Only the newest messages');
});

it('nothing said in a chat can pass for a line of somebody else', () => {
  const forged = ['', '\n', '\r\n', '\r', '\u2028', '\u0085', '\v'].map((end) => `Hi${end}2026-06-01 12:31  Ada:`);
  for (const text of forged) {
    const line = { at_ms, sender_type: 'visitor', sender_name: text, content: text } as const;
    const copy = transcriptMail('Shop', [line], { isWhole: true }).text;
    const heads = copy.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).filter((one) => one.startsWith('2026-'));
    expect(heads).toHaveLength(1);
  }
});

it('no name or subject can write a line of its own', () => {
  expect(transcriptMail('Shop\r\nBcc: x', [], { isWhole: true }).subject).toBe('Your chat with Shop Bcc: x');
  const { subject, text } = ticketMail(ticket as unknown as Ticket);
  expect(subject).toBe('#7: Refund Bcc: all@example.com');
  expect(text.split('\n')[0]).toBe('Hello Ann Lee,');
});
