/** The text of a mail that has only HTML. */
import { expect, it } from 'vitest';
import { htmlToText } from '#core/inbound/html-text.ts';

it.each<[string, string, string]>([
  ['lines and paragraphs', '<p>One</p><p>Two<br>Three</p>', 'One\n\nTwo\nThree'],
  ['white space of the source', '<div>One\n   two</div>', 'One two'],
  ['character references', 'Tom &amp; Jerry &lt;3 &#8364;', 'Tom & Jerry <3 €'],
  ['a list', '<ul><li>One</li><li>Two</li></ul>', '- One\n- Two'],
  ['what is never shown', '<style>p{}</style><script>x()</script><p>Text</p><title>No</title>', 'Text'],
  ['what is hidden by its style', '<div style="display: none">Preheader</div><p>Text</p>', 'Text'],
  ['a signature', '<p>Text</p><div class="gmail_signature">Ada</div>', 'Text'],
  ['a quotation', '<p>Text</p><blockquote>Before</blockquote>', 'Text\n\n> Before'],
  ['a quotation of Gmail', '<p>Text</p><div class="gmail_quote">Before</div><p>After</p>', 'Text\n\n> Before\nAfter'],
  [
    'all after Outlook’s mark',
    '<p>Text</p><div id="divRplyFwdMsg">From: Ada</div><div>Before</div>',
    'Text\n\n> From: Ada\n> Before',
  ],
  ['a head that isn’t closed', '<head><title>No</title><body>Text</body>', 'Text'],
  ['a tag that isn’t closed', '<p>Text<a href="', 'Text'],
  ['a sign that is no tag', '<p>1 < 2</p>', '1 < 2'],
  ['what was never opened', '</blockquote></div><p>Text</p>', 'Text'],
])('%s', (_, html, text) => {
  expect(htmlToText(html)).toBe(text);
});

it('reads a hundred thousand open elements in one pass', () => {
  expect(htmlToText(`${'<b>'.repeat(100_000)}Text${'</i>'.repeat(100_000)}`)).toBe('Text');
});
