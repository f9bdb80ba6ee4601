/** The language a visitor writes in. */
import { expect, it } from 'vitest';
import { isRead, languageOfVisitor, saidLast } from '#dashboard/inbox/copilot/language-of-chat.ts';

const german = 'Wo ist meine Bestellung und wann kommt sie?';

it.each([
  [german, null, 'de'],
  [german, 'de-AT', 'de-AT'],
  [german, 'en-US', 'de'],
  ['Danke', 'de', 'de'],
  ['Danke', null, undefined],
  ['Где моя посылка, скажите', 'uk', 'uk'],
  ['Где моя посылка, скажите', 'en', 'ru'],
])('of %j from a browser in %s is %s', (said, locale, expected) => {
  expect(languageOfVisitor([said], locale)).toBe(expected);
});

it('is that of the newest message that says it', () => {
  const english = 'Where is my order and when does it come?';
  expect(languageOfVisitor(['OK', german, english], 'fr')).toBe('de');
  expect(languageOfVisitor(['OK', english, german], 'fr')).toBe('en');
});

it('goes by what the visitor said last, without what was redacted', () => {
  const row = { sender_type: 'visitor', content: 'Hallo', metadata: null } as const;
  const removed = { ...row, metadata: { redacted_at: '2026-01-01T00:00:00.000Z' } };
  const rows = Array.from({ length: 12 }, (_, index) => ({ ...row, content: `${index}` }));
  expect(saidLast([row, removed, { ...row, sender_type: 'agent' }])).toEqual(['Hallo']);
  expect(saidLast(rows)).toEqual(['11', '10', '9', '8', '7', '6', '5', '4', '3', '2']);
});

it('is read by an agent whose dashboard or browser is in it', () => {
  expect([isRead('de-AT', ['en', 'de-DE']), isRead('fr', ['en', 'de-DE'])]).toEqual([true, false]);
});
