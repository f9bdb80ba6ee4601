/** On which pages the widget may show, and why it stays away. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whyNot } from '#widget/loader/permission.ts';
import { matchesPage } from '#widget/patterns.ts';
import { processorMs } from '#test/support/processor-time.ts';

describe('page patterns', () => {
  it.each<[pattern: string, path: string, expected: boolean]>([
    ['/checkout', '/checkout', true],
    ['/checkout', '/checkout/', true],
    ['/checkout', '/checkout/pay?step=2#card', true],
    ['/checkout/', '/checkout/pay', true],
    ['/checkout', '/checkout-help', false],
    ['/checkout*', '/checkout-help', true],
    ['/*/cart', '/de/cart', true],
    ['/*/cart', '/cart', false],
    ['/', '/', true],
    ['/', '/about', false],
    ['*.pdf', '/files/a.pdf', true],
    ['/a.b', '/axb', false],
    ['/search?q=*', '/search?q=mug', true],
    ['https://shop.example/sale', '/sale', true],
    ['https://other.example/sale', '/sale', false],
    ['/(', '/(', true],
    ['*', '/', true],
    ['/a*b*c', '/a/b/bc', true],
    ['/a*b*c', '/a/c/b', false],
    ['/a*c', '/a/c-d/c', true],
    ['/a*c', '/a/c-d', false],
    ['/a**c', '/abc', true],
    ['/ab*b', '/ab', false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(matchesPage(pattern, new URL(path, 'https://shop.example'))).toBe(expected);
  });

  it('match as the regular expression they stand for', () => {
    const text = (characters: string) =>
      fc.array(fc.constantFrom(...characters), { maxLength: 12 }).map((some) => `/${some.join('')}`);
    fc.assert(
      fc.property(text('ab/*?'), text('ab/?#'), (pattern, path) => {
        const source = pattern
          .replace(/(.)\/$/, '$1')
          .replaceAll('?', '\\?')
          .replaceAll('*', '.*');
        const expected = new RegExp(`^${source}([/?#].*)?$`).test(path);
        expect(matchesPage(pattern, { href: `https://a${path}`, origin: 'https://a' })).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('take no longer on a long address however many stars they have', () => {
    const page = { href: `https://a${'/'.repeat(8000)}x`, origin: 'https://a' };
    const ms = processorMs(() => {
      expect(matchesPage('/*/*/*/y', page)).toBe(false);
      expect(matchesPage(`${'/*'.repeat(200)}/y`, page)).toBe(false);
    });
    expect(ms).toBeLessThan(1000);
  });
});

describe('why a widget stays away', () => {
  const page = { href: 'https://shop.example/checkout', origin: 'https://shop.example', hostname: 'shop.example' };

  it('is reported with the value seen and the values allowed', () => {
    const reason = whyNot({ allowed_domains: ['a.example', 'b.example'], excluded_paths: [] }, page);
    expect(reason).toContain('shop.example is not among');
    expect(reason).toContain('a.example, b.example');
  });

  it('names the excluded path', () => {
    expect(whyNot({ allowed_domains: [], excluded_paths: ['/cart', '/checkout'] }, page)).toContain('/checkout');
  });

  it('is nothing on any other page', () => {
    expect(whyNot({ allowed_domains: [], excluded_paths: ['/cart'] }, page)).toBeUndefined();
  });
});
