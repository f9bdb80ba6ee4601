import { describe, expect, it } from 'vitest';
import { handoffCauses, noteOf } from '#core/model/messages/handoff-note.ts';
import { handoffText } from '#core/model/messages/handoff-text.ts';

describe('a note in words', () => {
  it('say in lines why it hands over, what is open, and what comes closest', () => {
    const asked = [{ text: 'Who won?', article: 'Who can order?', percent: 3 }, { text: 'When?' }];
    expect(handoffText(noteOf('unanswered', asked))).toBe(
      'The bot has no answer.\nQuestion: Who won?\nClosest article (3%): Who can order?\nQuestion: When?',
    );
  });

  it('name no article that has nothing to do with it', () => {
    const asked = [{ text: 'Who won?', article: 'Who can order?', percent: 0 }];
    expect(handoffText(noteOf('unanswered', asked))).toBe('The bot has no answer.\nQuestion: Who won?');
  });

  it.each([
    [noteOf('max_turns', [], { count: 1 }), 'The bot reached its limit of 1 answer.'],
    [noteOf('files', [], { names: ['a.png', 'b.png'] }), 'The visitor sent files, which bots can’t read: a.png, b.png'],
    [noteOf('no_help', [], { text: 'In two days.' }), 'The bot’s answer didn’t help.\nIts answer: In two days.'],
    [noteOf('handed_over', [], { text: 'Wants a refund.' }), 'The bot handed over.\nWants a refund.'],
  ])('of %o', (note, words) => expect(handoffText(note)).toBe(words));

  it('are there for each cause', () => {
    const texts = handoffCauses.map((cause) => handoffText({ cause }));
    expect(new Set(texts).size).toBe(handoffCauses.length);
  });
});
