/** Whether what a visitor said answers a workflow's question: the value it stands for, or nothing. */
import { cut, email, phone } from '#core/model/text.ts';

/** What a question takes for an answer. */
export const expectations = ['text', 'email', 'phone', 'number', 'date', 'choice'] as const;

/** What answers a question: one of `options` for a choice; `min` and `max` are a number itself, or a text's characters. */
export type Expected = {
  expects: (typeof expectations)[number];
  options: readonly string[];
  min: number | null;
  max: number | null;
};

/** Longer answers are cut: they are kept with the conversation's state. */
const MAX_CHARACTERS = 2000;

/** The value of an answer; nothing when it can't be taken. */
export function parseAnswer(step: Expected, said: string): string | number | undefined {
  const text = said.trim();
  switch (step.expects) {
    case 'text':
      return isWithin(step, [...text].length) ? cut(text, MAX_CHARACTERS) : undefined;
    case 'email':
      return parsed(email.safeParse(text));
    case 'phone':
      return parsed(phone.safeParse(text));
    case 'number': {
      const value = /^[+-]?\d{1,15}([.,]\d{1,10})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
      return value !== undefined && isWithin(step, value) ? value : undefined;
    }
    case 'date':
      return dateOf(text);
    case 'choice':
      return chosen(step.options, text);
  }
}

/** What is said when an answer can't be taken and the step has no words of its own. */
export function retryWords(step: Expected): string {
  switch (step.expects) {
    case 'text':
      return `Please enter ${range(step, 'characters')}.`;
    case 'email':
      return "That doesn't look like an email address. Please enter one like name@example.com.";
    case 'phone':
      return "That doesn't look like a phone number. Please enter one like +1 555 010 9999.";
    case 'number':
      return `Please enter a number${step.min === null && step.max === null ? '' : `, ${range(step, '').trim()}`}.`;
    case 'date':
      return 'Please enter a date like 2026-12-31.';
    case 'choice':
      return 'Please choose one of these:';
  }
}

const range = ({ min, max }: Expected, unit: string): string =>
  [min === null ? '' : `at least ${min}`, max === null ? '' : `at most ${max}`].filter(Boolean).join(' and ') +
  ` ${unit}`;

const isWithin = ({ min, max }: Expected, value: number): boolean =>
  value >= (min ?? -Infinity) && value <= (max ?? Infinity);

const parsed = (result: { success: boolean; data?: string | undefined }): string | undefined =>
  result.success ? result.data : undefined;

/** By its words or by its number in the list. */
function chosen(labels: readonly string[], text: string): string | undefined {
  const wanted = text.toLowerCase();
  return (
    labels.find((label) => label.toLowerCase() === wanted) ?? labels[/^\d{1,2}$/.test(text) ? Number(text) - 1 : -1]
  );
}

/** `2026-12-31`, `31.12.2026` or `31. 12. 2026`, if there is such a day; always as the first. Slashes mean different days to different people. */
function dateOf(text: string): string | undefined {
  const [, y1, m1, d1] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const [, d2, m2, y2] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text) ?? [];
  const [year, month, day] = [y1 ?? y2, m1 ?? m2, d1 ?? d2].map(Number);
  if (year === undefined || month === undefined || day === undefined || Number.isNaN(year)) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isThere = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isThere ? date.toISOString().slice(0, 10) : undefined;
}
