/** EventBridge's default bus: events of AWS reach the functions of the rules whose patterns they match. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { readProperties } from '#local/assembly/read-properties.ts';
import { resourcesOf, type Resource, type Stack } from '#local/assembly/stack.ts';
import { functionIdOf } from '#local/lambda/lambda-function.ts';
import { mayInvoke } from '#local/lambda/permissions.ts';
import { filterOf, type Filter } from '#local/stream/filter.ts';

const properties = z.object({
  EventPattern: z.optional(z.record(z.string(), z.unknown())),
  State: z._default(z.string(), 'ENABLED'),
  Targets: z._default(z.array(z.object({ Arn: z.string() })), []),
});

type EventRule = { matches: Filter; functionIds: string[] };

/** The rules that wait for events. Throws for one that couldn't invoke its function in AWS either. */
export const eventRulesOf = (stack: Stack): EventRule[] =>
  resourcesOf(stack, 'AWS::Events::Rule').flatMap((resource) => ruleOf(stack, resource));

function ruleOf(stack: Stack, resource: Resource): EventRule[] {
  const rule = readProperties(properties, resource.properties, `The rule ${resource.logicalId}`);
  if (!rule.EventPattern || rule.State === 'DISABLED') return [];
  const functionIds = rule.Targets.map(({ Arn }) => {
    const functionId = functionIdOf(stack, Arn);
    if (functionId === undefined)
      throw new Error(`${resource.logicalId} invokes ${Arn}, which isn't a function of the stack.`);
    if (!mayInvoke(stack, functionId, 'events.amazonaws.com', resource.arn ?? ''))
      throw new Error(
        `The rule ${resource.logicalId} may not invoke ${functionId}: a Lambda permission for events.amazonaws.com is missing.`,
      );
    return functionId;
  });
  return [{ matches: filterOf([JSON.stringify(rule.EventPattern)]), functionIds }];
}

/** What is put on the bus. */
export type BusEvent = { source: string; 'detail-type': string; resources: string[]; detail: object };

/** Starts a function without waiting for it. */
export type Start = (functionId: string, event: object) => void;

/** Puts an event on the bus; answers with how many functions it started. */
export function putEvent(rules: readonly EventRule[], start: Start, event: BusEvent): number {
  const whole = {
    version: '0',
    id: randomUUID(),
    account: LOCAL_ACCOUNT.account,
    time: `${new Date().toISOString().slice(0, 19)}Z`,
    region: LOCAL_ACCOUNT.region,
    ...event,
  };
  const started = rules.filter(({ matches }) => matches(whole)).flatMap(({ functionIds }) => functionIds);
  for (const functionId of started) start(functionId, whole);
  return started.length;
}
