import { describe, expect, it } from 'vitest';
import { readHtml } from '#functions/sources/html.ts';

const sectionsOf = (html: string) => readHtml(html)?.sections.map(({ heading, text }) => [heading, text]);

describe('the text of a page', () => {
  it('is its main part, without menus, forms and footers', () => {
    expect(
      sectionsOf('<nav>Menu</nav><main><h1>Title</h1><p>Text.</p><aside>Ad</aside></main><footer>Imprint</footer>'),
    ).toEqual([['Title', 'Text.']]);
  });

  it('is found where the page has no main part', () => {
    const text = 'A sentence of some length, which says a thing, and another one. '.repeat(10);
    const found = sectionsOf(
      `<div class="menu"><a href="/">Home</a></div><div class="post"><h2>Title</h2><p>${text}</p></div>`,
    );
    expect(JSON.stringify(found)).toContain('A sentence of some length');
    expect(JSON.stringify(found)).not.toContain('Home');
  });

  it.each([
    ['lists', '<ul><li>One</li><li>Two</li></ul>', '- One\n- Two'],
    ['lists of paragraphs', '<ol><li><p>One</p></li><li><p>Two</p></li></ol>', '- One\n\n- Two'],
    ['tables', '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>', 'A | B\n1 | 2'],
    ['code', '<pre>a\n  b</pre>', 'a\n  b'],
    ['breaks', '<p>a<br>b</p>', 'a\nb'],
    ['words within words', '<p>a <b>b</b><i>c</i></p>', 'a bc'],
    ['scripts', '<p>a</p><script>b()</script><style>c{}</style>', 'a'],
  ])('keeps what %s are', (_, html, text) =>
    expect(sectionsOf(`<main><h1>T</h1>${html}</main>`)).toEqual([['T', text]]),
  );

  it('is cut at headings, questions of details and terms', () => {
    expect(
      sectionsOf(
        '<main><details><summary>One?</summary><p>First.</p></details><dl><dt>Two?</dt><dd>Second.</dd></dl></main>',
      ),
    ).toEqual([
      ['One?', 'First.'],
      ['Two?', 'Second.'],
    ]);
  });
});

it('a page is called by its first heading, or by its title without the name of the site', () => {
  expect(readHtml('<title>A | Shop</title><h1>  B\n C </h1>')?.title).toBe('B C');
  expect(readHtml('<title>A | Shop</title>')?.title).toBe('A');
});

it.each([
  [
    'a button with its answer after it',
    '<button aria-expanded="false">Do you ship abroad?</button><div hidden>We do.</div>',
  ],
  [
    'a heading with a button that names its answer',
    '<h3><button aria-controls="a" aria-expanded="false">Do you ship abroad?</button></h3><hr><div id="a" aria-hidden="true">We do.</div>',
  ],
])('a page of questions is read though it is folded: %s', (_, html) => {
  const answer = 'We do, to all of Europe.';
  const page = readHtml(
    `<main><h1>Questions</h1>${html.replace('We do.', answer)}<button aria-expanded="false">Menu</button><ul hidden><li>Home and all of the rest</li></ul></main>`,
  );
  expect(page?.sections).toEqual([{ heading: 'Do you ship abroad?', anchor: undefined, text: answer }]);
});

it.each([
  ['<title>404 - Shop</title>', '<h1>Oops</h1><p>Sorry, we looked everywhere for it.</p>', true],
  ['<title>Shop</title>', '<h1>Page not found</h1><p>Go back to where you came from.</p>', true],
  [
    '<title>Shop</title>',
    `<h1>Page not found</h1><p>${'What this error means, and what to do. '.repeat(20)}</p>`,
    false,
  ],
  ['<title>Shop</title>', '<h1>Parcel not found</h1><p>Ask the carrier about it, please.</p>', false],
])('a page that says it isn’t there: %s %s', (head, body, isGone) => {
  expect(readHtml(`<html><head>${head}</head><body><main>${body}</main></body></html>`)?.isGone).toBe(isGone);
});

it('a page says which address is its own', () => {
  const canonical = (head: string) => readHtml(`<html><head>${head}</head><body><p>Hello</p></body></html>`)?.canonical;
  expect(canonical('<link rel="Canonical nofollow" href=" /returns ">')).toBe('/returns');
  expect(canonical('<link rel="alternate" href="/de/"><link rel="canonical" href="">')).toBeNull();
});

it('a page leads where its refresh says, and to its links, unless nobody is to follow them', () => {
  const page = readHtml(
    '<meta http-equiv="Refresh" content="0; url=/en/"><a href="/a">A</a><a rel="nofollow" href="/b">B</a>',
  );
  expect(page).toMatchObject({ leadsTo: '/en/', links: ['/a'] });
});

describe('what is made to break a reader', () => {
  it.each([
    ['a deep tree', '<div>'.repeat(20_000)],
    ['many elements', '<i>a</i>'.repeat(200_000)],
    ['one endless line of blanks', `<main><h1>T</h1><pre>${' '.repeat(1_000_000)}x</pre></main>`],
    ['a title of blanks', `<title>${' '.repeat(1_000_000)}|</title>`],
    ['tags without an end', '<a href="'.repeat(50_000)],
    ['many trees side by side', `${'<div>'.repeat(150)}x, y${'</div>'.repeat(150)}`.repeat(60)],
  ])('is read or left within seconds: %s', (_, html) => {
    const began = performance.now();
    readHtml(html);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

it('all text is taken where the main text isn’t found in time', () => {
  const page = `<div><p>${'A long story, with commas. '.repeat(30)}</p></div><div class="sidebar"><p>Buy now</p></div>`;
  expect(JSON.stringify(readHtml(page)?.sections)).not.toContain('Buy now');
  expect(JSON.stringify(readHtml(page, -1)?.sections)).toContain('Buy now');
});
