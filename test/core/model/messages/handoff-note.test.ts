import { describe, expect, it } from 'vitest';
import { handoffNote, noteOf } from '#core/model/messages/handoff-note.ts';

describe('what a bot notes', () => {
  it('leaves out what is empty', () => {
    expect(noteOf('unanswered', [{ text: ' ' }], { text: ' ' })).toEqual({ cause: 'unanswered' });
  });

  it('cuts what the conversation has in full', () => {
    const { questions, text } = noteOf(
      'unanswered',
      Array.from({ length: 9 }, () => ({ text: 'a'.repeat(8000) })),
      {
        text: 'b'.repeat(8000),
      },
    );
    expect(questions?.map((one) => one.text.length)).toEqual([500, 500, 500, 500, 500]);
    expect(text).toHaveLength(2000);
  });

  it('is a value that its schema takes', () => {
    const asked = { text: 'Who won?', article: 'Who can order?', percent: 3 };
    const note = noteOf('max_turns', [asked], { count: 2, names: ['a.png'], text: 'Wants to know.' });
    expect(handoffNote.parse(note)).toEqual(note);
  });
});
