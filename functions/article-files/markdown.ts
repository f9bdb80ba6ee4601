/**
 * Articles from Markdown: each heading is a question, the text below it the answer, as it stands. Quoted lines right
 * below the heading (`> …`) are alternative phrasings. A heading that only has deeper headings below it is a chapter.
 */
import type { Entry } from './entry.ts';

type Section = { line: number; level: number; question: string; body: string[] };

/** The entries of a Markdown file. */
export function readMarkdown(content: string): Entry[] {
  const sections = sectionsOf(withoutFrontMatter(content.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '')));
  return sections.flatMap((section, index): Entry[] => {
    const next = sections[index + 1];
    const isChapter = section.body.every((line) => line.trim() === '') && (next?.level ?? 0) > section.level;
    return isChapter ? [] : [{ line: section.line, article: articleOf(section) }];
  });
}

function sectionsOf(content: string): Section[] {
  const sections: Section[] = [];
  let fence: string | undefined;
  for (const [index, line] of content.split('\n').entries()) {
    const [, mark] = /^ {0,3}(```+|~~~+)/.exec(line) ?? [];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
      fence = fence === undefined ? mark : undefined;
    const [, hashes, words = ''] = (fence === undefined && /^(#{1,6})\s(.*)$/.exec(line)) || [];
    if (hashes !== undefined)
      sections.push({ line: index + 1, level: hashes.length, question: withoutClosing(words), body: [] });
    else sections.at(-1)?.body.push(line);
  }
  return sections;
}

/** A heading's words without the hashes that may end it. Each run of hashes is looked at once, however long the line is. */
const withoutClosing = (words: string): string =>
  words
    .trim()
    .replace(/(?<!#)#+$/, '')
    .trimEnd();

function articleOf({ question, body }: Section): object {
  const begin = body.findIndex((line) => line.trim() !== '');
  const text = begin < 0 ? [] : body.slice(begin);
  const end = text.findIndex((line) => !line.startsWith('>'));
  const quoted = end < 0 ? text : text.slice(0, end);
  const phrasings = quoted.map((line) => line.replace(/^>\s*/, '').trim()).filter((line) => line !== '');
  return { question, alternative_phrasings: phrasings, answer: text.slice(quoted.length).join('\n').trim() };
}

/** Line numbers stay: front matter is emptied, not cut. */
function withoutFrontMatter(content: string): string {
  const [block] = /^---\n[\s\S]*?\n---(\n|$)/.exec(content) ?? [];
  return block === undefined ? content : block.replaceAll(/[^\n]/g, '') + content.slice(block.length);
}
