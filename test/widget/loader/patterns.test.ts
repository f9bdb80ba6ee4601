/** Where the widget may show, and why it stays away. */
import { describe, expect, it } from 'vitest';
import { whyNot } from '../../../widget/loader/permission.ts';
import { isAllowedHost, matchesPage } from '../../../widget/patterns.ts';

describe('allowed domains', () => {
  it.each<[host: string, allowed: string[], expected: boolean]>([
    ['anything.example', [], true],
    ['shop.example.com', ['shop.example.com'], true],
    ['SHOP.example.com.', ['shop.example.com'], true],
    ['www.shop.example.com', ['shop.example.com'], false],
    ['a.b.example.com', ['*.example.com'], true],
    ['example.com', ['*.example.com'], false],
    ['evilexample.com', ['*.example.com'], false],
    ['example.com.evil.net', ['example.com', '*.example.com'], false],
    ['', ['example.com'], false],
  ])('%s with %j: %s', (host, allowed, expected) => expect(isAllowedHost(host, allowed)).toBe(expected));
});

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
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(matchesPage(pattern, new URL(path, 'https://shop.example'))).toBe(expected);
  });
});

describe('why a widget stays away', () => {
  const page = { href: 'https://shop.example/checkout', origin: 'https://shop.example', hostname: 'shop.example' };

  it('is said with what was seen and what is allowed', () => {
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
