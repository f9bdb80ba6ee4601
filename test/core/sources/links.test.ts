import { describe, expect, it } from 'vitest';
import { endlessGuard, isInScope, isPageLink, pageUrlOf, scopeOf } from '#core/sources/links.ts';

describe('an address is stored once, however it is written:', () => {
  it.each([
    ['/a?utm_source=x&b=1#top', 'https://example.com/a?b=1'],
    ['/a?b=2&a=1', 'https://example.com/a?a=1&b=2'],
    ['HTTPS://EXAMPLE.com:443/a', 'https://example.com/a'],
    ['https://me:secret@example.com/', 'https://example.com/'],
    ['../b', 'https://example.com/b'],
    ['mailto:a@example.com', undefined],
    ['javascript:void(0)', undefined],
    ['http://', undefined],
  ])('%s', (address, expected) => {
    expect(pageUrlOf(address, 'https://example.com/help/')?.href).toBe(expected);
  });
});

describe('below an address', () => {
  it.each([
    ['/help', '/help/', true],
    ['/help', '/help', true],
    ['/help', '/helpers', false],
    ['/help/', '/help/a/b', true],
    ['/help/sitemap.xml', '/help/a', true],
    ['/help/sitemap.xml', '/about', false],
    ['/', '/anything', true],
  ])('%s, there is %s: %s', (address, path, expected) => {
    const scope = scopeOf(new URL(`https://example.com${address}`));
    expect(isInScope(new URL(`https://example.com${path}`), [scope])).toBe(expected);
    expect(isInScope(new URL(`https://example.org${path}`), [scope])).toBe(false);
  });
});

describe('a link is a page:', () => {
  it.each([
    ['/returns', true],
    ['/returns.html', true],
    ['/terms.pdf', true],
    ['/a?page=2', true],
    ['/a.png', false],
    ['/feed.xml', false],
    ['/login', false],
    ['/account/sign-in', false],
    ['/cart/', false],
    ['/a/b/a/b/a/b', false],
    ['/a?b=1&c=2&d=3', false],
    [`/${'a'.repeat(600)}`, false],
    [`/${Array.from({ length: 13 }, (_, n) => n).join('/')}`, false],
  ])('%s: %s', (path, expected) => expect(isPageLink(new URL(path, 'https://example.com'))).toBe(expected));
});

it('pages without an end are taken thirty times, and numbered pages always', () => {
  const count = (path: (n: number) => string) => {
    const mayGoOn = endlessGuard();
    return Array.from({ length: 100 }, (_, n) => mayGoOn(new URL(path(n), 'https://example.com'))).filter(Boolean)
      .length;
  };
  expect(count((n) => `/calendar/2026/${n}`)).toBe(30);
  expect(count((n) => `/list?page=${n}`)).toBe(30);
  expect(count((n) => `/articles/${n}`)).toBe(100);
  expect(count((n) => `/hc/en/articles/36${n}-how-to-${n}-x`)).toBe(30);
});
