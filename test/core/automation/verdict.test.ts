import { describe, expect, it } from 'vitest';
import { listed } from '#core/automation/phrases/plain.ts';
import { verdictWords } from '#core/automation/phrases/verdict-words.ts';
import { smallTalkIn } from '#core/automation/small-talk.ts';
import { type Verdict, verdictIn } from '#core/automation/verdict.ts';
import { languages } from '#core/text/language.ts';

describe.each(languages)('the verdict words of %s', (language) => {
  const words = verdictWords[language];

  it.each([
    ['no_help', words.noHelp],
    ['yes', words.yes],
    ['no', words.no],
  ] as const)('are understood as %s', (kind, list) => {
    const phrases = listed(list);
    expect(phrases.map((phrase) => [phrase, verdictIn(phrase)])).toEqual(phrases.map((phrase) => [phrase, kind]));
  });

  it('are no small talk where they say that an answer was of no use', () => {
    expect(listed(words.noHelp).filter((phrase) => smallTalkIn(phrase))).toEqual([]);
  });

  it('are each there once, and mean nothing alone where they stand around', () => {
    const all = listed([words.noHelp, words.yes, words.no, words.around].join());
    expect(all.filter((phrase, index) => phrase === '' || all.indexOf(phrase) !== index)).toEqual([]);
  });
});

describe('a verdict', () => {
  it.each<[string, Verdict]>([
    ["Sorry, that didn't help me at all.", 'no_help'],
    ['No, that did not help!', 'no_help'],
    ['Nein, das hilft mir leider nicht', 'no_help'],
    ['Das hilft mir nicht, danke', 'no_help'],
    ["Non, ça ne m'aide pas du tout", 'no_help'],
    ['Yes!', 'yes'],
    ['Yes, thanks', 'yes'],
    ['No', 'no'],
    ['はい。', 'yes'],
    ['不，没有帮助', 'no_help'],
  ])('is in %s', (message, verdict) => {
    expect(verdictIn(message)).toBe(verdict);
  });

  it.each([
    "That didn't help, how do I return it?",
    'Yes, but where is my parcel?',
    'Does it help against rust?',
    'No delivery came today',
    'Thanks',
    '👍',
    '',
    `no ${'no '.repeat(60)}`,
  ])('is not in %s', (message) => {
    expect(verdictIn(message)).toBeUndefined();
  });
});
