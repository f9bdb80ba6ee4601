import { describe, expect, it } from 'vitest';
import { listed } from '#core/automation/phrases/plain.ts';
import type { SmallTalk } from '#core/automation/phrases/small-talk-words.ts';
import { everywhere, pictures, smallTalkWords } from '#core/automation/phrases/small-talk-words.ts';
import { smallTalkIn, smallTalkReply } from '#core/automation/small-talk.ts';
import { languages } from '#core/text/language.ts';

const kinds = ['greeting', 'thanks', 'ok', 'goodbye'] as const satisfies readonly SmallTalk[];

describe.each(languages)('the small talk of %s', (language) => {
  const words = smallTalkWords[language];

  it('has each phrase once', () => {
    const phrases = [...kinds.flatMap((kind) => listed(words[kind])), ...listed(words.around)];
    expect(phrases.filter((phrase, index) => phrase === '' || phrases.indexOf(phrase) !== index)).toEqual([]);
  });

  it.each(kinds)('is understood and answered on a page in that language: %s', (kind) => {
    const common = Object.keys(everywhere).filter((phrase) => everywhere[phrase] === kind);
    for (const phrase of [...listed(words[kind]), ...common])
      expect([phrase, smallTalkIn(phrase, language)?.kind, smallTalkReply([phrase], language)]).toEqual([
        phrase,
        kind,
        words.replies[kind],
      ]);
  });

  it('says nothing by the words around it alone', () => {
    const said = listed(words.around).filter((phrase) => smallTalkIn(phrase, language)?.languages.includes(language));
    expect(said).toEqual([]);
  });

  it('is answered in four ways', () => {
    expect(new Set(Object.values(words.replies)).size).toBe(kinds.length);
  });
});

describe('pictures', () => {
  it('mean one thing each, and are understood', () => {
    const all = kinds.flatMap((kind) =>
      pictures[kind]
        .split(' ')
        .filter(Boolean)
        .map((picture) => [picture, kind] as const),
    );
    expect(all.map(([picture]) => [picture, smallTalkIn(picture)?.kind])).toEqual(all);
  });
});
