/**
 * Articles from Markdown: each heading is a question, the text below it the answer, unchanged. Quoted lines right
 * below the heading (`> …`) are alternative phrasings. A heading that only has deeper headings below it is a chapter.
 */
import type { Entry } from './entry.ts';

type Section = { line: number; level: number; question: string; body: string[] };

/** The entries of a Markdown file. */
export function readMarkdown(content: string): Entry[] {
  const sections = sectionsOf(withoutComments(withoutFrontMatter(content.replaceAll(/\r\n?/g, '\n'))));
  return sections.flatMap((section, index): Entry[] => {
    const next = sections[index + 1];
    const isChapter = section.body.every((line) => line.trim() === '') && (next?.level ?? 0) > section.level;
    return isChapter ? [] : [{ line: section.line, article: articleOf(section) }];
  });
}

function sectionsOf(content: string): Section[] {
  const sections: Section[] = [];
  const lines = content.split('\n');
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const before = fence;
    fence = fenceAfter(line, fence);
    const heading = before === undefined && fence === undefined ? headingOf(line, lines[index + 1]) : undefined;
    if (heading) sections.push({ line: index + 1, ...heading, body: [] });
    else if (!isUnderline(line, lines[index - 1], sections.at(-1), index)) sections.at(-1)?.body.push(line);
  }
  return sections;
}

/** The fence that is open after a line. One that opens has no mark in the rest of its line: that is code within the line. */
function fenceAfter(line: string, fence: string | undefined): string | undefined {
  const [, mark, rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  if (mark === undefined) return fence;
  if (fence === undefined) return mark.startsWith('`') && rest.includes('`') ? undefined : mark;
  return mark.startsWith(fence) && rest.trim() === '' ? undefined : fence;
}

/** A heading behind hashes, or above a line of `=` or `-`. */
function headingOf(line: string, next: string | undefined): { level: number; question: string } | undefined {
  const [, hashes, words = ''] = /^(#{1,6})\s(.*)$/.exec(line) ?? [];
  if (hashes !== undefined) return { level: hashes.length, question: withoutClosing(words) };
  const [, underline] = /^ {0,3}(=+|-{2,})[ \t]*$/.exec(next ?? '') ?? [];
  const isText = /^ {0,3}[^\s>|*+-]/.test(line) && !/^ {0,3}(\d+[.)]|#|={2,})/.test(line);
  return underline !== undefined && isText
    ? { level: underline.startsWith('=') ? 1 : 2, question: line.trim() }
    : undefined;
}

/** Whether a line underlines the heading before it. */
const isUnderline = (line: string, before: string | undefined, section: Section | undefined, index: number): boolean =>
  section?.line === index && before !== undefined && !before.startsWith('#') && /^ {0,3}(=+|-{2,})[ \t]*$/.test(line);

/**
 * What is commented out says nothing; line numbers stay. Within code it is shown. A comment without an end is scanned once: it
 * reaches the end of the text, and stays.
 */
function withoutComments(content: string): string {
  return content.replaceAll(
    /^ {0,3}(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:\n {0,3}\1|$(?![\s\S]))|<!--[\s\S]*?(?:(-->)|$(?![\s\S]))/gm,
    (text, _, closing) => (closing === undefined ? text : text.replaceAll(/[^\n]/g, '')),
  );
}

/** A heading's words without trailing hashes. Each run of hashes is scanned once, however long the line is. */
const withoutClosing = (words: string): string =>
  words
    .trim()
    .replace(/(?<!#)#+$/, '')
    .trimEnd();

function articleOf({ question, body }: Section): object {
  const firstLine = body.findIndex((line) => line.trim() !== '');
  const text = firstLine < 0 ? [] : body.slice(firstLine);
  const end = text.findIndex((line) => !line.startsWith('>'));
  const quoted = end < 0 ? text : text.slice(0, end);
  const phrasings = quoted.map((line) => line.replace(/^>\s*/, '').trim()).filter((line) => line !== '');
  return { question, alternative_phrasings: phrasings, answer: text.slice(quoted.length).join('\n').trim() };
}

/** Line numbers stay: front matter is emptied, not cut. A line of `---` above anything but settings only parts the text. */
function withoutFrontMatter(content: string): string {
  const [block] =
    /^---[ \t]*\n(?:(?:[\w-]+:.*|[ \t]+.*|- .*|[ \t]*|# .*)\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(content) ?? [];
  const isMatter = block !== undefined && (/^[\w-]+:/m.test(block) || /^---\s*---/.test(block));
  return isMatter ? block.replaceAll(/[^\n]/g, '') + content.slice(block.length) : content;
}
