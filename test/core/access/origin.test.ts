import { describe, expect, it } from 'vitest';
import { isAllowedHost, isAllowedOrigin } from '#core/access/origin.ts';

const list = ['shop.example.com', '*.example.org', 'xn--bcher-kva.example', 'localhost'];

describe('a page (abuse case 25)', () => {
  it.each([
    ['https://shop.example.com', true],
    ['http://shop.example.com:8080', true],
    ['https://SHOP.example.com', true],
    ['https://shop.example.com.', true],
    ['https://bücher.example', true],
    ['http://localhost:5173', true],
    ['https://a.example.org', true],
    ['https://a.b.example.org', true],
    ['https://example.org', false],
    ['https://example.com', false],
    ['https://www.shop.example.com', false],
    ['https://notshop.example.com', false],
    ['https://evilexample.org', false],
    ['https://shop.example.com.evil.net', false],
    ['https://evil.net/shop.example.com', false],
    ['https://shop.example.com@evil.net', false],
    ['https://evil.net#shop.example.com', false],
    ['file://shop.example.com', false],
    ['httpsx://shop.example.com', false],
    ['xhttp://shop.example.com', false],
    ['ftp://shop.example.com', false],
    ['null', false],
    ['', false],
    ['shop.example.com', false],
  ])('of %s: %s', (origin, allowed) => {
    expect(isAllowedOrigin(origin, list)).toBe(allowed);
  });

  it('of any site may use a widget without a list, and a script without an origin is judged by its token', () => {
    expect(isAllowedOrigin('https://anywhere.example', [])).toBe(true);
    expect(isAllowedOrigin('null', [])).toBe(true);
    expect(isAllowedOrigin(undefined, list)).toBe(true);
  });
});

describe('a host name, as the page itself knows it', () => {
  it.each<[host: string, allowed: string[], expected: boolean]>([
    ['anything.example', [], true],
    ['SHOP.example.com.', ['shop.example.com'], true],
    ['www.shop.example.com', ['shop.example.com'], false],
    ['a.b.example.com', ['*.example.com'], true],
    ['example.com', ['*.example.com'], false],
    ['evilexample.com', ['*.example.com'], false],
    ['example.com.evil.net', ['example.com', '*.example.com'], false],
    ['', ['example.com'], false],
  ])('%s with %j: %s', (host, allowed, expected) => expect(isAllowedHost(host, allowed)).toBe(expected));
});
