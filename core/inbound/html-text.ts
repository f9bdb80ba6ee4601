/**
 * The text of a mail that has only HTML. What is in an element that common programs quote with gets the mark of a quotation
 * before each line, so that the rules for plain text know it. One pass, whatever the page is: nothing of it is ever shown as
 * markup.
 */
import { decodeEntities } from './entities.ts';

const HIDDEN = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'object', 'svg', 'math']);
const BLOCKS = new Set(
  'address article aside blockquote body div dl dt dd fieldset footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements around what is quoted, by class or ID: Gmail, Yahoo, Thunderbird, Proton and others. */
const QUOTE = /\b(gmail_quote|gmail_extra|yahoo_quoted|moz-cite-prefix|protonmail_quote|tutanota_quote|zmail_extra)\b/i;
/** Elements after which all that follows is quoted: Outlook, on the web, on phones and on desktops. */
const QUOTE_FROM = /\b(divRplyFwdMsg|appendonsend|OutlookMessageHeader|ms-outlook-mobile-reference-message)\b/i;
const SIGNATURE = /\b(gmail_signature|moz-signature|ms-outlook-mobile-signature|protonmail_signature_block)\b/i;

type Element = { name: string; effect: 'none' | 'hidden' | 'quoted' };

/** A text that grows line by line. */
class Lines {
  readonly #lines: string[] = [];
  #line = '';
  quoted = 0;

  add(text: string): void {
    this.#line += this.#line === '' ? text.trimStart() : text;
  }

  /** Ends the line; `isForced` also where nothing is in it. */
  end(isForced: boolean): void {
    const line = this.#line.trimEnd();
    if (line !== '' || isForced) this.#lines.push(this.quoted > 0 ? `> ${line}` : line);
    this.#line = '';
  }

  toString(): string {
    return this.#lines
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim();
  }
}

/** Reads a page as text. */
export function htmlToText(html: string): string {
  const lines = new Lines();
  const open = new OpenElements();
  let [at, hidden] = [0, 0];
  const leave = (element: Element): void => {
    if (element.effect === 'hidden') hidden--;
    if (element.effect === 'quoted') lines.quoted--;
  };
  while (at < html.length) {
    const tagAt = html.indexOf('<', at);
    const textEnd = tagAt === -1 ? html.length : tagAt;
    if (hidden === 0 && textEnd > at)
      lines.add(decodeEntities(html.slice(at, textEnd)).replaceAll(/[\s\u00ad]+/g, ' '));
    if (tagAt === -1) break;
    const tag = readTag(html, tagAt);
    if (!tag) break;
    at = tag.end;
    if (tag.name === 'br') lines.end(true);
    if (tag.name === '<') lines.add('<');
    if (BLOCKS.has(tag.name)) lines.end(false);
    if (tag.name === 'p' && tag.isClosing) lines.end(true);
    // A head that isn't closed ends here.
    if (tag.name === 'body' && !tag.isClosing) open.close('head').forEach(leave);
    if (tag.isClosing) open.close(tag.name).forEach(leave);
    else if (/^[a-z]/.test(tag.name) && !VOID.has(tag.name)) {
      const element = { name: tag.name, effect: effectOf(tag.name, tag.attributes) };
      open.add(element);
      if (element.effect === 'hidden') hidden++;
      if (element.effect === 'quoted') lines.quoted++;
    }
    if (!tag.isClosing && tag.name === 'li') lines.add('- ');
    if (!tag.isClosing && QUOTE_FROM.test(tag.attributes)) {
      lines.end(false);
      lines.quoted++;
    }
  }
  lines.end(false);
  return lines.toString();
}

function effectOf(name: string, attributes: string): Element['effect'] {
  if (HIDDEN.has(name) || SIGNATURE.test(attributes) || /display:\s*none/i.test(attributes)) return 'hidden';
  return name === 'blockquote' || QUOTE.test(attributes) ? 'quoted' : 'none';
}

/** The elements that are open. What was never opened closes nothing, and isn't looked for. */
class OpenElements {
  readonly #open: Element[] = [];
  readonly #names = new Map<string, number>();

  add(element: Element): void {
    this.#open.push(element);
    this.#count(element.name, 1);
  }

  /** Closes the innermost element of a name, with all that is open in it. */
  close(name: string): Element[] {
    if (!this.#names.get(name)) return [];
    const closed = this.#open.splice(this.#open.findLastIndex((element) => element.name === name));
    for (const element of closed) this.#count(element.name, -1);
    return closed;
  }

  #count(name: string, more: number): void {
    this.#names.set(name, (this.#names.get(name) ?? 0) + more);
  }
}

type Tag = { name: string; attributes: string; isClosing: boolean; end: number };

const NAME = /^\/?([a-z][a-z0-9:-]*)/i;

/** The tag or comment at a place, or the sign itself where it begins none; undefined for one that never ends. */
function readTag(html: string, at: number): Tag | undefined {
  const nothing = { name: '', attributes: '', isClosing: false };
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    return end === -1 ? undefined : { ...nothing, end: end + 3 };
  }
  if (!/[a-z/!?]/i.test(html[at + 1] ?? '')) return { ...nothing, name: '<', end: at + 1 };
  const close = html.indexOf('>', at);
  if (close === -1) return undefined;
  const inside = html.slice(at + 1, Math.min(close, at + MAX_TAG));
  const name = NAME.exec(inside)?.[1]?.toLowerCase();
  if (name === undefined) return { ...nothing, end: close + 1 };
  return { name, attributes: inside.slice(name.length), isClosing: inside.startsWith('/'), end: close + 1 };
}

/** As much of a tag as is read. An image within its address may have megabytes. */
const MAX_TAG = 4000;
