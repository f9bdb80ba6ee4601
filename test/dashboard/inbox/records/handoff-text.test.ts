/** A bot's note in the reader's language, from its data. */
import { describe, expect, it } from 'vitest';
import { handoffCauses, noteOf } from '#core/model/messages/handoff-note.ts';
import { handoffText, handoffWords } from '#core/model/messages/handoff-text.ts';
import HandoffText from '#dashboard/inbox/records/handoff-text.tsx';
import { handoffNote as arabic } from '#dashboard/strings/languages/ar/records.ts';
import { handoffNote as french } from '#dashboard/strings/languages/fr/records.ts';
import { handoffNote as german } from '#dashboard/strings/languages/de/records.ts';
import { handoffNote as japanese } from '#dashboard/strings/languages/ja/records.ts';
import { handoffNote as portuguese } from '#dashboard/strings/languages/pt/records.ts';
import { handoffNote as spanish } from '#dashboard/strings/languages/es/records.ts';

const full = (cause: (typeof handoffCauses)[number]) =>
  noteOf(cause, [{ text: 'Q?', article: 'A?', percent: 42 }], { names: ['N'], count: 3, text: 'T' });

it('is drawn as other notes are', () => {
  const drawn: string[] = [];
  HandoffText({ note: noteOf('no_help', [{ text: 'When?' }]), draw: (text) => drawn.push(text) });
  expect(drawn).toEqual(['The bot’s answer didn’t help.\nQuestion: When?']);
});

describe.each(Object.entries({ arabic, french, german, japanese, portuguese, spanish }))('in %s', (_, words) => {
  it('says each cause in words of its own, with all that the note has', () => {
    const texts = handoffCauses.map((cause) => handoffText(full(cause), words));
    expect(new Set(texts).size).toBe(handoffCauses.length);
    for (const text of texts) expect(text).toMatch(/Q\?[^]*42[^]*A\?[^]*T/);
    for (const cause of ['files', 'unclear'] as const) expect(handoffText(full(cause), words)).toContain('N');
    for (const cause of ['max_turns', 'wrong_codes'] as const) expect(handoffText(full(cause), words)).toContain('3');
  });

  it('has no English sentence', () => {
    const isEnglish = (cause: (typeof handoffCauses)[number]) =>
      handoffText(full(cause), words) === handoffText(full(cause), handoffWords);
    expect(handoffCauses.filter(isEnglish)).toEqual([]);
  });
});
