import { describe, expect, it } from 'vitest';
import { retryOnConflict } from '#functions/store/table.ts';

describe('an attempt that others may be faster than', () => {
  it('is repeated until it is not in conflict, and knows how many came before it', async () => {
    const earlier: number[] = [];
    const result = await retryOnConflict('this widget', async (count) => {
      earlier.push(count);
      return count < 2 ? 'conflict' : { name: 'Shop' };
    });
    expect(result).toEqual({ name: 'Shop' });
    expect(earlier).toEqual([0, 1, 2]);
  });

  it("may return undefined, which isn't a conflict", async () => {
    let attempts = 0;
    await retryOnConflict('this widget', async () => void attempts++);
    expect(attempts).toBe(1);
  });

  it.each([
    ['this widget', 4, 'this widget'],
    [{ name: 'tickets', attempts: 7 }, 7, 'tickets'],
  ])('of %o is given up after %i times, in words that name it', async (contended, times, name) => {
    let attempts = 0;
    const attempt = async () => {
      attempts++;
      return 'conflict' as const;
    };
    await expect(retryOnConflict(contended, attempt)).rejects.toMatchObject({
      code: 'try_again',
      message: `Someone else is changing ${name}. Try again shortly.`,
      data: { retryAfterSeconds: 1 },
    });
    expect(attempts).toBe(times);
  });

  it('that fails is not repeated', async () => {
    let attempts = 0;
    const attempt = async (): Promise<never> => {
      attempts++;
      throw new Error('not now');
    };
    await expect(retryOnConflict('this widget', attempt)).rejects.toThrow('not now');
    expect(attempts).toBe(1);
  });
});
