/** PDFs: lines that are larger than the text are headings. A chunk of its own, loaded by the first PDF. */
import { getDocumentProxy } from 'unpdf';
import type { Section, TextDocument } from '#core/sources/sections.ts';
import { type Unread, unread } from './problem.ts';

/** Pages of one PDF, and letters of all of them. */
const MAX = { pages: 200, letters: 1_000_000, heading: 160 };
/** How much larger than the text a heading is. */
const LARGER = 1.15;
const TIMEOUT_MS = 60_000;

type Line = { text: string; size: number; page: number };

/** Reads a PDF. @param name of its file, for one without a title */
export async function readPdf(bytes: Uint8Array, name: string): Promise<TextDocument | Unread> {
  try {
    // The parser takes the bytes over, so it gets a copy. Nothing of a PDF is executed.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
    const until = performance.now() + TIMEOUT_MS;
    try {
      const lines: Line[] = [];
      for (let page = 1; page <= Math.min(pdf.numPages, MAX.pages); page++) {
        lines.push(...(await linesOf(pdf, page)));
        const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
        if (letters > MAX.letters || performance.now() > until) break;
      }
      const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
      const { Title: title } = info as { Title?: unknown };
      const sections = sectionsOf(lines);
      if (sections.length === 0) return unread('no_text');
      return { title: typeof title === 'string' && /\p{L}/u.test(title) ? title.trim() : name, sections };
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return isLocked ? unread('login') : unread('damaged');
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function linesOf(pdf: Pdf, number: number): Promise<Line[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const lines: Line[] = [];
  let line: Line = { text: '', size: 0, page: number };
  for (const item of items) {
    if (!('str' in item)) continue;
    line.text += item.str;
    if (item.str.trim() !== '') line.size = Math.max(line.size, item.height);
    if (!item.hasEOL) continue;
    lines.push(line);
    line = { text: '', size: 0, page: number };
  }
  page.cleanup();
  return [...lines, line];
}

function sectionsOf(lines: readonly Line[]): Section[] {
  const usual = usualSize(lines);
  const sections: { heading: string; lines: string[]; page: number }[] = [{ heading: '', lines: [], page: 1 }];
  for (const { text, size, page } of lines) {
    const last = sections.at(-1);
    const isHeading = size >= usual * LARGER && /\p{L}/u.test(text) && text.trim().length <= MAX.heading;
    if (!isHeading) last?.lines.push(text);
    // A heading may take two lines.
    else if (last && last.heading !== '' && last.lines.every((one) => one.trim() === ''))
      last.heading += ` ${text.trim()}`;
    else sections.push({ heading: text.trim(), lines: [], page });
  }
  return sections
    .map((one) => ({ heading: one.heading, text: paragraphsIn(one.lines), anchor: `page=${one.page}` }))
    .filter(({ text }) => /\p{L}/u.test(text));
}

/** The size that most letters have. */
function usualSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  const [usual] = [...letters].sort(([, one], [, other]) => other - one);
  return usual?.[0] ?? 0;
}

/** Lines of a paragraph are joined, and words that were divided at their end. */
const paragraphsIn = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/(\p{Ll})-\n(\p{Ll})/gu, '$1$2')
    .replaceAll(/([^\n.:!?])\n(?=[^\n\p{Lu}•\-–*\d])/gu, '$1 ')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
