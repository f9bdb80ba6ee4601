import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitResult } from '#core/mcp/fit-result.ts';

const listOf = (count: number, content: string) => ({
  data: Array.from({ length: count }, (_, id) => ({ id, content })),
  next_cursor: 'next',
});

describe('a result', () => {
  it('that fits stays as it is', () => {
    const answer = listOf(3, 'x'.repeat(5000));
    const text = JSON.stringify(answer);
    expect(fitResult(answer, text.length)).toEqual({ text, isCut: false });
  });

  it.each([
    [1, 10_000, 4000],
    [5, 5000, 800],
  ])('of %i texts of %i characters has them cut to %i, and says how long they are', (count, length, limit) => {
    const cut = `${'x'.repeat(limit)}… [cut: ${length} characters in all]`;
    expect(fitResult(listOf(count, 'x'.repeat(length)), 5000)).toEqual({
      text: JSON.stringify(listOf(count, cut)),
      isCut: true,
    });
  });

  it('never halves a character', () => {
    const answer = { content: `x${'👍'.repeat(3000)}` };
    expect(fitResult(answer, 5000)).toEqual({
      text: JSON.stringify({ content: `x${'👍'.repeat(1999)}… [cut: 6001 characters in all]` }),
      isCut: true,
    });
  });

  it('that is too long says how many of its entries would fit', () => {
    expect(fitResult(listOf(100, 'x'.repeat(100)), 5000)).toMatchObject({ entriesThatFit: 40 });
    expect(fitResult({ days: Array.from({ length: 5000 }, () => 1) }, 5000)).toMatchObject({ entriesThatFit: 0 });
  });

  it('fits or has fewer entries the next time, and keeps every entry and its cursor', () => {
    const content = fc.string({ maxLength: 6000, size: 'max' });
    const answers = fc.array(fc.record({ id: fc.nat(), content }), { maxLength: 30 });
    fc.assert(
      fc.property(answers, (data) => {
        const max = 5000;
        const result = fitResult({ data, next_cursor: 'next' }, max);
        const fitted = 'text' in result ? result.text : '{}';
        const { data: kept, next_cursor } = { data, next_cursor: 'next', ...JSON.parse(fitted) };
        expect(fitted.length).toBeLessThanOrEqual(max);
        expect(next_cursor).toBe('next');
        expect(kept.map(({ id }: { id: number }) => id)).toEqual(data.map(({ id }) => id));
        expect('tooLong' in result ? result.entriesThatFit : -1).toBeLessThan(Math.max(1, data.length));
      }),
      { numRuns: 50 },
    );
  });
});
