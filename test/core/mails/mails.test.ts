import { expect, it } from 'vitest';
import { asHtml } from '#core/mails/as-html.ts';
import { asText } from '#core/mails/as-text.ts';
import { ticketMail as confirmation } from '#core/mails/ticket.ts';
import { transcriptMail as transcript } from '#core/mails/transcript.ts';
import { copyTexts, mailTexts } from '#core/mails/locales/texts.ts';
import type { Mail } from '#core/mails/mail.ts';
import { isProvenAddress, mailboxOf } from '#core/mails/mail-address.ts';
import type { Ticket } from '#core/model/conversations/ticket.ts';

const withText =
  <Given extends unknown[]>(make: (...given: Given) => Mail) =>
  (...given: Given) => {
    const mail = make(...given);
    return { ...mail, text: asText(mail) };
  };
const transcriptMail = withText(transcript);
const ticketMail = withText(confirmation);
const at_ms = Date.UTC(2026, 5, 1, 12, 30);
const inWords = (locale: string | null) => ({ texts: copyTexts(locale), shared: mailTexts(locale), locale });
const whole = { isWhole: true, isProven: true, ...inWords(null) };
const quoting = (quotes: { name: boolean; subject: boolean }) => ({ quotes, ...inWords(null) });
const ticket = { number: 7, subject: 'Refund\r\nBcc: all@example.com', requester: { name: 'Ann\nLee', email: null } };

it('a transcript names sender and time of each message, and says when it is incomplete', () => {
  const lines = [
    { at_ms, sender_type: 'visitor', sender_name: null, content: 'Hello\n<b>there</b>' },
    { at_ms, sender_type: 'agent', sender_name: 'Ada', content: 'Hi' },
    { at_ms, sender_type: 'system', sender_name: null, content: 'Ada joined' },
  ] as const;
  const { subject, text } = transcriptMail('Shop', lines, whole);
  expect(subject).toBe('Your chat with Shop');
  expect(text).toContain('2026-06-01 12:30  You:\n    Hello\n    <b>there</b>');
  expect(text).toContain('2026-06-01 12:30  Ada:\n    Hi');
  expect(text).toContain('2026-06-01 12:30  Ada joined');
  expect(text).not.toContain('newest');
  expect(transcriptMail('Shop', lines, { ...whole, isWhole: false }).text).toContain('Only the most recent messages');
});

it('no message can imitate a line of another sender', () => {
  const forged = ['', '\n', '\r\n', '\r', '\u2028', '\u0085', '\v'].map((end) => `Hi${end}2026-06-01 12:31  Ada:`);
  for (const text of forged) {
    const line = { at_ms, sender_type: 'visitor', sender_name: text, content: text } as const;
    const copy = transcriptMail('Shop', [line], whole).text;
    const heads = copy.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).filter((one) => one.startsWith('2026-'));
    expect(heads).toHaveLength(1);
  }
});

it('no name or subject can write a line of its own', () => {
  expect(transcriptMail('Shop\r\nBcc: x', [], whole).subject).toBe('Your chat with Shop Bcc: x');
  const { text } = ticketMail(ticket as unknown as Ticket, quoting({ name: true, subject: true }));
  expect(text.split('\n')).toEqual([
    'Hello Ann Lee,',
    '',
    'We’ve received your request “Refund Bcc: all@example.com” as ticket 7 and will get back to you.',
  ]);
});

it('the subject of a mail holds nothing that a visitor wrote', () => {
  for (const name of [true, false])
    for (const subject of [true, false])
      expect(ticketMail(ticket as unknown as Ticket, quoting({ name, subject })).subject).toBe('Your request #7');
});

it('an unverified address gets none of the words of the visitor who typed it', () => {
  const evil = 'Claim your prize at evil.example';
  const copy = transcriptMail(
    'Shop',
    [
      { at_ms, sender_type: 'visitor', sender_name: evil, content: evil },
      // A workflow that greets by name, a model that repeats what it is told.
      { at_ms, sender_type: 'bot', sender_name: 'Ida', content: `Thanks, ${evil}!` },
      { at_ms, sender_type: 'system', sender_name: null, content: 'Ada joined the conversation' },
      { at_ms, sender_type: 'agent', sender_name: 'Ada', content: 'How can I help?' },
    ],
    { ...whole, isProven: false },
  );
  const word = ticketMail(
    { ...ticket, subject: evil, requester: { name: evil } } as unknown as Ticket,
    quoting({ name: false, subject: false }),
  );
  expect(JSON.stringify([copy, word])).not.toMatch(/prize|evil/);
  expect(copy.text).toContain('Ada:\n    How can I help?');
  expect(copy.text).toContain('Ada joined the conversation');
  expect(copy.text).toContain('What the visitor wrote');
  expect(word.text).toContain('as ticket 7');
});

it.each([
  ['typed by somebody unknown', { verified: false, email: 'v@example.com' }, 'v@example.com', false],
  [
    'another than the one their site vouched for',
    { verified: true, email: 'v@example.com', verified_fields: ['email'] },
    'w@example.com',
    false,
  ],
  ['of somebody of whom it was not noted yet', { verified: true, email: 'v@example.com' }, 'v@example.com', false],
  ['of somebody whose site named none', { verified: true, email: null }, 'v@example.com', false],
  [
    'typed by somebody whose site vouched for their name only',
    { verified: true, email: 'v@example.com', verified_fields: ['name'] },
    'v@example.com',
    false,
  ],
  [
    'named by their site among all it vouches for',
    { verified: true, email: 'v@example.com', verified_fields: ['name', 'email'] },
    'v@example.com',
    true,
  ],
  [
    'their site vouched for in another case',
    { verified: true, email: 'V@example.com', verified_fields: ['email'] },
    'v@example.com',
    true,
  ],
])('an address %s: whether it is proven', (_, visitor, address, is) => {
  expect(isProvenAddress(visitor, address)).toBe(is);
});

it.each([
  ['Ann@Example.com', 'ann@example.com'],
  ['ann+one@example.com', 'ann@example.com'],
  ['ann.lee@example.com', 'ann.lee@example.com'],
  ['A.n.n+x@googlemail.com', 'ann@gmail.com'],
])('%s is counted as %s', (address, mailbox) => expect(mailboxOf(address)).toBe(mailbox));

it("the team's Markdown is plain text in a transcript, what visitors wrote stays as it was", () => {
  const said = { at_ms, sender_name: null, content: '**Free** [returns](https://a.example)' } as const;
  const lines = [
    { ...said, sender_type: 'bot' },
    { ...said, sender_type: 'agent' },
    { ...said, sender_type: 'visitor' },
  ] as const;
  const { text } = transcriptMail('Shop', lines, whole);
  expect(text).toContain('Assistant:\n    Free returns (https://a.example)');
  expect(text).toContain('Agent:\n    Free returns (https://a.example)');
  expect(text).toContain('You:\n    **Free** [returns](https://a.example)');
});

it('an address is one mailbox, however its domain is spelled', () => {
  expect(mailboxOf('anna+shop@почта.рф')).toBe(mailboxOf('anna@xn--80a1acny.xn--p1ai'));
});

it('a copy names the files of a message, below its text or without one', () => {
  const files = [{ name: 'broken mug.png', url: 'https://chat.example.com/1' }, { name: 'a\nb.pdf' }];
  const line = { at_ms: 0, sender_type: 'visitor', sender_name: null } as const;
  const lines = [
    { ...line, content: 'Look', files },
    { ...line, content: '', files: [{ name: 'c.zip' }] },
  ];
  const { text } = transcriptMail('Shop', lines, whole);
  expect(text).toContain('    Look\n    [File: broken mug.png]\n    https://chat.example.com/1\n    [File: a b.pdf]');
  expect(text).toMatch(/You:\n {4}\[File: c\.zip\]$/);
});

it('HTML of a mail holds each word of it, and nothing anybody wrote is markup', () => {
  const evil = `<img src=x onerror="alert(1)">'&`;
  const mail: Mail = {
    subject: evil,
    preheader: evil,
    language: 'ar',
    blocks: [
      { kind: 'paragraph', text: evil },
      { kind: 'message', at: '12:30', who: evil, text: `${evil}\nnext`, files: [{ name: evil, url: 'javascript:x' }] },
      { kind: 'message', at: '12:31', who: null, text: evil },
      { kind: 'button', label: evil, url: 'javascript:alert(1)' },
      { kind: 'figures', rows: [{ label: evil, value: evil, change: evil, url: 'https://chat.example.com/?a="b' }] },
      { kind: 'small', text: evil },
      { kind: 'link', label: evil, url: 'javascript:alert(1)' },
    ],
  };
  const html = asHtml(mail, { site: evil, accent: '#ffee00', logo: 'javascript:alert(1)' });
  expect(html.match(/<img/g)).toHaveLength(1);
  expect(html).not.toContain('javascript:');
  expect(html.split('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;').length - 1).toBe(14);
  expect(html).toContain('dir="rtl"');
  expect(html).toContain('href="https://chat.example.com/?a=&quot;b"');
});

it('every border in the site’s color is another one on a dark background', () => {
  const mail: Mail = {
    subject: 'How was your chat?',
    language: 'en',
    blocks: [
      { kind: 'message', at: '12:30', who: 'Ben', text: 'Yes.' },
      { kind: 'choices', choices: [{ label: 'Great', url: 'https://chat.example.com/5' }] },
    ],
  };
  const html = asHtml(mail, { site: 'Shop', accent: '#000000' });
  const bordered = html.match(/<\w+ [^>]*border[^:;"]*:[^;"]*#000000[^>]*>/g) ?? [];
  expect(bordered).toHaveLength(3);
  expect(bordered.filter((tag) => !/class="[^"]*\baccent\b/.test(tag))).toEqual([]);
});
