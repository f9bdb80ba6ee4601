/** A visitor's copy of a chat. */
import { expect, it } from 'vitest';
import { asText } from '#core/mails/as-text.ts';
import { copyTexts } from '#core/mails/locales/copy.ts';
import { mailTexts } from '#core/mails/locales/texts.ts';
import { type Line, transcriptMail } from '#core/mails/transcript.ts';

const line = { at_ms: 0, sender_name: null, content: '' };
const lines: Line[] = [
  { ...line, sender_type: 'visitor', sender_name: 'Buy pills', content: 'at pills.example' },
  { ...line, sender_type: 'bot', content: 'You said pills.example' },
  { ...line, sender_type: 'agent', sender_name: 'Ana', content: 'Hello' },
];
const copyOf = (isProven: boolean, isWhole = true) =>
  transcriptMail('Shop', lines, { isWhole, isProven, texts: copyTexts('en'), shared: mailTexts('en'), locale: 'en' });

it('holds all of the chat for an address that the site vouched for', () => {
  const text = asText(copyOf(true));
  for (const { content } of lines) expect(text).toContain(content);
});

it('holds none of the visitor’s words for an address that was only typed', () => {
  const { subject, blocks } = copyOf(false);
  expect(asText({ blocks })).toContain('Hello');
  expect(subject + asText({ blocks })).not.toContain('pills');
});

it('says so where it holds only the newest lines', () => {
  expect(asText(copyOf(true, false))).toContain(copyTexts('en').newest);
  expect(asText(copyOf(true))).not.toContain(copyTexts('en').newest);
});
