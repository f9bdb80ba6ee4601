/** Where what was given up is kept, and no more than the right to put it there. */
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { DlqDestinationConfig, IEventSourceDlq, IDestination, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** The CDK's own would also let functions ask for the queue's address and settings, which Lambda never does. */
function allowSending(fn: IFunction, queue: IQueue): DlqDestinationConfig {
  fn.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
  return { destination: queue.queueArn };
}

/** Keeps asynchronous calls that a function gave up. */
export const keepsCalls = (queue: IQueue): IDestination => ({ bind: (_scope, fn) => allowSending(fn, queue) });

/** Keeps records of a stream that a function gave up. */
export const keepsRecords = (queue: IQueue): IEventSourceDlq => ({
  bind: (_mapping, fn) => allowSending(fn, queue),
});
