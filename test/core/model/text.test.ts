import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnswer } from '#core/automation/answers/answer.ts';
import { cut, isStorable } from '#core/model/text.ts';
import { shortened } from '#core/automation/turn/turn.ts';
import { anyText } from '#test/support/any-text.ts';

describe('a text that is cut', () => {
  it('is as long as it may be, and never ends in half a character', () => {
    fc.assert(
      fc.property(anyText(), fc.integer({ min: 1, max: 12 }), (text, max) => {
        const shorter = cut(text, max);
        expect(text.startsWith(shorter)).toBe(true);
        expect(shorter.isWellFormed()).toBe(true);
        expect(shorter.length).toBeGreaterThanOrEqual(Math.min(text.length, max) - 1);
        expect(shorter.length).toBeLessThanOrEqual(max);
      }),
    );
  });

  it('is whole where it fits', () => expect(cut('a😀', 3)).toBe('a😀'));

  it('is what becomes of a long answer to a workflow', () => {
    const words = `${'a'.repeat(1999)}😀`;
    const step = { expects: 'text', options: [], min: null, max: null } as const;
    expect(parseAnswer(step, words, null)).toBe('a'.repeat(1999));
    expect(shortened({ said: `${'a'.repeat(499)}😀` })).toEqual({ said: 'a'.repeat(499) });
  });
});

describe('a number', () => {
  it.each([0, -0, 1, -1.5, 1e-100, Number.MAX_SAFE_INTEGER])('such as %d can be stored', (number) =>
    expect(isStorable(number)).toBe(true),
  );
  it.each([NaN, Infinity, 1e-101, -1e-300, 2 ** 53, -1e300])('such as %d can not', (number) =>
    expect(isStorable(number)).toBe(false),
  );
});
