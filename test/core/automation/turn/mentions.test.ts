import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, fillAll, mentionedIn, textOf } from '#core/automation/turn/mentions.ts';
import { anyText } from '#test/support/any-text.ts';

describe('mentions', () => {
  it.each([
    ['{{a}} and {{ b_1 }}', ['a', 'b_1']],
    ['{{a}}{{a}}', ['a', 'a']],
    ['{{{a}}}', ['a']],
    ['{a} {{A}} {{1a}} {{a b}} {{}} {{a', []],
    [`{{${'a'.repeat(41)}}}`, []],
  ])('in %j are %j', (text, keys) => expect(mentionedIn(text)).toEqual(keys));

  it.each([
    ['Hello {{name}}!', 'Hello Vera!'],
    ['{{unknown}} {{nothing}}', '…'],
    ['{{constructor}}', '…'],
    ['{{count}} {{tiny}} {{zero}} {{yes}}', '1234567.5 0.0000001 0 true'],
    ['{{quoted}}', '{{name}} $&'],
    ['  as it is  ', 'as it is'],
  ])('in %j are filled in: %j', (text, filled) => {
    const answers = {
      name: 'Vera',
      nothing: null,
      count: 1_234_567.5,
      tiny: 1e-7,
      zero: -0,
      yes: true,
      quoted: '{{name}} $&',
    };
    expect(fill(text, answers)).toBe(filled);
  });

  it('leave a text as it is, but for its ends, where there are none', () => {
    const plain = anyText({ maxLength: 50 }).filter((text) => mentionedIn(text).length === 0);
    fc.assert(
      fc.property(plain, (text) => {
        expect(fill(text, {}, '')).toBe(text.trim());
      }),
    );
  });

  it('make a text of at most 4,000 characters, an attribute of at most 500', () => {
    const answers = { long: 'x'.repeat(500) };
    expect(fill('{{long}}'.repeat(20), answers)).toHaveLength(4000);
    expect(fillAll({ a: '{{long}}{{long}}', b: '{{none}}' }, answers)).toEqual({ a: 'x'.repeat(500), b: '' });
  });

  it('of numbers are read as the same numbers', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 9 }), (units, places) => {
        const text = textOf({ x: units / 10 ** places }, 'x');
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text) + 0).toBe(units / 10 ** places + 0);
      }),
    );
  });
});
