/** Markdown and plain text: headings are questions, as in files of articles. */
import type { TextDocument } from '#core/sources/sections.ts';
import { readMarkdown } from '#functions/article-files/markdown.ts';

/** Reads Markdown. @param name of its file, which is the title of a text without headings */
export function readMarkdownText(text: string, name: string): TextDocument {
  const title = /^\s*(?:---\n[\s\S]*?\ntitle:\s*["']?(.+?)["']?\s*\n[\s\S]*?---|#\s+(.+))/.exec(text.slice(0, 4000));
  const named = (title?.[1] ?? title?.[2] ?? titleOf(name)).replace(/\s#+$/, '').trim();
  const entries = readMarkdown(text).flatMap((entry) => ('article' in entry ? [entry.article] : []));
  const sections = entries.map((article) => {
    const { question, answer, alternative_phrasings: phrasings } = article as Parsed;
    return { heading: question, text: answer, phrasings };
  });
  if (sections.length > 0) return { title: named, sections };
  return { title: named, sections: [{ heading: '', text }] };
}

type Parsed = { question: string; answer: string; alternative_phrasings: string[] };

/** What a file's name says: `help/return-policy` with any ending is "return policy". */
export const titleOf = (name: string): string =>
  decoded(name.split(/[/\\]/).at(-1) ?? name)
    .replace(/\.[a-z]{2,8}$/i, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
