/** Finds what a template sets and the local stack doesn't carry out. */
import type { PropertyRules } from './edge-properties.ts';
import { propertyRules } from './property-rules.ts';
import { resourceTypes } from './resource-types.ts';
import type { Resource } from './stack.ts';

type Found = Pick<Resource, 'logicalId' | 'type' | 'properties'>;

const where = 'local/assembly/property-rules.ts';

/** A sentence, with the path, for each property or value that isn't carried out. */
export const unreadProperties = ({ resources }: { resources: readonly Found[] }): string[] =>
  resources.flatMap(({ logicalId, type, properties }) => {
    if ('ignored' in (resourceTypes[type] ?? {})) return [];
    const rules = propertyRules[type];
    if (!rules)
      return [`The template's ${logicalId} is a ${type}, whose properties nothing reads: list them in ${where}.`];
    return leaves(properties).flatMap(({ path, value }) => {
      const fault = faultOf(rules, path, value);
      return fault === undefined ? [] : [`The template's ${logicalId} (${type}) ${fault}`];
    });
  });

/** Throws for the first ones, so that what runs here is what would run in AWS. */
export function refuseUnread(stack: { resources: readonly Found[] }): void {
  const faults = unreadProperties(stack);
  if (faults.length > 0) throw new Error(faults.slice(0, 5).join('\n'));
}

function faultOf({ read, only = {}, ignored = {} }: PropertyRules, path: string, value: unknown): string | undefined {
  const allowed = only[path];
  if (allowed !== undefined) {
    // CloudFormation takes numbers and booleans as text, too.
    if (allowed.some((one) => String(one) === String(value))) return undefined;
    return `sets ${path} to ${JSON.stringify(value)}; the local stack carries out ${allowed.map((one) => JSON.stringify(one)).join(' or ')} only.`;
  }
  if ([...read, ...Object.keys(ignored)].some((known) => covers(known, path))) return undefined;
  return `sets ${path}, which the local stack doesn't read: implement it, or list it with a reason, in ${where}.`;
}

/** Whether a path of the rules stands for this one. */
function covers(known: string, path: string): boolean {
  if (known === path || known === '*') return true;
  if (!known.endsWith('.*')) return false;
  const above = known.slice(0, -2);
  return path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[]`);
}

type Leaf = { path: string; value: unknown };

/** Every value with its path. An empty list or object counts as a value. */
function leaves(value: unknown, path = ''): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [{ path, value }];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, path === '' ? name : `${path}.${name}`));
}
