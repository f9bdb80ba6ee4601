/** A function that others start without waiting for its result. */
import { Duration } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { HandlerFunction, Provided } from './handler-function.ts';

/** Allows starting the function to everyone who receives its name. A failure isn't retried: the sweep repairs it, and the dead letter shows it. */
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
