/** Sections of a text, and the articles they become: a heading is a question, and the text below it is the answer. */
import { CONTROL_CHARACTERS, cut, oneLine } from '#core/model/text.ts';

/** A part of a document under a heading; the part before the first has an empty one. `anchor`: its place in the page. */
export type Section = { heading: string; text: string; anchor?: string | undefined; phrasings?: readonly string[] };

/** A document as it was read. */
export type TextDocument = { title: string; sections: readonly Section[] };

/** An article that a section becomes. */
export type ArticleDraft = {
  /** The question, in the order of preference: the first that no other article has is taken. */
  questions: [string, ...string[]];
  alternative_phrasings: string[];
  answer: string;
  url: string | null;
};

const MAX = { question: 500, answer: 8000, articles: 100 };
/** Less is a caption or a button. */
const MIN_LETTERS = 12;

/** The articles of a document, at most a hundred. @param url where it is; null for a file */
export function draftsOf({ title, sections }: TextDocument, url: string | null): ArticleDraft[] {
  const named = lineOf(title);
  const drafts = sections.flatMap(({ heading, text, anchor, phrasings = [] }): ArticleDraft[] => {
    const answer = answerOf(text);
    if (lettersIn(answer) < MIN_LETTERS) return [];
    const [first, ...others] = questionsFor(lineOf(heading), named);
    if (first === undefined) return [];
    const more = [...others, ...phrasings.map(lineOf)].filter((one) => one !== '' && one !== first);
    return [
      {
        questions: [first, ...others],
        alternative_phrasings: [...new Set(more)].slice(0, 20),
        answer,
        url: url === null ? null : withAnchor(url, anchor),
      },
    ];
  });
  return drafts.slice(0, MAX.articles);
}

/** How many headings have an answer below them that is too short to become one: fewer than twelve letters and digits. */
export const shortAnswersIn = ({ sections }: TextDocument): number =>
  sections.filter(({ heading, text }) => {
    const letters = lettersIn(text);
    return heading.trim() !== '' && letters > 0 && letters < MIN_LETTERS;
  }).length;

const lettersIn = (text: string): number => text.replaceAll(/[^\p{L}\p{N}]/gu, '').length;

/** Words enough to be understood alone; "Overview" isn't, which every page has. */
const isClear = (heading: string): boolean => /[?？؟]$/.test(heading) || heading.split(/\s+/).length >= 4;

function questionsFor(heading: string, title: string): string[] {
  if (heading === '' || heading === title) return title === '' ? [] : [title];
  const together = title === '' ? [] : [cut(`${title}: ${heading}`, MAX.question)];
  return isClear(heading) ? [heading, ...together] : [...together, heading];
}

const lineOf = (text: string): string =>
  cut(oneLine(text.toWellFormed().replaceAll(CONTROL_CHARACTERS, ' ')).replaceAll(/\s+/g, ' '), MAX.question).trim();

/** What fits into a message; a longer text ends with the last paragraph or sentence that does. */
function answerOf(text: string): string {
  const clean = text
    .toWellFormed()
    .replaceAll(CONTROL_CHARACTERS, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  if (clean.length <= MAX.answer) return clean;
  const start = cut(clean, MAX.answer - 2);
  const end = Math.max(start.lastIndexOf('\n\n'), start.lastIndexOf('. '));
  return `${(end > MAX.answer / 2 ? start.slice(0, end + 1) : start).trimEnd()} …`;
}

const withAnchor = (url: string, anchor: string | undefined): string =>
  anchor === undefined || anchor === '' ? url : `${url}#${encodeURIComponent(anchor).replaceAll('%3D', '=')}`;
