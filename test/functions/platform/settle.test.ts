import { expect, it } from 'vitest';
import { settleAll } from '#functions/platform/settle.ts';

it('waits for all of it, and then says what failed first', async () => {
  const ended: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow = promise.then(() => ended.push('slow'));
  const failing = Promise.reject(new Error('no'));
  const done = settleAll([failing, slow]);
  let isOver = false;
  const watched = done.catch(() => (isOver = true));
  await Promise.resolve();
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  resolve();
  await watched;
  expect(ended).toEqual(['slow']);
  await expect(done).rejects.toThrow('no');
});

it('is content when all went well', async () => {
  await expect(settleAll([Promise.resolve(1), undefined])).resolves.toBeUndefined();
});
