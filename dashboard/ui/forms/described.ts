/** How the fields of a form are described: their words, and what is wrong with them. */
import { errorBelow } from '#dashboard/ui/format/problem.ts';

/** Label and help of each field, by its name. */
type FieldWords = Record<string, readonly [label: string, help: string]>;

/** Describes fields by these words; `path` says where a field's errors are when that is not its name. */
export function describedBy<Words extends FieldWords>(words: Words) {
  return (field: keyof Words & string, errors: Record<string, string>, path: string = field) => {
    const [label, help] = words[field] ?? [field, ''];
    return { label, help: help || undefined, error: errorBelow(errors, path) };
  };
}
