import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepAttached, MAX_ATTACHED_BYTES, withAttributes } from '#core/limits/attached.ts';

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

describe('what a visitor attaches', () => {
  it('is kept as it is while it is little', () => {
    const attached = { texts: { url: 'https://shop.example/', title: null }, attributes: { plan: 'gold', seats: 3 } };
    expect(keepAttached(attached)).toEqual(attached);
  });

  it('loses what is too much of it: attributes whole, the last ones first, and smaller ones still fit', () => {
    const attributes = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key-${index}`, '"'.repeat(500)]));
    const kept = keepAttached({ texts: { url: 'https://shop.example/' }, attributes: { ...attributes, plan: 'gold' } });
    expect(Object.keys(kept.attributes)).toEqual([...Object.keys(attributes).slice(0, 8), 'plan']);
    expect(kept.texts.url).toBe('https://shop.example/');
  });

  it('never has a half character, and never more than its bytes', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', '語', '😀', '\n'), maxLength: 3000, size: 'max' });
    fc.assert(
      fc.property(
        text,
        fc.option(text),
        fc.dictionary(fc.string(), fc.oneof(text, fc.integer())),
        (url, title, attributes) => {
          const kept = keepAttached({ texts: { url, title }, attributes });
          const parts = [...Object.values(kept.texts), ...Object.entries(kept.attributes).flat()];
          const bytes = parts.filter((part) => part !== null).reduce<number>((sum, part) => sum + bytesOf(part), 0);
          expect(bytes).toBeLessThanOrEqual(MAX_ATTACHED_BYTES + 2);
          expect(parts.every((part) => typeof part !== 'string' || part.isWellFormed())).toBe(true);
          for (const [key, value] of Object.entries(kept.attributes)) expect(attributes[key]).toBe(value);
          expect(url.startsWith(kept.texts.url ?? '')).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('attributes that are added', () => {
  it('replace those of the same key, and come after the others', () => {
    expect(withAttributes({ plan: 'gold', seats: 3 }, { cart: 2, plan: 'silver' })).toEqual({
      plan: 'silver',
      seats: 3,
      cart: 2,
    });
  });

  it('take nothing away, however much the team has noted', () => {
    const noted = Object.fromEntries(Array.from({ length: 45 }, (_, index) => [`note-${index}`, 'n'.repeat(500)]));
    expect(withAttributes(noted, { cart: 2 })).toEqual(noted);
  });

  it('take nothing away, however large they are', () => {
    const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`);
    const before = { ...Object.fromEntries(keys.map((key) => [key, 'short'])), order: '4711' };
    const after = withAttributes(before, Object.fromEntries(keys.map((key) => [key, 'n'.repeat(500)])));
    expect(after).toMatchObject({ 'key-0': 'n'.repeat(500), 'key-19': 'short', order: '4711' });
    expect(bytesOf(after)).toBeLessThanOrEqual(MAX_ATTACHED_BYTES + 2);
  });

  it('are fifty together at most', () => {
    const before = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`key-${index}`, index]));
    expect(withAttributes(before, { one: 1, two: 2, 'key-0': 'other' })).toEqual({
      ...before,
      'key-0': 'other',
      one: 1,
    });
  });
});
