/** Operators of a rule in a filter pattern. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Leaf = string | number | boolean | null;

/** A rule checks every leaf found at its field. No leaf means that the field is absent. */
export type Rule = (leaves: readonly Leaf[]) => boolean;

export const isObject = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A rule that checks one leaf at a time. */
export const some =
  (holds: (leaf: Leaf) => boolean): Rule =>
  (leaves) =>
    leaves.some(holds);
const text =
  (holds: (text: string) => boolean): Rule =>
  (leaves) =>
    leaves.some((leaf) => typeof leaf === 'string' && holds(leaf));

const ignoringCase = (operand: Json | undefined): string | undefined =>
  isObject(operand) && typeof operand['equals-ignore-case'] === 'string'
    ? operand['equals-ignore-case'].toLowerCase()
    : undefined;

/** The operators. Each returns no rule for an operand that it doesn't accept. */
export const operators: Record<string, (operand: Json | undefined) => Rule | undefined> = {
  prefix: (operand) => {
    const lower = ignoringCase(operand);
    if (lower !== undefined) return text((value) => value.toLowerCase().startsWith(lower));
    return typeof operand === 'string' ? text((value) => value.startsWith(operand)) : undefined;
  },
  suffix: (operand) => {
    const lower = ignoringCase(operand);
    if (lower !== undefined) return text((value) => value.toLowerCase().endsWith(lower));
    return typeof operand === 'string' ? text((value) => value.endsWith(operand)) : undefined;
  },
  'equals-ignore-case': (operand) =>
    typeof operand === 'string' ? text((value) => value.toLowerCase() === operand.toLowerCase()) : undefined,
  'anything-but': anythingBut,
  exists: (operand) => (typeof operand === 'boolean' ? (leaves) => leaves.length > 0 === operand : undefined),
  numeric,
};

/** `anything-but` accepts texts, numbers, a list of them, or an operator on texts, and is false if the field is absent. */
function anythingBut(operand: Json | undefined): Rule | undefined {
  if (isObject(operand)) {
    const [[operator, inner] = ['', null]] = Object.entries(operand);
    const excluded = ['prefix', 'suffix', 'equals-ignore-case'].includes(operator)
      ? operators[operator]?.(inner)
      : undefined;
    return excluded && text((value) => !excluded([value]));
  }
  const excluded = [operand ?? []].flat();
  const plain =
    excluded.length > 0 && excluded.every((value) => typeof value === 'string' || typeof value === 'number');
  return plain ? some((leaf) => !new Set<Leaf>(excluded).has(leaf)) : undefined;
}

const comparisons: Record<string, (value: number, bound: number) => boolean> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** Compares JSON numbers. An attribute of type N is a text in a record, so it never matches, as in AWS. */
function numeric(operand: Json | undefined): Rule | undefined {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length > 4 || operand.length % 2 > 0) return undefined;
  const bounds = Array.from({ length: operand.length / 2 }, (_, index) => operand.slice(index * 2, index * 2 + 2));
  const checks = bounds.map(([operator, bound]) => {
    const compare = typeof operator === 'string' ? comparisons[operator] : undefined;
    return compare && typeof bound === 'number' ? (value: number) => compare(value, bound) : undefined;
  });
  if (checks.includes(undefined)) return undefined;
  return some((leaf) => typeof leaf === 'number' && checks.every((check) => check?.(leaf)));
}
