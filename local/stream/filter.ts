/** Event filters of a mapping: which records reach the function, by the grammar of AWS's event patterns. */
import { isObject, operators, some, type Json, type Leaf, type Rule } from './filter-operators.ts';

/** Whether one record matches. */
export type Filter = (record: unknown) => boolean;

const longestPattern = 4096;
const MAX_FILTERS = 5;

/**
 * The filter of a mapping's patterns: one match is enough, and without patterns all records pass.
 * Throws for what Lambda would reject. https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export function filterOf(patterns: readonly string[]): Filter {
  if (patterns.length > MAX_FILTERS)
    throw new Error(`A mapping has ${patterns.length} filters; Lambda takes ${MAX_FILTERS}.`);
  const filters = patterns.map(compile);
  return (record) => filters.length === 0 || filters.some((filter) => filter(record));
}

function compile(pattern: string): Filter {
  if (pattern.length > longestPattern) throw invalid(pattern, `it is longer than ${longestPattern} characters`);
  let parsed: Json;
  try {
    parsed = JSON.parse(pattern) as Json;
  } catch {
    throw invalid(pattern, 'it is no JSON');
  }
  if (!isObject(parsed)) throw invalid(pattern, 'it must be an object');
  return objectFilter(parsed, pattern);
}

const invalid = (pattern: string, reason: string): Error =>
  new Error(`The filter pattern ${pattern} is invalid: ${reason}.`);

/** All fields of a pattern must match. One of the patterns in `$or` must. */
function objectFilter(fields: Record<string, Json>, pattern: string): Filter {
  if (Object.keys(fields).length === 0) throw invalid(pattern, 'an object in it is empty');
  const filters = Object.entries(fields).map(([name, wanted]) => {
    if (name === '$or') return orFilter(wanted, pattern);
    if (isObject(wanted)) return nested(name, objectFilter(wanted, pattern));
    if (!Array.isArray(wanted)) throw invalid(pattern, `"${name}" must be a list of what is allowed, or an object`);
    if (wanted.length === 0) throw invalid(pattern, `the list of "${name}" is empty`);
    const rules = wanted.map((rule) => ruleOf(rule, pattern));
    return (value: unknown) => {
      const leaves = leavesOf(value, name);
      return rules.some((rule) => rule(leaves));
    };
  });
  return (value) => filters.every((filter) => filter(value));
}

function orFilter(wanted: Json, pattern: string): Filter {
  if (!Array.isArray(wanted) || wanted.length < 2 || !wanted.every(isObject))
    throw invalid(pattern, '"$or" must be a list of at least two objects');
  const filters = wanted.map((fields) => objectFilter(fields, pattern));
  return (value) => filters.some((filter) => filter(value));
}

/** A list matches if one of its elements does. An absent object still lets "does not exist" match. */
const nested =
  (name: string, filter: Filter): Filter =>
  (value) => {
    const inner = isObject(value) ? value[name] : undefined;
    return Array.isArray(inner) && inner.length > 0 ? inner.some(filter) : filter(inner);
  };

function leavesOf(value: unknown, name: string): Leaf[] {
  const found = isObject(value) ? value[name] : undefined;
  return [found]
    .flat()
    .filter((leaf): leaf is Leaf => leaf !== undefined && (leaf === null || typeof leaf !== 'object'));
}

function ruleOf(rule: Json, pattern: string): Rule {
  if (Array.isArray(rule)) throw invalid(pattern, 'a list of what is allowed holds another list');
  if (!isObject(rule)) return some((leaf) => leaf === rule);
  const [[operator, operand] = ['', null], ...more] = Object.entries(rule);
  const make = operators[operator];
  if (!make || more.length > 0)
    throw invalid(
      pattern,
      `it has ${JSON.stringify(rule)}, where one of ${Object.keys(operators).join(', ')} is allowed`,
    );
  const made = make(operand);
  if (!made) throw invalid(pattern, `${JSON.stringify(operand)} is nothing that "${operator}" takes`);
  return made;
}
