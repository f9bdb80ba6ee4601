/** Which parts of a mail become files of its message, and what the message says of the others. */
import { expect, it } from 'vitest';
import { type Part, judgePart, leftOut, messageText } from '#core/inbound/parts.ts';

const plan: Part = { name: 'plan.pdf', type: 'application/pdf', size: 50_000, isInline: false };

it.each<[Partial<Part>, ReturnType<typeof judgePart>]>([
  [{}, 'file'],
  [{ size: 0 }, 'skipped'],
  [{ type: 'application/pgp-signature' }, 'skipped'],
  [{ type: 'text/calendar' }, 'skipped'],
  [{ isInline: true, size: 10 * 1024 }, 'skipped'],
  [{ isInline: true, size: 10 * 1024 + 1 }, 'file'],
  [{ isInline: false, size: 1 }, 'file'],
  [{ name: 'WINMAIL.DAT', type: 'application/octet-stream' }, { reason: 'Only Outlook can open this format.' }],
  [{ type: 'application/vnd.ms-tnef' }, { reason: 'Only Outlook can open this format.' }],
  [{ type: 'application/ms-tnef' }, { reason: 'Only Outlook can open this format.' }],
  [{ type: 'x-application/ms-tnef' }, 'file'],
  [{ type: 'application/ms-tnef-plus' }, 'file'],
  [{ type: 'message/rfc822' }, { reason: "Emails can't be attached here." }],
])('a part with %o: %o', (changed, fate) => {
  expect(judgePart({ ...plan, ...changed }, 'scanned')).toEqual(fate);
});

it('leaves out what no scanner has seen, and names it on one line', () => {
  expect(judgePart(plan, 'unscanned')).toEqual({ reason: "It couldn't be checked for viruses." });
  expect(leftOut('a]\n[b.pdf', 'Why.')).toBe('[File left out: a_ _b.pdf. Why.]');
  expect(leftOut('', 'Why.')).toBe('[File left out: unnamed. Why.]');
});

it('says what fits in a message, and what is missing', () => {
  const characters = /\p{Cc}/gu;
  const said = (text: string, left: string[] = [], hasFiles = false) =>
    messageText(text, { left, hasFiles, characters });
  expect(said(' Hi\u0007! ')).toBe('Hi!');
  expect(said('')).toBe('[The email has no text of its own.]');
  expect(said('', [], true)).toBe('');
  expect(said('', ['[a]'])).toBe('[a]');
  const many = Array.from({ length: 12 }, (_, index) => `[${index}]`);
  expect(said('Hi', many).split('\n\n').slice(-2)).toEqual(['[9]', '[2 more files left out.]']);
  const long = said('x'.repeat(20_000), many);
  expect(long.length).toBeLessThanOrEqual(8000);
  expect(long).toContain('[The email goes on.]\n\n[0]');
});

it('keeps the spaces inside of a text, and the last of those that fit', () => {
  const said = (text: string, left: string[] = [], hasFiles = false) =>
    messageText(text, { left, hasFiles, characters: /\p{Cc}/gu });
  const ten = Array.from({ length: 10 }, (_, index) => `[${index}]`);
  expect(said('\u0007 Hi ', ten)).toBe(['Hi', ...ten].join('\n\n'));
  expect(said('  ', ['[a]', '[b]'], true)).toBe('[a]\n\n[b]');
  const mark = '[The email goes on.]';
  // As much as would be cut fits with the mark and the blank line before it.
  const most = 8000 - mark.length - 2;
  expect(said('x'.repeat(most))).toBe('x'.repeat(most));
  expect(said('x'.repeat(most + 1))).toBe(`${'x'.repeat(most)}\n\n${mark}`);
  expect(said(`${'x'.repeat(most - 3)}   more`)).toBe(`${'x'.repeat(most - 3)}\n\n${mark}`);
  expect(said(`  ${'x'.repeat(most + 1)}`)).toBe(`${'x'.repeat(most)}\n\n${mark}`);
});
