/** The event bus of the deployment's owner, which `react` may put events on. */
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '#lib/settings/config.ts';
import type { Provided } from '#lib/kit/handler-function.ts';

/** The variable that names the bus, and with it the permission; empty without one. */
export function eventBusAccess(scope: Construct, { eventBus }: Pick<Config, 'eventBus'>): Provided {
  if (!eventBus) return { value: '' };
  const { name } = eventBus;
  const arn = name.startsWith('arn:')
    ? name
    : Stack.of(scope).formatArn({ service: 'events', resource: 'event-bus', resourceName: name });
  return { value: name, grant: (fn) => fn.allow(['events:PutEvents'], [arn]) };
}
