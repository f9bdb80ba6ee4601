/** A page of HTML: its main text by headings, its links, and whether it is a form to sign in. A chunk of its own, loaded by the first page. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Section, TextDocument } from '#core/sources/sections.ts';
import { oneLine } from '#core/model/text.ts';
import { sectionsIn } from './html-sections.ts';

/** What is read of a page. */
export type HtmlPage = TextDocument & {
  links: string[];
  /** Where it leads by itself (`<meta http-equiv="refresh">`). */
  leadsTo: string | null;
  /** The address that it says it should be known by (`<link rel="canonical">`). */
  canonical: string | null;
  isSignIn: boolean;
  /** A page that says it isn't there, although the server answered as if it were. */
  isGone: boolean;
};

const MAX_LINKS = 2000;
/** A tree of more elements takes the parser's and the finder's time, which grows faster than the page. */
const MAX_ELEMENTS = 25_000;

/** What is on every page of a site, and what nobody reads. */
const APART =
  'script, style, noscript, template, svg, iframe, nav, header, footer, aside, form, dialog, button, [role=navigation], [role=banner], [role=contentinfo], [role=search], [aria-hidden=true], [hidden]';

/** Elements within elements. The parser's time grows with the square of them. */
const MAX_DEPTH = 200;
/** What has no end, or an end that pages leave out. */
const ENDLESS =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|optgroup|colgroup|rp|rt)$/i;

function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    if (ENDLESS.test(name)) continue;
    depth = end === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** How long the main text of a page is looked for. Of an ordinary page it takes a twentieth of it. */
const FIND_MS = 2000;

/**
 * Reads a page. Nothing where it has too many elements, or too many within each other. If its main text isn't found within
 * `findMs`, all of its text is taken.
 */
export function readHtml(html: string, findMs = FIND_MS): HtmlPage | undefined {
  // Judged before it is parsed, which is what takes the time.
  if (html.split('<').length > MAX_ELEMENTS * 2 || isTooDeep(html)) return undefined;
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  const links = [...document.querySelectorAll('a[href]')]
    .filter((one) => !/\bnofollow\b/i.test(one.getAttribute('rel') ?? ''))
    .slice(0, MAX_LINKS)
    .map((one) => one.getAttribute('href') ?? '');
  const title = titleOf(document);
  openAccordions(document);
  const hasPassword = document.querySelector('input[type=password]') !== null;
  const leadsTo = refreshOf(document);
  const canonical = canonicalOf(document);
  const sections = mainSections(document, findMs);
  const letters = sections.reduce((sum, { text }) => sum + text.length, 0);
  const isGone = letters < MAX_SIGN_IN && (GONE.test(title) || GONE.test(headTitleOf(document)));
  return { title, sections, links, leadsTo, canonical, isSignIn: hasPassword && letters < MAX_SIGN_IN, isGone };
}

/** What pages are called that aren't there. */
const GONE =
  /^(?:error )?404\b|^(?:page|seite|página|pagina) (?:not found|nicht gefunden|no encontrada|não encontrada|non trovata)\b|^page (?:introuvable|non trouvée)/i;

const headTitleOf = (document: Document): string => oneLine(document.querySelector('head title')?.textContent ?? '');

/** Letters of a page that only asks for a password, or says that it isn't there. */
const MAX_SIGN_IN = 400;

function titleOf(document: Document): string {
  const [heading, title = ''] = ['main h1, article h1, h1', 'head title, title'].map((selector) =>
    oneLine(document.querySelector(selector)?.textContent?.slice(0, 1000) ?? '').replaceAll(/\s+/g, ' '),
  );
  // "How to return goods | Shop – Help": what comes after is the site's name.
  return heading || title.split(/ [|–—·»] /)[0]?.trim() || title;
}

function canonicalOf(document: Document): string | null {
  const links = [...document.querySelectorAll('link[rel][href]')];
  const canonical = links.find((one) => /(?:^|\s)canonical(?:\s|$)/i.test(one.getAttribute('rel') ?? ''));
  return canonical?.getAttribute('href')?.trim() || null;
}

function refreshOf(document: Document): string | null {
  const metas = [...document.querySelectorAll('meta[http-equiv]')];
  const refresh = metas.find((one) => /^refresh$/i.test(one.getAttribute('http-equiv') ?? ''));
  const [, delay = '', address = ''] =
    /^\s*(\d+)[\d.]*\s*[;,]\s*url\s*=\s*['"]?([^'"]+)/i.exec(refresh?.getAttribute('content') ?? '') ?? [];
  return address !== '' && Number(delay) <= 5 ? address.trim() : null;
}

/**
 * The sections of the main text. A page says itself what that is (`<main>`, `<article>`); for others it is found. Readability
 * changes the document, so it gets a copy.
 */
function mainSections(document: Document, findMs: number): Section[] {
  const mains = [...document.querySelectorAll('main, [role=main], article')];
  const main = mains.find((one) => !mains.some((other) => other !== one && other.contains(one)));
  if (main) {
    const own = sectionsIn(withoutApart(main));
    if (lengthOf(own) > 0) return own;
  }
  const found = foundByReadability(document, findMs);
  const { body } = document;
  // It finds the one text of a page, and not the twenty short ones of a page of questions.
  const all = sectionsIn(withoutApart(body));
  return lengthOf(found) * 2 >= lengthOf(all) ? found : all;
}

function foundByReadability(document: Document, findMs: number): Section[] {
  const copy = document.cloneNode(true) as Document;
  try {
    const finder = new Readability<Node>(copy, {
      serializer: (node) => node,
      disableJSONLD: true,
      charThreshold: 50,
      maxElemsToParse: MAX_ELEMENTS,
    });
    const found = untilLate(finder, performance.now() + findMs).parse();
    return found?.content ? sectionsIn(found.content) : [];
  } catch {
    // It fails on a few broken documents, and takes too long with odd ones. Their text is then taken as it is.
    return [];
  }
}

/**
 * The same object, each of whose methods fails once it is too late. Its time grows with the square of what is within one
 * element, and it tries up to four times: a page of 100 KB can take a quarter of a minute.
 */
function untilLate<Finder extends object>(finder: Finder, lateMs: number): Finder {
  return new Proxy(finder, {
    get: (target, name, receiver) => {
      if (performance.now() > lateMs) throw new Error('It takes too long.');
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}

/** A question has more letters than a menu has. */
const MIN_QUESTION = 12;

/** Shows what buttons unfold, with the button as its heading: many pages of questions are made so. */
function openAccordions(document: Document): void {
  for (const button of document.querySelectorAll('button[aria-expanded], [role=button][aria-expanded]')) {
    const question = oneLine(button.textContent ?? '')
      .replaceAll(/\s+/g, ' ')
      .trim();
    const heading = button.closest('h1, h2, h3, h4, h5, h6');
    const controlled = button.getAttribute('aria-controls');
    const panel = controlled ? document.getElementById(controlled) : (heading ?? button).nextElementSibling;
    if (question.length < MIN_QUESTION || !panel || lengthOfText(panel) < MIN_QUESTION) continue;
    for (const name of ['hidden', 'aria-hidden']) panel.removeAttribute(name);
    const shown = document.createElement(heading ? 'span' : 'h3');
    shown.textContent = question;
    button.replaceWith(shown);
  }
}

function withoutApart(root: Element): Element {
  const letters = lengthOfText(root);
  // Of a page that consists of a form only, as some servers make them, the form isn't apart.
  for (const one of root.querySelectorAll(APART)) {
    const isMost = one.matches('form') && lengthOfText(one) * 2 > letters;
    if (!isMost && !one.matches('header:has(h1)')) one.remove();
  }
  return root;
}

const lengthOfText = (node: Element): number => node.textContent?.trim().length ?? 0;
const lengthOf = (sections: readonly Section[]): number => sections.reduce((sum, { text }) => sum + text.length, 0);
