/** Reads policy documents of a template into statements. */
import * as z from 'zod/mini';
import { readProperties } from '#local/assembly/read-properties.ts';

const oneOrMore = z.union([z.string(), z.array(z.string())]);

const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.optional(oneOrMore),
  NotAction: z.optional(oneOrMore),
  Resource: z.optional(oneOrMore),
  NotResource: z.optional(oneOrMore),
  Condition: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
});

const documentSchema = z.object({ Statement: z.union([statementSchema, z.array(statementSchema)]) });

/** One statement of an identity's policies. `except` turns the list into all but these (`NotAction`, `NotResource`). */
export type Statement = {
  effect: 'Allow' | 'Deny';
  actions: { patterns: string[]; except: boolean };
  resources: { patterns: string[]; except: boolean };
  /** Operator, then key, then the values of which one must match. */
  conditions: { operator: string; key: string; values: string[] }[];
};

const list = (value: string | string[] | undefined): string[] => [value ?? []].flat();

/** The statements of a policy document. Errors name the policy's `owner`. */
export function statementsOf(document: unknown, owner: string): Statement[] {
  const { Statement } = readProperties(documentSchema, document, `The policy document of ${owner}`);
  return [Statement].flat().map((raw) => {
    const resources = [...list(raw.Resource), ...list(raw.NotResource)];
    const odd = resources.find((resource) => resource !== '*' && !/^arn:([^:]*:){4}./.test(resource));
    if (odd !== undefined)
      throw new Error(`The policy document of ${owner} names the resource "${odd}"; it must be "*" or an ARN.`);
    return {
      effect: raw.Effect,
      actions: { patterns: [...list(raw.Action), ...list(raw.NotAction)], except: raw.NotAction !== undefined },
      resources: { patterns: resources, except: raw.NotResource !== undefined },
      conditions: Object.entries(raw.Condition ?? {}).flatMap(([operator, keys]) =>
        Object.entries(keys).map(([key, values]) => ({ operator, key, values: [values].flat().map(String) })),
      ),
    };
  });
}
