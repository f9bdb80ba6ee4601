/** The text of elements as people see it, cut at headings. */
import type { Section } from '#core/sources/sections.ts';

const HEADING = /^(?:H[1-6]|SUMMARY|DT)$/;
/** What begins a line of its own. */
const BLOCK =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DD|DETAILS|DIV|DL|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|HEADER|HR|LI|MAIN|OL|P|PRE|SECTION|TABLE|TBODY|THEAD|TR|UL)$/;
/** What has no text for anybody. */
const SILENT = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SVG|IFRAME|BUTTON|INPUT|SELECT|TEXTAREA)$/;
const ELEMENT = 1;
const TEXT = 3;
/** A tree that is deeper was made to break what reads it. */
const MAX_DEPTH = 300;

type Open = { heading: string; anchor?: string | undefined; parts: string[] };

/** The sections of what is below a node, in order. Headings without text above deeper ones are chapters, and left out. */
export function sectionsIn(root: Node): Section[] {
  const sections: Open[] = [{ heading: '', parts: [] }];
  walk(root, sections, { depth: 0, isPre: false });
  return sections
    .map(({ heading, anchor, parts }) => ({ heading, anchor, text: textOf(parts) }))
    .filter(({ text }) => text !== '');
}

type Around = { depth: number; isPre: boolean };

function walk(node: Node, sections: Open[], { depth, isPre }: Around): void {
  if (depth > MAX_DEPTH) return;
  for (const child of node.childNodes) {
    const parts = sections.at(-1)?.parts ?? [];
    if (child.nodeType === TEXT) parts.push(isPre ? (child.textContent ?? '') : blanksIn(child.textContent ?? ''));
    if (child.nodeType !== ELEMENT) continue;
    const element = child as Element;
    const name = element.tagName.toUpperCase();
    if (SILENT.test(name)) continue;
    const heading = HEADING.test(name) ? blanksIn(element.textContent ?? '').trim() : '';
    if (heading !== '')
      sections.push({ heading: heading.replace(/\s*[#¶]$/, ''), anchor: anchorOf(element), parts: [] });
    else inside(element, name, sections, { depth: depth + 1, isPre: isPre || name === 'PRE' });
  }
}

function inside(element: Element, name: string, sections: Open[], around: Around): void {
  const add = (text: string) => sections.at(-1)?.parts.push(text);
  if (name === 'BR') return void add('\n');
  if (name === 'TD' || name === 'TH') add(' | ');
  const isBlock = BLOCK.test(name);
  if (isBlock) add(name === 'LI' ? '\n- ' : name === 'TR' ? '\n' : '\n\n');
  walk(element, sections, around);
  if (isBlock && name !== 'LI' && name !== 'TR') add('\n\n');
}

/** Where a heading is in its page: its own name, or that of a link within it or of the section around it. */
function anchorOf(heading: Element): string | undefined {
  const within = heading.querySelector('[id], a[name]');
  const { parentElement: parent } = heading;
  const around =
    parent?.tagName.toUpperCase() === 'SECTION' || parent?.tagName.toUpperCase() === 'DETAILS' ? parent : null;
  const anchor = heading.id || within?.id || within?.getAttribute('name') || around?.id;
  return anchor === '' ? undefined : (anchor ?? undefined);
}

const blanksIn = (text: string): string => text.replaceAll(/\s+/g, ' ');

const textOf = (parts: readonly string[]): string =>
  parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/^ (?! )/, '').trimEnd())
    .join('\n')
    .replaceAll(/\n-\n+/g, '\n- ')
    .replaceAll(/^\| /gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
