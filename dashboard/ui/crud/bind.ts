/** Fields of a form tied to an editor: label, help, limits, error, value, and what a change does. */
import type { Editor } from '#dashboard/ui/record/use-record-editor.ts';

/** Says what a field is called, takes, and was refused for. */
export type Described<Field extends string> = (
  field: Field,
  errors: Record<string, string>,
  path?: string,
) => {
  label: string;
  help: string | undefined;
  error: string | undefined;
  maxLength?: number;
  min?: number;
  max?: number;
};

/** Ties fields to an editor, each by its name: as it is, or as text or id where it may be null. */
export function bindTo<Fields extends object, Field extends string>(
  { values, errors, set }: Pick<Editor<Fields>, 'values' | 'errors' | 'set'>,
  described: Described<Field>,
) {
  type Name = keyof Fields & Field;
  const put = (name: Name) => (value: unknown) => set({ [name]: value } as Partial<Fields>);
  return {
    /** The value as it is. */
    as: <One extends Name>(name: One) => ({
      ...described(name, errors),
      value: values[name],
      onChange: put(name) as (value: Fields[One]) => void,
    }),
    /** Text that may be missing: what is empty is null. */
    text: (name: Name) => ({
      ...described(name, errors),
      value: String(values[name] ?? ''),
      onChange: (text: string) => put(name)(text.trim() || null),
    }),
    /** An id that may be missing, chosen from a list. */
    id: (name: Name) => ({
      ...described(name, errors),
      value: String(values[name] ?? ''),
      onChange: (id: string) => put(name)(id === '' ? null : Number(id)),
    }),
    /** On or off. */
    flag: (name: Name) => ({ ...described(name, errors), checked: values[name] === true, onChange: put(name) }),
  };
}
