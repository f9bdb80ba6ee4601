/** What a model wrote for an agent, before anybody may use it: text for people, in the right language, that gives nothing away. */
import { keepsFigures } from '#core/copilot/kept-figures.ts';
import type { CopilotProblem } from '#core/model/knowledge/copilot.ts';
import { MAX_COPILOT_TEXT, type CopilotTask, isRewrite } from '#core/model/knowledge/copilot-tasks.ts';
import { cut } from '#core/model/text.ts';
import { mayBeIn, scriptOf } from '#core/text/language-of-text.ts';
import { wordsOf } from '#core/text/search-terms.ts';
import { isForeign, languagesOf } from '#core/text/usual-words.ts';
import { readOutput } from '#functions/bot/model/read-output.ts';
import { NO_ANSWER, SOURCES } from './copilot-prompt.ts';

/** What came of it. `sources`: numbers of articles from 1; undefined where the model named none. */
export type Judged = { text: string; sources: number[] | undefined } | { problem: CopilotProblem };

/** Tags of pages, which no support agent writes. */
const MARKUP = /<!doctype|<\/?(?:html|head|body|div|span|p|br|script|style|table|iframe|img|a|h[1-6]|ul|li)\b[^>]*>/i;
const REFUSAL = /\bas an ai\b|\blanguage model\b/i;
const SOURCES_IN_LINE = new RegExp(SOURCES, 'i');
const EMPHASIS = /[*_\s]/;
/** A rewritten text that is longer than this times the original is an answer to it. */
const LONGER = 3;

/** What is shown of a text while it is written: not the line of its sources, nor the beginning of one. */
export function shownOf(soFar: string): string {
  const { text } = partsOf(soFar);
  const lastLine = text.slice(text.lastIndexOf('\n') + 1).trim();
  return (lastLine !== '' && SOURCES.startsWith(lastLine)) || NO_ANSWER.startsWith(text.trim()) || MARKUP.test(text)
    ? ''
    : text.trim();
}

/**
 * Judges a finished text.
 * @param about what its language is known by: the visitor's last words, or the text that was rewritten or translated
 * @param to the language of a translation
 */
export function judgeWritten(task: CopilotTask, written: string, about: string, to = ''): Judged {
  const output = readOutput(written);
  if (!output) return { problem: written.trim() === '' ? 'failed' : 'unusable' };
  const prose = 'prose' in output ? output.prose : output.reply;
  const whole = task === 'translate' ? prose : (paragraphsIn(prose) ?? prose);
  const { text, sources } = task === 'draft' ? partsOf(whole) : { text: whole.trim(), sources: undefined };
  if (text === '') return { problem: 'failed' };
  const isTranslation = task === 'translate';
  if (text.includes(NO_ANSWER) && !about.includes(NO_ANSWER)) return { problem: 'no_answer' };
  // A message about a page's source has tags in any language.
  const isOriginals = isTranslation && MARKUP.test(about);
  if ((MARKUP.test(text) && !isOriginals) || text.startsWith('{') || !/\p{L}/u.test(text))
    return { problem: 'unusable' };
  if (REFUSAL.test(text) && !REFUSAL.test(about)) return { problem: 'refused' };
  if (isRewrite(task) && text.length > LONGER * about.length + 200) return { problem: 'unusable' };
  if (isTranslation && !mayBeIn(text, to)) return { problem: 'other_language' };
  if (isTranslation && !keepsFigures(about, text)) return { problem: 'changed' };
  if (!isTranslation && task !== 'summary' && isInOther(text, about)) return { problem: 'other_language' };
  return { text: cut(text, MAX_COPILOT_TEXT), sources };
}

/** What a model wrote as a list of texts in JSON, which some do with each paragraph; undefined for anything else. */
function paragraphsIn(written: string): string | undefined {
  const text = written.replace(/^json\s/i, '').trim();
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.length > 0 && list.every((one) => typeof one === 'string')
      ? list.join('\n')
      : undefined;
  } catch {
    return undefined;
  }
}

/** A text and the articles that its last line names. An expression for both would take seconds for nothing but blanks. */
function partsOf(written: string): { text: string; sources: number[] | undefined } {
  const text = written.trim();
  const start = text.lastIndexOf('\n') + 1;
  const line = text.slice(start);
  const at = line.search(SOURCES_IN_LINE);
  if (at < 0) return { text, sources: undefined };
  let end = start + at;
  while (EMPHASIS.test(text.charAt(end - 1))) end--;
  return { text: text.slice(0, end), sources: (line.slice(at).match(/\d+/g) ?? []).map(Number) };
}

/** Fewer letters say nothing about a language. */
const LEAST_LETTERS = 12;

/** Whether a text is surely in another language: by its script, or by its most usual words. */
function isInOther(text: string, about: string): boolean {
  if (about.length < LEAST_LETTERS || text.length < LEAST_LETTERS) return false;
  if (scriptOf(text) !== scriptOf(about)) return true;
  return isForeign(wordsOf(text), languagesOf([[about]]));
}
