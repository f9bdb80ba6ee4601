/** Characters that HTML writes as names or numbers. */
import { expect, it } from 'vitest';
import { decodeEntities } from '#core/inbound/entities.ts';

it.each([
  ['a &amp; b &lt;c&gt;', 'a & b <c>'],
  ['&nbsp;&iexcl;&yuml;', '\u00A0¡ÿ'],
  ['&Auml;&szlig;&times;&divide;', 'Äß×÷'],
  ['&#8364; &#x20AC; &euro;', '€ € €'],
  ['&#x1F600;', '😀'],
  ['&amp;lt;', '&lt;'],
  ['&unknown; &amp', '&unknown; &amp'],
  ['&#0;&#xD800;&#1114112;', '\uFFFD\uFFFD\uFFFD'],
])('%s reads %s', (html, text) => {
  expect(decodeEntities(html)).toBe(text);
});
