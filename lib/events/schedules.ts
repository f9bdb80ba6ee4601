/** The only schedule: the sweep, every minute. */
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { keepsCalls } from '#lib/kit/dead-letters.ts';
import type { HandlerFunction } from '#lib/kit/handler-function.ts';

export type SchedulesProps = { sweep: HandlerFunction; deadLetters: Queue };

/** Starts the sweep every minute. */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { sweep, deadLetters }: SchedulesProps) {
    super(scope, id);
    // The next minute's sweep is the retry, and the dead letter shows the failure.
    sweep.configureAsyncInvoke({
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
      onFailure: keepsCalls(deadLetters),
    });
    // A rule is free and needs only a permission. EventBridge Scheduler would need its own role.
    new Rule(this, 'every-minute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(sweep, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
