/** The stack's schedules: EventBridge rules and schedules, and the functions that they invoke. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { readProperties } from '#local/assembly/read-properties.ts';
import { resourcesOf, type Resource, type Stack } from '#local/assembly/stack.ts';
import type { Authority } from '#local/iam/authority.ts';
import { functionIdOf } from '#local/lambda/lambda-function.ts';
import { mayInvoke } from '#local/lambda/permissions.ts';
import { parseSchedule, type IsDue } from './expression.ts';

export type Target = { functionId: string; functionArn: string; event: (now: Date) => unknown };

/** A rule or schedule that runs at certain times. */
export type Schedule = { name: string; due: IsDue; targets: Target[] };

const ruleSchema = z.object({
  ScheduleExpression: z.optional(z.string()),
  EventPattern: z.optional(z.unknown()),
  State: z._default(z.string(), 'ENABLED'),
  Targets: z._default(z.array(z.object({ Arn: z.string(), Input: z.optional(z.string()) })), []),
});

const scheduleSchema = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z._default(z.string(), 'UTC'),
  State: z._default(z.string(), 'ENABLED'),
  Target: z.object({ Arn: z.string(), RoleArn: z.string(), Input: z.optional(z.string()) }),
});

/** Throws for a schedule that couldn't invoke its function in AWS either. */
export const schedulesOf = (stack: Stack, authority: Authority): Schedule[] => [
  ...resourcesOf(stack, 'AWS::Events::Rule').flatMap((resource) => ruleOf(stack, resource)),
  ...resourcesOf(stack, 'AWS::Scheduler::Schedule').flatMap((resource) => scheduleOf(stack, resource, authority)),
];

function ruleOf(stack: Stack, resource: Resource): Schedule[] {
  const rule = readProperties(ruleSchema, resource.properties, `The rule ${resource.logicalId}`);
  if (rule.ScheduleExpression === undefined) {
    // `local/ses` carries out those that wait for events of SES.
    if (rule.EventPattern !== undefined) return [];
    throw new Error(`The rule ${resource.logicalId} has neither a schedule nor an event pattern.`);
  }
  const targets = rule.Targets.map(({ Arn, Input }) => targetOf(stack, resource, Arn, Input, 'aws.events'));
  for (const { functionId } of targets) {
    if (!mayInvoke(stack, functionId, 'events.amazonaws.com', resource.arn ?? ''))
      throw new Error(
        `The rule ${resource.logicalId} may not invoke ${functionId}: a Lambda permission for events.amazonaws.com is missing.`,
      );
  }
  return rule.State === 'DISABLED'
    ? []
    : [{ name: resource.label, due: parseSchedule(rule.ScheduleExpression), targets }];
}

function scheduleOf(stack: Stack, resource: Resource, authority: Authority): Schedule[] {
  const schedule = readProperties(scheduleSchema, resource.properties, `The schedule ${resource.logicalId}`);
  const { Arn, RoleArn, Input } = schedule.Target;
  const target = targetOf(stack, resource, Arn, Input, 'aws.scheduler');
  const verdict = authority.authoriseRole(RoleArn, resource.logicalId, 'lambda:InvokeFunction', Arn);
  if (!verdict.allowed)
    throw new Error(`The schedule ${resource.logicalId} may not invoke its function. ${verdict.message}`);
  const due = parseSchedule(schedule.ScheduleExpression, schedule.ScheduleExpressionTimezone);
  return schedule.State === 'DISABLED' ? [] : [{ name: resource.label, due, targets: [target] }];
}

function targetOf(
  stack: Stack,
  resource: Resource,
  functionArn: string,
  input: string | undefined,
  source: string,
): Target {
  const functionId = functionIdOf(stack, functionArn);
  if (functionId === undefined)
    throw new Error(`${resource.logicalId} invokes ${functionArn}, which isn't a function of the stack.`);
  return {
    functionId,
    functionArn,
    event: (now) => (input === undefined ? scheduledEvent(resource, source, now) : JSON.parse(input)),
  };
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html */
const scheduledEvent = (resource: Resource, source: string, now: Date): object => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source,
  account: LOCAL_ACCOUNT.account,
  time: `${now.toISOString().slice(0, 19)}Z`,
  region: LOCAL_ACCOUNT.region,
  resources: [resource.arn],
  detail: {},
});
