import { expect, it } from 'vitest';
import { xssPayloads } from './xss-payloads.ts';

it('makes as many different payloads as are asked for, each of which calls xss()', () => {
  const payloads = xssPayloads(500);
  expect(new Set(payloads).size).toBe(500);
  expect(payloads.filter((text) => !text.includes('xss'))).toEqual([]);
  expect(payloads.filter((text) => text.includes('CALL') || text.includes('ADDRESS'))).toEqual([]);
  expect(xssPayloads(500)).toEqual(payloads);
});
