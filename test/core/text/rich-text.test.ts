/** The Markdown of articles and models, as data. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Span, plainLine, plainText, richText } from '#core/text/rich-text.ts';
import { processorMs } from '#test/support/processor-time.ts';

const spansOf = (text: string): Span[] =>
  richText(text).flatMap((block) =>
    block.kind === 'paragraph' ? block.spans : block.kind === 'list' ? block.items.flat() : [{ text: block.text }],
  );

describe('a text with Markdown', () => {
  it.each<[text: string, spans: Span[]]>([
    ['**now**', [{ text: 'now', bold: true }]],
    ['*now* and _then_', [{ text: 'now', italic: true }, { text: ' and ' }, { text: 'then', italic: true }]],
    [
      '**a *b* c**',
      [
        { text: 'a ', bold: true },
        { text: 'b', bold: true, italic: true },
        { text: ' c', bold: true },
      ],
    ],
    ['`a*b*c`', [{ text: 'a*b*c', code: true }]],
    ['[our page](https://a.example/x)', [{ text: 'our page', href: 'https://a.example/x' }]],
    ['[tea](https://a.example/Tea_(drink))', [{ text: 'tea', href: 'https://a.example/Tea_(drink)' }]],
    ['[mail us](mailto:a@b.example)', [{ text: 'mail us', href: 'mailto:a@b.example' }]],
    ['[(555) 123-4567](tel:+15551234567)', [{ text: '(555) 123-4567', href: 'tel:+15551234567' }]],
    ['[+49 (0)30 1234](tel:+49301234)', [{ text: '+49 (0)30 1234', href: 'tel:+49301234' }]],
    ['[Call us, 24/7](tel:030-1234)', [{ text: 'Call us, 24/7', href: 'tel:030-1234' }]],
    ['[x](tel:javascript)', [{ text: '[x](tel:javascript)' }]],
    [
      '***now*** and __then__',
      [{ text: 'now', bold: true, italic: true }, { text: ' and ' }, { text: 'then', bold: true }],
    ],
    ['![a cup](https://a.example/cup.png)!', [{ text: 'a cup', href: 'https://a.example/cup.png' }, { text: '!' }]],
    ['[us](https://a.example/x "About us")', [{ text: 'us', href: 'https://a.example/x' }]],
    ['5 \\* 3 \\_ C:\\Users', [{ text: '5 ' }, { text: '*' }, { text: ' 3 ' }, { text: '_' }, { text: ' C:\\Users' }]],
    ['a__b__c __ d __', [{ text: 'a__b__c __ d __' }]],
    ['one\n\n---\n* * *\n\ntwo', [{ text: 'one' }, { text: 'two' }]],
    ['# Shipping', [{ text: 'Shipping', bold: true }]],
    ['2*3*4 snake_case_name **', [{ text: '2*3*4 snake_case_name **' }]],
    ['<img src=x onerror=alert(1)>', [{ text: '<img src=x onerror=alert(1)>' }]],
    ['[x](javascript:alert(1))', [{ text: '[x](javascript:alert(1))' }]],
    ['[x](data:text/html,y)', [{ text: '[x](data:text/html,y)' }]],
  ])('%j means %j', (text, spans) => expect(spansOf(text)).toEqual(spans));

  it('hides no address behind another one', () => {
    const hrefs = spansOf('[https://bank.example](https://evil.example/)').map(({ text, href }) => [text, href]);
    expect(hrefs).toContainEqual(['https://bank.example', 'https://bank.example']);
    expect(hrefs).toContainEqual(['https://evil.example/', 'https://evil.example/']);
    expect(spansOf('[(555) 123-4567](tel:+19005550000)')).toEqual([{ text: '[(555) 123-4567](tel:+19005550000)' }]);
  });

  it('has lists, numbered from where they begin, code and paragraphs', () => {
    const text = 'Do this:\n1. one\n2. two\n\n3. three\n- x\n```js\na *b*\n```\nend';
    expect(richText(text)).toEqual([
      { kind: 'paragraph', spans: [{ text: 'Do this:' }] },
      { kind: 'list', start: 1, items: [[{ text: 'one' }], [{ text: 'two' }], [{ text: 'three' }]] },
      { kind: 'list', start: null, items: [[{ text: 'x' }]] },
      { kind: 'code', text: 'a *b*' },
      { kind: 'paragraph', spans: [{ text: 'end' }] },
    ]);
  });

  it('is plain text in a mail, with the addresses of its links', () => {
    expect(plainText('# Ship **now**\n1. [here](https://a.example)\n2. `b` https://c.example')).toBe(
      'Ship now\n\n1. here (https://a.example)\n2. b https://c.example',
    );
    expect(plainText('[Call us](tel:+15551234567)')).toBe('Call us (+15551234567)');
  });

  it('is one line in an excerpt, without the marks of lists', () => {
    expect(plainLine('You **need**:\n- the box\n- the [receipt](https://a.example)\n\n1. Pack it')).toBe(
      'You need: the box · the receipt Pack it',
    );
    expect(plainLine('```\na\nb\n```')).toBe('a b');
  });

  it('links to nothing but http, https, mailto and tel, whatever the text', () => {
    const part = fc.oneof(
      fc.constantFrom('[', '](', ')', '**', '*', '`', 'javascript:', 'tel:', 'https://a.b', '\n- '),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const hrefs = spansOf(parts.join('')).flatMap(({ href }) => href ?? []);
        expect(hrefs.filter((href) => !/^(https?:|mailto:|tel:[\d+])/i.test(href))).toEqual([]);
      }),
    );
  });

  it.each(['[a', '**a ', '*a', '_a ', '`a ', '[a](', '![a](', '__a ', '\\*', '- ', '1. ', '```\n', '***'])(
    'of 8,000 characters of %j is read in a moment',
    (text) => {
      const ms = processorMs(() => void richText(text.repeat(8000 / text.length)));
      expect(ms).toBeLessThan(1000);
    },
  );
});
