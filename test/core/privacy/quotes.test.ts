/** What notes repeat of a redacted message. */
import { describe, expect, it } from 'vitest';
import type { HandoffNote } from '#core/model/messages/handoff-note.ts';
import { type Quoted, noteWithout, textWithout } from '#core/privacy/quotes.ts';

const said = 'My PIN is 4711, where is my order?';
const visitors = (text: string, more: Partial<Quoted> = {}): Quoted => ({
  text,
  files: [],
  isVisitors: true,
  isPublic: true,
  ...more,
});
const asked = (...texts: string[]): HandoffNote => ({
  cause: 'unanswered',
  questions: texts.map((text) => ({ text, article: 'Delivery', percent: 12 })),
});
const textsOf = (note: HandoffNote | undefined) => note?.questions?.map(({ text }) => text);

describe('a bot’s note', () => {
  it.each([
    ['the question', said],
    ['the question in other case', said.toUpperCase()],
    ['its beginning, where it was cut', said.slice(0, 20)],
    ['it joined with the question before', `And tomorrow? ${said}`],
  ])('loses %s, and keeps the others', (_, text) => {
    expect(textsOf(noteWithout(asked(text, 'Do you deliver?'), visitors(said)))).toEqual(['•••', 'Do you deliver?']);
  });

  it.each([
    ['of another message', asked('Do you deliver?'), said],
    ['where a short message is a part of a word', asked('Nobody knows'), 'no'],
    ['where the message says nothing, as one of files alone', asked('Do you deliver?'), ''],
    ['that has lost the words already', asked('•••'), said],
  ])('stays as it is %s', (_, note, text) => {
    expect(noteWithout(note, visitors(text))).toBeUndefined();
  });

  it('loses the names of the message’s files alone', () => {
    const note: HandoffNote = { cause: 'files', names: ['ann-passport.pdf', 'chair.png'] };
    expect(noteWithout(note, visitors('', { files: ['ann-passport.pdf'] }))?.names).toEqual(['•••', 'chair.png']);
  });

  it('loses all that a model wrote, since it may be the message in other words; not for what visitors can’t read', () => {
    const note: HandoffNote = { cause: 'handed_over', text: 'The secret number is forty-seven eleven.' };
    expect(noteWithout(note, visitors(said))?.text).toBe('•••');
    expect(noteWithout(note, visitors(said, { isVisitors: false, isPublic: false }))).toBeUndefined();
  });

  it('loses the bot’s answer that didn’t help with the answer, not with a question', () => {
    const note: HandoffNote = { cause: 'no_help', text: 'Parcels take two days.' };
    expect(noteWithout(note, visitors('Parcels take two days.'))).toBeUndefined();
    const answer = visitors('Parcels take two days. Express takes one.', { isVisitors: false });
    expect(noteWithout(note, answer)?.text).toBe('•••');
  });
});

describe('a colleague’s note', () => {
  it('loses the message where it has all of it', () => {
    expect(textWithout(`She wrote: “${said}” Twice: ${said}`, { text: said })).toBe('She wrote: “•••” Twice: •••');
  });

  it('stays where it has none of it, or only a word or two', () => {
    expect(textWithout('She has a PIN.', { text: said })).toBeUndefined();
    expect(textWithout('Thanks to all', { text: 'Thanks' })).toBeUndefined();
  });
});
