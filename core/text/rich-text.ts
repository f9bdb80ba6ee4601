/**
 * The Markdown that articles and models write, as data that every screen and mail renders in its own way: emphasis, code,
 * links (to pictures, too), lists, headings, and marks taken back by a backslash. Nothing in it is HTML; what isn't
 * understood stays text as it was written.
 */
import { addressOf, splitLinks } from './links.ts';

/** A stretch of text in one style; a link if it has an address. */
export type Span = { text: string; href?: string; bold?: true; italic?: true; code?: true };

/** A paragraph with its line breaks, a list, or lines of code. */
export type Block =
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'list'; start: number | null; items: Span[][] }
  | { kind: 'code'; text: string };

type Style = Pick<Span, 'bold' | 'italic'>;

/** Every repetition has a limit or a fixed end, so the time grows with the text alone. */
const INLINE =
  /\\([!-/:-@[-`{-~])|`([^`\n]{1,300})`|!?\[([^\][\n]{1,300})\]\(((?:[^()\s]|\([^()\s]{0,300}\)){1,2000})(?:[ \t]"[^"\n]{0,300}")?\)|\*\*\*(?=[^\s*])([^*\n]{0,300}?[^\s*])\*\*\*|\*\*(?=\S)([^\n]{0,300}?\S)\*\*|(?<![\p{L}\p{N}_])__(?=[^\s_])([^\n]{0,300}?[^\s_])__(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]{0,300}?[^\s*])\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=[^\s_])([^_\n]{0,300}?[^\s_])_(?![\p{L}\p{N}_])/gu;
const FENCE = /^ {0,3}(```|~~~)/;
const ITEM = /^ {0,6}(?:[-*+•]|(\d{1,4})[.)])[ \t]+(\S.*)$/;
/** A line across the page, which only separates. */
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const HEADING = /^ {0,3}#{1,6}[ \t]+(\S.*?)[ \t#]*$/;

/** Reads Markdown. */
export function richText(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  let paragraph: string[] = [];
  const endParagraph = () => {
    const content = paragraph.join('\n').replace(/^\n+|\n+$/g, '');
    if (content) blocks.push({ kind: 'paragraph', spans: spansOf(content) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const [, number, item] = ITEM.exec(line) ?? [];
    const fence = FENCE.exec(line)?.[1];
    const end = fence ? lines.findIndex((later, index) => index > at && later.trim().startsWith(fence)) : -1;
    if (end > at) {
      endParagraph();
      blocks.push({ kind: 'code', text: lines.slice(at + 1, end).join('\n') });
      at = end;
    } else if (RULE.test(line)) endParagraph();
    else if (item !== undefined) {
      endParagraph();
      addItem(blocks, number === undefined ? null : Number(number), item, lines[at - 1] !== '');
    } else if (HEADING.test(line)) {
      endParagraph();
      blocks.push({ kind: 'paragraph', spans: spansOf(HEADING.exec(line)?.[1] ?? '', { bold: true }) });
    } else if (line.trim() === '') endParagraph();
    else paragraph.push(line);
  }
  endParagraph();
  return blocks;
}

/** The words of a Markdown text without its marks, for plain text: a link's address follows its words. */
export function plainText(text: string): string {
  const plain = (spans: readonly Span[]) =>
    spans
      .map(({ text: words, href }) =>
        href === undefined || href.endsWith(words) ? words : `${words} (${href.replace(/^(mailto|tel):/i, '')})`,
      )
      .join('');
  return richText(text)
    .map((block) => {
      switch (block.kind) {
        case 'paragraph':
          return plain(block.spans);
        case 'code':
          return block.text;
        case 'list':
          return block.items
            .map((item, index) => `${block.start === null ? '-' : `${block.start + index}.`} ${plain(item)}`)
            .join('\n');
      }
    })
    .join('\n\n');
}

/** The words of a Markdown text in one line, for an excerpt: the items of a list have dots between them, and addresses of links are left out. */
export function plainLine(text: string): string {
  const wordsOf = (spans: readonly Span[]) => spans.map(({ text: words }) => words).join('');
  const blocks = richText(text).map((block) => {
    if (block.kind === 'code') return block.text;
    return block.kind === 'list' ? block.items.map(wordsOf).join(' · ') : wordsOf(block.spans);
  });
  return blocks.join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** An item belongs to the list before it, unless that one counts and this doesn't. */
function addItem(blocks: Block[], start: number | null, item: string, isNext: boolean): void {
  const last = blocks.at(-1);
  const isSame = last?.kind === 'list' && (last.start === null) === (start === null);
  if (isSame && (isNext || start !== 1)) last.items.push(spansOf(item));
  else blocks.push({ kind: 'list', start, items: [spansOf(item)] });
}

function spansOf(text: string, style: Style = {}): Span[] {
  const spans: Span[] = [];
  let end = 0;
  const plain = (until: number) => {
    if (until > end) spans.push(...splitLinks(text.slice(end, until)).map((piece) => ({ ...piece, ...style })));
  };
  for (const match of text.matchAll(INLINE)) {
    const [whole, escaped, code, label, target = '', both, starredTwice, underscoredTwice, starred, underscored] =
      match;
    const bold = both ?? starredTwice ?? underscoredTwice;
    const italic = both ?? starred ?? underscored;
    const found =
      escaped !== undefined
        ? [{ text: escaped, ...style }]
        : code !== undefined
          ? [{ text: code, code: true as const, ...style }]
          : label !== undefined
            ? linked(label, target, style)
            : spansOf(bold ?? italic ?? '', {
                ...style,
                ...(bold !== undefined && { bold: true }),
                ...(italic !== undefined && { italic: true }),
              });
    if (!found) continue;
    plain(match.index);
    spans.push(...found);
    end = match.index + whole.length;
  }
  plain(text.length);
  return spans;
}

/** A link under other words; nothing where it leads elsewhere than its words say, or to no address. */
function linked(label: string, target: string, style: Style): Span[] | undefined {
  const href = addressOf(target);
  const said = splitLinks(label).find((piece) => piece.href)?.href;
  if (!href || (said && new URL(said).host !== new URL(href).host)) return undefined;
  if (/^tel:/i.test(href) && !isSameNumber(label, href)) return undefined;
  return spansOf(label, style).map((span) => ({ ...span, href }));
}

/** Whether words that name a number name the one that is called, with or without the country's code. */
function isSameNumber(label: string, href: string): boolean {
  const digits = (text: string) => text.replace(/\(0\)|\D/g, '').replace(/^0+/, '');
  const [said, called] = [digits(label), digits(href)];
  return said.length < 5 || said.endsWith(called) || called.endsWith(said);
}
