/** What runs by the clock: the sweep, every minute. */
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { HandlerFunction } from './handler-function.ts';

export type SchedulesProps = { sweep: HandlerFunction; deadLetters: Queue };

/** Starts the sweep every minute. */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { sweep, deadLetters }: SchedulesProps) {
    super(scope, id);
    // The next minute's sweep is the retry; the dead letter makes the failure seen.
    sweep.configureAsyncInvoke({
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
      onFailure: new SqsDestination(deadLetters),
    });
    // A rule is free and needs a permission only; EventBridge Scheduler would need a role of its own.
    new Rule(this, 'every-minute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(sweep, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
