/** A function that others start without waiting for it. */
import { Duration } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { HandlerFunction, Provided } from './handler-function.ts';

/** Lets whoever is given its name start it. What fails is not tried again: the sweep sees to it, the dead letter makes it seen. */
export function startable(fn: HandlerFunction, deadLetters: Queue): Provided {
  fn.configureAsyncInvoke({
    retryAttempts: 0,
    maxEventAge: Duration.minutes(1),
    onFailure: new SqsDestination(deadLetters),
  });
  return {
    value: fn.functionName,
    grant: (starter) => starter.allow(['lambda:InvokeFunction'], [fn.functionArn]),
  };
}
