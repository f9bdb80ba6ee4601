/** How the fields of a form are described: their words, their limits, and what is wrong with them. */
import { numberText } from '#dashboard/strings/language.ts';
import { errorBelow } from '#dashboard/ui/format/problem.ts';

/** Label and help of each field, by its name. In the help, `{min}`, `{max}` and `{count}` stand for its limits. */
type FieldWords = Record<string, readonly [label: string, help: string]>;

/** What a field takes: characters, the ends of a number, entries of a list, the form of a text. */
export type FieldLimits = { maxLength?: number; min?: number; max?: number; count?: number; pattern?: string };

/** Describes fields by these words and limits; `path` says where a field is in the record when that is not its name. */
export function describedBy<Words extends FieldWords>(words: Words, limits: Record<string, FieldLimits>) {
  return (field: keyof Words & string, errors: Record<string, string>, path: string = field) => {
    const [label, help] = words[field] ?? [field, ''];
    const { pattern: _pattern, count: _count, ...attributes } = limits[path] ?? {};
    return {
      label,
      help: withLimits(help, limits[path]) || undefined,
      error: errorBelow(errors, path, label),
      ...attributes,
    };
  };
}

/** What fields are called by these words. */
export const labelsOf =
  (words: FieldWords) =>
  (field: string): string =>
    words[field]?.[0] ?? field;

/** A text with a field's limits in the places that name them. */
export function withLimits(text: string, limits: FieldLimits = {}): string {
  return text.replaceAll(/\{(min|max|count|maxLength)\}/g, (_, name: keyof FieldLimits) => {
    const limit = limits[name] ?? '';
    return typeof limit === 'number' ? numberText(limit) : limit;
  });
}
