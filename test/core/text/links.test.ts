/** Which addresses in a message become links, on both sides. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLinks, targetOf } from '#core/text/links.ts';

describe('a link', () => {
  it.each([
    ['https://a.example/x', '_blank'],
    ['mailto:anna@example.com', undefined],
    ['tel:+15551234567', undefined],
  ])('to %s opens in a tab of its own only if it is a page', (href, target) => expect(targetOf(href)).toBe(target));
});

describe('links in text', () => {
  it.each<[text: string, hrefs: string[]]>([
    ['see https://example.com/a?b=c#d.', ['https://example.com/a?b=c#d']],
    ['(https://example.com/a)', ['https://example.com/a']],
    ['https://en.wikipedia.org/wiki/A_(b)', ['https://en.wikipedia.org/wiki/A_(b)']],
    ['www.example.com, or anna@example.com!', ['https://www.example.com', 'mailto:anna@example.com']],
    ['https://müller.example/ü', ['https://müller.example/ü']],
    ['javascript:alert(1)', []],
    ['java\tscript:alert(1) JaVaScRiPt://https', []],
    ['data:text/html,<script>alert(1)</script>', []],
    ['vbscript:x file:///etc/passwd ftp://x.example', []],
    ['<a href="https://example.com">x</a>', ['https://example.com']],
    ['https://exa\u202emple.com', []],
    ['https://', []],
    ['https://[bad', []],
    ['@anna 3@4', []],
    ['看https://example.com/a。谢谢', ['https://example.com/a']],
    ['（https://example.com），再见', ['https://example.com']],
    ['https://example.com谢谢', ['https://example.com']],
    ['https://ja.wikipedia.org/wiki/日本、', ['https://ja.wikipedia.org/wiki/日本']],
    ['انظر https://example.com/a؟ نعم', ['https://example.com/a']],
    ['https://example.com/a، ثم', ['https://example.com/a']],
    ['联系anna@example.com谢谢', ['mailto:anna@example.com']],
    ['anna@почта.рф, anna@müller.example', ['mailto:anna@почта.рф', 'mailto:anna@müller.example']],
    ['http://localhost:3000/a http://[::1]:80/x', ['http://localhost:3000/a', 'http://[::1]:80/x']],
  ])('%j has the links %j', (text, hrefs) => {
    const pieces = splitLinks(text);
    expect(pieces.flatMap(({ href }) => href ?? [])).toEqual(hrefs);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });

  it('loses no character, and links to nothing but http, https and mailto, whatever the text', () => {
    // fast-check's own addresses take a second to make their tables.
    const address = fc
      .tuple(fc.constantFrom('http', 'https'), fc.domain(), fc.string({ unit: 'grapheme' }))
      .map(([scheme, host, rest]) => `${scheme}://${host}/${encodeURI(rest)}`);
    const scary = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      address,
      fc.constantFrom('javascript:', 'www.', '@', ')', ' '),
    );
    fc.assert(
      fc.property(fc.array(scary), (parts) => {
        const text = parts.join('');
        const pieces = splitLinks(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        const protocols = pieces.flatMap(({ href }) => (href ? new URL(href).protocol : []));
        expect(protocols.filter((protocol) => !/^(https?|mailto):$/.test(protocol))).toEqual([]);
      }),
    );
  });
});
