/** How the fields of conditions and actions are described: each is in a list, at a place. */
import { limits } from '#dashboard/data/limits.ts';
import { rules as words } from '#dashboard/strings/rules.ts';
import { describedBy } from '#dashboard/ui/forms/described.ts';

/** Label, help, limits and error of a rule's own fields. */
export const described = describedBy(words.fields, limits.rule);

/** The same of a field of one condition or action; `at`: where in it the field is, when that is not its name. */
export type DescribeField = (field: keyof typeof words.fields, at?: string) => ReturnType<typeof described>;

/** Describes the fields of the entry at a place of a list. */
export const describedIn =
  (list: 'conditions' | 'actions', index: number, errors: Record<string, string>): DescribeField =>
  (field, at = field) => {
    // The server names the place, the limits don't.
    const { error, ...rest } = described(field, errors, `${list}.${index}.${at}`);
    return { ...rest, ...limits.rule[`${list}.${at}`], error };
  };

/** The values of a closed set with their names. */
export const pairsOf = <Value extends string>(named: Readonly<Record<Value, string>>): { id: Value; name: string }[] =>
  (Object.keys(named) as Value[]).map((id) => ({ id, name: named[id] }));
