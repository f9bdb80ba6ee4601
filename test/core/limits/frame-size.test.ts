import { expect, it } from 'vitest';
import { MAX_FRAME_BYTES, isWithinFrame } from '#core/limits/frame-size.ts';

const quotes = (length: number) => ({ text: 'ü'.repeat(length) });

it('measures bytes, not characters', () => {
  const most = (MAX_FRAME_BYTES - '{"text":""}'.length - 1) / 2;
  expect(isWithinFrame(quotes(most))).toBe(true);
  expect(isWithinFrame(quotes(most + 1))).toBe(false);
});
