/** A mail as HTML. */
import { expect, it } from 'vitest';
import { asHtml } from '#core/mails/as-html.ts';
import type { Mail, MailBlock, MailLook } from '#core/mails/mail.ts';

const look: MailLook = { site: 'Shop', accent: '#0b6e4f' };
const htmlOf = (blocks: readonly MailBlock[], mail: Partial<Mail> = {}, site: Partial<MailLook> = {}): string =>
  asHtml({ subject: 'News', language: 'en', blocks, ...mail }, { ...look, ...site });

const hostile = `<img src=x onerror="alert('1')">&`;
const escaped = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;';

it.each<[string, MailBlock]>([
  ['a paragraph', { kind: 'paragraph', text: hostile }],
  ['small print', { kind: 'small', text: hostile }],
  ['a button', { kind: 'button', label: hostile, url: 'https://a.example' }],
  ['a link', { kind: 'link', label: hostile, url: 'https://a.example' }],
  ['choices', { kind: 'choices', choices: [{ label: hostile, url: 'https://a.example' }] }],
  ['figures', { kind: 'figures', rows: [{ label: hostile, value: '5' }] }],
  ['a message', { kind: 'message', at: '10:00', who: 'Ada', text: hostile }],
  ['who wrote it', { kind: 'message', at: '10:00', who: hostile, text: 'Hello' }],
  ['a file’s name', { kind: 'message', at: '10:00', who: 'Ada', text: '', files: [{ name: hostile }] }],
])('escapes %s', (_, block) => {
  const html = htmlOf([block]);
  expect(html).toContain(escaped);
  expect(html).not.toContain('<img');
});

it('escapes subject, preheader, language and the site’s name', () => {
  const html = htmlOf([], { subject: hostile, preheader: hostile, language: `"${hostile}` }, { site: hostile });
  expect(html.split(escaped)).toHaveLength(6);
  expect(html).not.toContain('<img');
});

it.each([
  ['https://a.example/?a=1&b=2', 'href="https://a.example/?a=1&amp;b=2"'],
  ['javascript:alert(1)', 'href="#"'],
  ['//a.example', 'href="#"'],
])('an address %s is %s', (url, href) => {
  expect(htmlOf([{ kind: 'button', label: 'Open', url }])).toContain(href);
});

it('is written from right to left where its language is', () => {
  const message: MailBlock = { kind: 'message', at: '10:00', who: 'Ada', text: 'Hello' };
  expect(htmlOf([message], { language: 'ar' })).toContain('border-right:3px solid');
  expect(htmlOf([message], { language: 'ar' })).toContain('<html lang="ar" dir="rtl">');
  expect(htmlOf([message])).toContain('border-left:3px solid');
});

it('puts what only some look for below a line', () => {
  const html = htmlOf([
    { kind: 'paragraph', text: 'Hello' },
    { kind: 'small', text: 'Why' },
  ]);
  expect(html.indexOf('border-top:1px solid')).toBeGreaterThan(html.indexOf('Hello'));
  expect(html.indexOf('Why')).toBeGreaterThan(html.indexOf('border-top:1px solid'));
  expect(htmlOf([{ kind: 'paragraph', text: 'Hello' }])).not.toContain('border-top:1px solid');
});

it('shows the logo beside the name, which is there without pictures', () => {
  const html = htmlOf([], {}, { logo: 'https://a.example/logo.png' });
  expect(html).toMatch(/<img src="https:\/\/a\.example\/logo\.png" alt=""[^>]*>&nbsp; <span[^>]*>Shop<\/span>/);
});
