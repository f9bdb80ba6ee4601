/** Answers in texts: `{{key}}` is replaced by the value of that key. */
import type { Attributes } from '#core/model/text.ts';
import { cut } from '#core/model/text.ts';
import { shortened } from './turn.ts';

const MENTION = /\{\{\s*([a-z][a-z0-9_]{0,39})\s*\}\}/g;
const MAX_CHARACTERS = 4000;

/** The `{{key}}`s of a text. */
export const mentionedIn = (text: string): string[] => [...text.matchAll(MENTION)].map(([, key]) => key ?? '');

/** A text with its `{{key}}`s replaced; `otherwise` when nothing is left of it. */
export function fill(words: string, answers: Attributes, otherwise = '…'): string {
  const filled = words.replace(MENTION, (_, key: string) => textOf(answers, key)).trim();
  return cut(filled, MAX_CHARACTERS) || otherwise;
}

/** Texts with their `{{key}}`s replaced, as long as attributes may be. */
export const fillAll = (texts: Record<string, string>, answers: Attributes): Attributes =>
  shortened(Object.fromEntries(Object.entries(texts).map(([key, words]) => [key, fill(words, answers, '')])));

/** An answer as text; empty without one. */
export function textOf(answers: Attributes, key: string): string {
  const answer = Object.hasOwn(answers, key) ? (answers[key] ?? '') : '';
  // Never as 1e-7: it is read, and compared digit by digit.
  return typeof answer === 'number'
    ? (answer + 0).toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : String(answer);
}
