/** The functions of a place, by the names of their constructs. */
import type { StreamReader } from '#core/contract/kit/stream-filters.ts';
import type { Place } from '#bin/kit/place.ts';

/** Physical names; undefined where the stack has no such function. */
export type FunctionNames = Readonly<Record<StreamReader | 'sweep' | 'deliver', string | undefined>>;

/** CDK ends a logical ID with a hash, after the names of the constructs. */
export function functionNames({ resources }: Place): FunctionNames {
  const functions = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  const find = (name: string): string | undefined =>
    functions.find(({ logicalId }) => logicalId.replace(/[0-9A-F]{8}$/, '').endsWith(name))?.physicalId;
  return { assign: find('assign'), react: find('react'), sweep: find('sweep'), deliver: find('deliver') };
}
