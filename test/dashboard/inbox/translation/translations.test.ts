/** Translations of visitors' messages: one at a time, hidden and shown, and given up where the next would fail as well. */
import { expect, it } from 'vitest';
import type { Wanted, Written } from '#dashboard/inbox/copilot/use-written.ts';
import {
  type Said,
  createTranslations,
  isInForeign,
  isTranslatable,
} from '#dashboard/inbox/translation/translations.ts';

const said = (seq: number, content = `Nachricht ${seq}`): Said => ({
  conversation_id: 7,
  seq,
  sender_type: 'visitor',
  content,
  metadata: null,
});

function setUp() {
  const asked: { wanted: Wanted; show: (written: Written) => void }[] = [];
  const translations = createTranslations((_, wanted, show) => asked.push({ wanted, show }));
  const done = (text: string) => asked.at(-1)?.show({ state: 'done', task: 'translate', text, sources: [] });
  return { translations, asked, done };
}

it('asks for one at a time, in the order they are wanted', () => {
  const { translations, asked, done } = setUp();
  for (const seq of [2, 1]) translations.want(said(seq));
  translations.want(said(2));
  expect(asked.map(({ wanted }) => wanted)).toEqual([{ task: 'translate', text: 'Nachricht 2', to: 'en' }]);
  expect([translations.of(said(1)), translations.of(said(3))]).toEqual([{ state: 'waiting' }, undefined]);
  done('Message 2');
  expect(asked.map(({ wanted }) => wanted.text)).toEqual(['Nachricht 2', 'Nachricht 1']);
  expect(translations.of(said(2))).toEqual({ state: 'done', text: 'Message 2' });
  done('Message 1');
  expect(asked).toHaveLength(2);
});

it('keeps hidden what is hidden before it has come', () => {
  const { translations, asked, done } = setUp();
  for (const seq of [1, 2]) translations.want(said(seq));
  for (const seq of [1, 2]) translations.hide(said(seq));
  done('Message 1');
  expect([asked.length, translations.of(said(1)), translations.of(said(2))]).toEqual([1, undefined, undefined]);
});

it('asks once for what is hidden and wanted again before it has come', () => {
  const { translations, asked, done } = setUp();
  translations.want(said(1));
  translations.hide(said(1));
  translations.want(said(1));
  done('Message 1');
  expect(asked).toHaveLength(1);
  expect(translations.of(said(1))).toEqual({ state: 'done', text: 'Message 1' });
});

it('goes on after a message that can’t be translated, and gives up where no message can', () => {
  const { translations, asked } = setUp();
  translations.setWhole(7, true);
  for (const seq of [1, 2, 3]) translations.want(said(seq));
  asked.at(-1)?.show({ state: 'failed', task: 'translate', problem: 'changed' });
  expect([asked.length, translations.of(said(1))]).toMatchObject([2, { state: 'failed', problem: 'changed' }]);
  asked.at(-1)?.show({ state: 'failed', task: 'translate', problem: 'budget' });
  expect(asked).toHaveLength(2);
  for (const seq of [2, 3]) expect(translations.of(said(seq))).toMatchObject({ state: 'failed', problem: 'budget' });
  expect(translations.whole.value.has(7)).toBe(false);
  translations.want(said(3));
  expect(asked).toHaveLength(3);
});

it('is for what a visitor said, and not for what was redacted', () => {
  expect(isTranslatable(said(1))).toBe(true);
  expect(isTranslatable({ ...said(1), sender_type: 'bot' })).toBe(false);
  expect(isTranslatable({ ...said(1), metadata: { redacted_at: '2026-01-01T00:00:00.000Z' } })).toBe(false);
  expect(isTranslatable(said(1, ' '))).toBe(false);
});

it('takes a short message for one in the language of the others', () => {
  const long = said(1, 'Wo ist meine Bestellung und wann kommt sie?');
  expect(isInForeign(said(2, 'Danke'), [long])).toBe(true);
  expect(isInForeign(said(2, 'Danke'), [said(1, 'Where is my order and when does it come?')])).toBe(false);
  // Of those before it, then of those after.
  expect(
    isInForeign(said(2, 'Danke'), [said(1, 'Where is my order and when does it come?'), { ...long, seq: 3 }]),
  ).toBe(false);
  expect(isInForeign(said(1, 'Danke'), [{ ...long, seq: 2 }])).toBe(true);
  expect(isInForeign(said(2, 'Where is my order and when does it come?'), [long])).toBe(false);
});
