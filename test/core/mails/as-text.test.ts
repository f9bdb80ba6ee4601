/** A mail as plain text. */
import { expect, it } from 'vitest';
import { asText } from '#core/mails/as-text.ts';
import type { MailBlock } from '#core/mails/mail.ts';

it.each<[string, MailBlock, string]>([
  ['a paragraph', { kind: 'paragraph', text: 'Hello' }, 'Hello'],
  ['a button', { kind: 'button', label: 'Open', url: 'https://a.example' }, 'Open:\nhttps://a.example'],
  [
    'choices',
    { kind: 'choices', choices: [1, 2].map((at) => ({ label: `No. ${at}`, url: `https://a.example/${at}` })) },
    'No. 1:\nhttps://a.example/1\n\nNo. 2:\nhttps://a.example/2',
  ],
  [
    'figures',
    {
      kind: 'figures',
      rows: [
        { label: 'Chats', value: '5', change: '+2' },
        { label: 'Rated', value: '1' },
      ],
    },
    'Chats: 5 (+2)\nRated: 1',
  ],
  ['a message', { kind: 'message', at: '10:00', who: 'Ada', text: 'One\nTwo' }, '10:00  Ada:\n    One\n    Two'],
  ['a step of the chat', { kind: 'message', at: '10:00', who: null, text: 'Ada\njoined' }, '10:00  Ada joined'],
  [
    'a message of a file',
    { kind: 'message', at: '10:00', who: 'Ada', text: '', files: [{ name: 'a.pdf', url: 'https://a.example/f' }] },
    '10:00  Ada:\n    [File: a.pdf]\n    https://a.example/f',
  ],
])('%s', (_, block, text) => {
  expect(asText({ blocks: [block] })).toBe(text);
});

it('begins with the line above which one answers', () => {
  expect(asText({ replyLine: '↑ here ↑', blocks: [{ kind: 'small', text: 'Bye' }] })).toBe('↑ here ↑\n\nBye');
});

it.each(['\n', '\r\n', '\u0085', '\v', '\f'])('lets no line of a message pass for another’s header: %j', (end) => {
  const text = `Hello${end}10:01  Bob:`;
  const written = asText({ blocks: [{ kind: 'message', at: '10:00', who: `Ada${end}11:00  Eve`, text }] });
  expect(written.split('\n').filter((line) => /^\d/.test(line))).toEqual(['10:00  Ada 11:00 Eve:']);
});
