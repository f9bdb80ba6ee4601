import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeText } from '#functions/sources/decode-text.ts';
import { readMarkdownText, titleOf } from '#functions/sources/markdown.ts';
import { readPdf } from '#functions/sources/pdf.ts';
import { readContent } from '#functions/sources/read-content.ts';
import { rulesOf } from '#functions/sources/robots.ts';
import { isSitemap, readSitemap, unzippedSitemap } from '#functions/sources/sitemap.ts';
import { pdfOf } from '#test/support/pdf.ts';

describe('text is decoded', () => {
  const latin = Buffer.from('Größe', 'latin1');
  it.each<[string, Buffer, string]>([
    ['as UTF-8', Buffer.from('Größe'), ''],
    ['as it says', latin, 'text/html; charset=ISO-8859-1'],
    ['as the page says', Buffer.concat([Buffer.from('<meta charset="iso-8859-1">'), latin]), 'text/html'],
    ['although it says UTF-8', latin, 'text/html; charset=utf-8'],
    ['although nobody knows what it says', Buffer.from('Größe'), 'text/html; charset=klingon'],
    ['by its mark', Buffer.from('\uFEFFGröße', 'utf16le'), 'text/html; charset=utf-8'],
    ['of Japan', Buffer.from([0x83, 0x65, 0x83, 0x58, 0x83, 0x67]), 'text/html; charset=shift_jis'],
  ])('%s', (_, bytes, type) => expect(decodeText(bytes, type)).toMatch(/Größe|テスト/));
});

describe('robots.txt', () => {
  const judged = (text: string, path: string) =>
    rulesOf('https://example.com/robots.txt', text).judge(new URL(path, 'https://example.com'));
  it.each([
    ['User-agent: *\nDisallow: /private', '/private/a', true],
    ['User-agent: *\nDisallow: /private', '/public', false],
    ['User-agent: *\nDisallow: /\nAllow: /help', '/help/a', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/a.pdf', true],
    ['User-agent: LiveChatBot\nDisallow: /\n\nUser-agent: *\nDisallow:', '/a', true],
    ['User-agent: GPTBot\nDisallow: /', '/a', false],
    ['', '/a', false],
    ['<!doctype html><html>', '/a', false],
  ])('%j forbids %s: %s', (text, path, expected) => expect(judged(text, path) !== undefined).toBe(expected));

  it('says how long to wait, and whoever asks for more than a minute is left alone', () => {
    const rules = (delay: number) =>
      rulesOf(
        'https://example.com/robots.txt',
        `User-agent: *\nCrawl-delay: ${delay}\nSitemap: https://example.com/s.xml`,
      );
    expect(rules(10)).toMatchObject({ delayMs: 10_000, sitemaps: ['https://example.com/s.xml'] });
    expect(rules(0.01).delayMs).toBe(200);
    expect(rules(3600).judge(new URL('https://example.com/'))).toEqual({
      problem: 'robots',
      detail: 'crawl-delay: 3600',
    });
  });
});

describe('a sitemap', () => {
  const xml =
    '<?xml version="1.0"?><urlset><url><loc> https://example.com/a?b=1&amp;c=2 </loc></url><url><loc><![CDATA[https://example.com/d]]></loc></url></urlset>';
  it('lists pages, or further sitemaps', () => {
    expect(isSitemap(xml)).toBe(true);
    expect(readSitemap(xml)).toEqual({
      pages: ['https://example.com/a?b=1&c=2', 'https://example.com/d'],
      sitemaps: [],
    });
    expect(readSitemap(xml.replaceAll('urlset', 'sitemapindex')).sitemaps).toHaveLength(2);
    expect(isSitemap('<rss></rss>')).toBe(false);
  });
  it('may be a gzip file, but no bomb', () => {
    expect(unzippedSitemap(gzipSync(xml))?.toString()).toBe(xml);
    expect(unzippedSitemap(gzipSync(Buffer.alloc(64 * 1024 * 1024)))).toBeUndefined();
    expect(unzippedSitemap(Buffer.from(xml))).toBeUndefined();
  });
});

describe('Markdown', () => {
  it('is read by its headings and named by the first, or by its file', () => {
    expect(readMarkdownText('# Returns\n\nSend it.\n\n## Costs\n> price\n\nNone.', 'a.md')).toMatchObject({
      title: 'Returns',
      sections: [
        { heading: 'Returns', text: 'Send it.' },
        { heading: 'Costs', text: 'None.', phrasings: ['price'] },
      ],
    });
    expect(readMarkdownText('No heading.', 'docs/return-policy.md')).toEqual({
      title: 'return policy',
      sections: [{ heading: '', text: 'No heading.' }],
    });
    expect(titleOf('a%20b_c.md')).toBe('a b c');
    expect(titleOf('100%.txt')).toBe('100%');
  });
});

describe('a PDF', () => {
  it('is read by its larger lines', async () => {
    const pdf = pdfOf([
      [20, 'Returns'],
      [10, 'Send them to us within'],
      [10, 'thirty days.'],
      [16, 'Costs'],
      [10, 'Returning is free for everybody.'],
    ]);
    expect(await readPdf(pdf, 'terms')).toEqual({
      title: 'terms',
      sections: [
        { heading: 'Returns', text: 'Send them to us within thirty days.', anchor: 'page=1' },
        { heading: 'Costs', text: 'Returning is free for everybody.', anchor: 'page=1' },
      ],
    });
  });
  it('without text, or broken, is listed as such', async () => {
    expect(await readPdf(pdfOf([]), 'scan')).toEqual({ problem: 'no_text', detail: null });
    expect(await readPdf(Buffer.from('%PDF-1.7 nothing'), 'x')).toEqual({ problem: 'damaged', detail: null });
    expect(await readPdf(pdfOf([[10, 'Half of it is there.']]).subarray(0, 200), 'x')).toMatchObject({
      problem: expect.any(String),
    });
  });
});

it('what a server calls something else is read by what it is', async () => {
  const url = new URL('https://example.com/terms');
  const pdf = pdfOf([[10, 'We are open on all days of the week.']]);
  expect(await readContent({ bytes: pdf, type: 'application/octet-stream', name: 'terms', url })).toMatchObject({
    drafts: [{ url: 'https://example.com/terms#page=1' }],
  });
  expect(
    await readContent({
      bytes: Buffer.from('let a = 1;'),
      type: 'application/octet-stream',
      name: 'x.ts',
      url,
    }),
  ).toMatchObject({ problem: 'not_text' });
  expect(await readContent({ bytes: Buffer.from('{"a":1}'), type: 'application/json', name: '/a', url })).toMatchObject(
    { problem: 'not_text' },
  );
});
