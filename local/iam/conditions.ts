/** The condition operators that the local stack supports. Any other operator, or an unknown key, is an error. */
import { arnMatches, matches } from './pattern.ts';
import type { Statement } from './policy.ts';

/** Known values of a request by condition key, such as `dynamodb:LeadingKeys`. */
export type Context = Record<string, string | readonly string[]>;

type Comparison = (pattern: string, value: string) => boolean;

const comparisons: Record<string, Comparison> = {
  StringEquals: (wanted, value) => wanted === value,
  StringEqualsIgnoreCase: (wanted, value) => wanted.toLowerCase() === value.toLowerCase(),
  StringLike: matches,
  ArnEquals: arnMatches,
  ArnLike: arnMatches,
  Bool: (wanted, value) => wanted.toLowerCase() === value.toLowerCase(),
};

/** Keys that the local stack gives each request that has them. A request without one is judged as IAM does. */
const provided: ReadonlySet<string> = new Set(['dynamodb:LeadingKeys']);

/**
 * A request without the key: all of none match, and none of them is a match; a negated comparison holds (user guide, "IAM JSON
 * policy elements: Condition operators" and "Set operators for multivalued context keys").
 */
const holdsWithoutKey = (quantifier: string | undefined, negated: string | undefined): boolean =>
  quantifier === 'ForAllValues:' || (quantifier === undefined && negated !== undefined);

/** Whether a condition of a statement holds. Throws if it can't decide. */
export function conditionHolds({ operator, key, values }: Statement['conditions'][number], context: Context): boolean {
  const [, quantifier, negated, name = ''] =
    /^(ForAllValues:|ForAnyValue:)?(?:(StringNot|ArnNot)|)(.*)$/.exec(operator) ?? [];
  const comparison = comparisons[negated ? negated.replace('Not', '') + name : name];
  if (!comparison)
    throw new Error(
      `A policy uses the condition operator ${operator}, which the local stack doesn't support: add it to local/iam/conditions.ts.`,
    );
  const actual = context[key];
  if (actual === undefined) {
    if (!provided.has(key))
      throw new Error(`A policy has a condition on ${key}, which the local stack doesn't provide for this call.`);
    return holdsWithoutKey(quantifier, negated);
  }
  const holds = (value: string): boolean => values.some((wanted) => comparison(wanted, value)) !== Boolean(negated);
  return quantifier === 'ForAllValues:' ? [actual].flat().every(holds) : [actual].flat().some(holds);
}
