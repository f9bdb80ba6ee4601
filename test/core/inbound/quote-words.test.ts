/** The words that mail programs introduce a quotation with, in each language. */
import { expect, it } from 'vitest';
import { newText } from '#core/inbound/quotes.ts';
import { REPLY_MARK, quoteWords, replyLine } from '#core/inbound/quote-words.ts';

const languages = Object.entries(quoteWords);

it.each(languages)('%s: Outlook’s headers begin a quotation', (_, { from, others }) => {
  for (const first of from) {
    const headers = [`${first}: Ada <ada@example.com>`, ...others.map((name) => `${name}: something`)];
    expect(newText(['Thanks!', '', ...headers, '', 'Before'].join('\n'))).toBe('Thanks!');
  }
});

it.each(languages)('%s: a line between dashes begins one', (_, { original }) => {
  expect(original.length).toBeGreaterThan(0);
  for (const words of original) expect(newText(`Thanks!\n\n-----${words}-----\nBefore`)).toBe('Thanks!');
});

it.each([
  ['en', 'On Mon, 2 Mar 2026 at 10:00, Shop wrote:'],
  ['de', 'Am 02.03.2026 um 10:00 schrieb Shop:'],
  ['fr', 'Le lun. 2 mars 2026 à 10:00, Shop a écrit :'],
  ['es', 'El lun, 2 mar 2026 a las 10:00, Shop escribió:'],
  ['pt', 'Em seg., 2 de mar. de 2026 às 10:00, Shop escreveu:'],
] as const)('%s: who wrote something when', (language, line) => {
  expect(quoteWords[language].wrote.test(line)).toBe(true);
  expect(newText(`Thanks!\n\n${line}\n> Before`)).toBe('Thanks!');
});

it('puts our own mark on both sides of its words', () => {
  expect(replyLine('Reply above this line')).toBe(`${REPLY_MARK} Reply above this line ${REPLY_MARK}`);
});
