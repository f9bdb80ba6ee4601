/** Asks the site from outside every five minutes. */
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { HandlerFunction } from '#lib/kit/handler-function.ts';

/** Runs the canary every five minutes. What fails is asked again by the next run, and counted by an alarm. */
export class Canary extends Construct {
  constructor(scope: Construct, id: string, canary: HandlerFunction) {
    super(scope, id);
    canary.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'every-five-minutes', {
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(canary, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
