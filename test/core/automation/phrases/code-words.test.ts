import { describe, expect, it } from 'vitest';
import { codeWords } from '#core/automation/phrases/code-words.ts';

/** What stands in braces in each text; the others have none. */
const placeholders = { offer: '{address}', sent: '{address}', noMail: '{address}', wrong: '{left}' };

describe.each(Object.entries(codeWords))('what a bot says about a code in %s', (language, words) => {
  it('has every placeholder once, and no other', () => {
    const found = Object.entries(words).map(([name, text]) => [name, text.match(/\{\w*\}/g) ?? []]);
    const expected = Object.keys(codeWords.en).map((name) => [
      name,
      name in placeholders ? [placeholders[name as keyof typeof placeholders]] : [],
    ]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  it('has buttons that can be told apart, and says everything in its own words', () => {
    expect(words.send).not.toBe(words.resend);
    const same = Object.entries(words).filter(([name, text]) => text === codeWords.en[name as keyof typeof words]);
    expect(language === 'en' ? [] : same).toEqual([]);
    for (const text of Object.values(words)) expect(text.trim()).not.toBe('');
  });
});
