/** Whether a visitor's text answers a workflow's question: the value it means, or undefined. */
import { cut, email, phone } from '#core/model/text.ts';
import { parseDate } from './dates.ts';
import { labelMeant } from './labels.ts';
import { parseNumber } from './numbers.ts';

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

/** The value of an answer; nothing when it can't be taken. @param locale the visitor's, which decides what `1,000` means */
export function parseAnswer(expected: Expected, said: string, locale: string | null): string | number | undefined {
  const text = said.trim();
  switch (expected.expects) {
    case 'text':
      return isWithin(expected, [...text].length) ? cut(text, MAX_CHARACTERS) : undefined;
    case 'email':
      return parsed(email.safeParse(text));
    case 'phone':
      return parsed(phone.safeParse(text));
    case 'number': {
      const value = parseNumber(text, locale);
      return value !== undefined && isWithin(expected, value) ? value : undefined;
    }
    case 'date':
      return parseDate(text, locale);
    case 'choice':
      return labelMeant(expected.options, text);
  }
}

const isWithin = ({ min, max }: Expected, value: number): boolean =>
  value >= (min ?? -Infinity) && value <= (max ?? Infinity);

const parsed = (result: { success: boolean; data?: string | undefined }): string | undefined =>
  result.success ? result.data : undefined;
