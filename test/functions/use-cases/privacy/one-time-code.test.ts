import { expect, it } from 'vitest';
import { hashOfCode, newCode } from '#functions/use-cases/privacy/one-time-code.ts';

it('has six digits, also where it begins with zeros', () => {
  const codes = Array.from({ length: 500 }, newCode);
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  expect(new Set(codes).size).toBeGreaterThan(450);
});

it('has another hash in another conversation, with another nonce, and for another code', () => {
  const hashes = [
    hashOfCode(1, 'a', '123456'),
    hashOfCode(2, 'a', '123456'),
    hashOfCode(1, 'b', '123456'),
    hashOfCode(1, 'a', '123457'),
  ];
  expect(new Set(hashes).size).toBe(4);
  expect(hashOfCode(1, 'a', '123456')).toBe(hashes[0]);
  expect(hashes.join(' ')).not.toContain('123456');
});
