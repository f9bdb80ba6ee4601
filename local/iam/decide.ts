/** IAM's decision for one identity: an explicit deny wins, then an allow; everything else is denied. */
import { conditionHolds, type Context } from './conditions.ts';
import { actionMatches, arnMatches } from './pattern.ts';
import type { Statement } from './policy.ts';

/** One request for permission. */
export type AccessRequest = { action: string; resource: string; context?: Context | undefined };

export type Decision = 'allowed' | 'denied' | 'not granted';

/** Decides by all statements of an identity. */
export function decide(statements: readonly Statement[], request: AccessRequest): Decision {
  const applying = statements.filter((statement) => applies(statement, request));
  if (applying.some(({ effect }) => effect === 'Deny')) return 'denied';
  return applying.length > 0 ? 'allowed' : 'not granted';
}

function applies({ actions, resources, conditions }: Statement, { action, resource, context }: AccessRequest): boolean {
  return (
    actions.patterns.some((pattern) => actionMatches(pattern, action)) !== actions.except &&
    resources.patterns.some((pattern) => arnMatches(pattern, resource)) !== resources.except &&
    conditions.every((condition) => conditionHolds(condition, context ?? {}))
  );
}

/** The patterns of actions and resources that allow a request, from every statement that does. */
export const grantsUsed = (
  statements: readonly Statement[],
  request: AccessRequest,
): { action: string; resource: string }[] =>
  statements
    .filter((statement) => statement.effect === 'Allow' && applies(statement, request))
    .flatMap(({ actions, resources }) =>
      actions.patterns
        .filter((action) => actionMatches(action, request.action))
        .flatMap((action) =>
          resources.patterns
            .filter((resource) => arnMatches(resource, request.resource))
            .map((resource) => ({ action, resource })),
        ),
    );
