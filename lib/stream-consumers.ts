/** The two readers of the table's stream. A shard serves at most two, so there can't be a third. */
import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { HandlerFunction } from './handler-function.ts';

export type StreamConsumersProps = {
  table: Table;
  deadLetters: Queue;
  assign: HandlerFunction;
  react: HandlerFunction;
};

type Pattern = Record<string, unknown>;

/** Only inserts pass. A filter can't compare a row with its former state, so every relevant change is a row of its own. */
const inserted = (dynamodb: Pattern): Record<string, unknown> =>
  FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT'), dynamodb });
const keyBegins = (prefix: string): Pattern => ({ Keys: { pk: { S: FilterRule.beginsWith(prefix) } } });

/** Connects `assign` and `react` to the stream, each to the rows that concern it. */
export class StreamConsumers extends Construct {
  constructor(scope: Construct, id: string, { table, deadLetters, assign, react }: StreamConsumersProps) {
    super(scope, id);
    const read = (consumer: HandlerFunction, filters: Record<string, unknown>[], maxRecordAge: Duration) =>
      consumer.addEventSource(
        new DynamoEventSource(table, {
          // LATEST may miss rows that are written while the mapping is created. Both consumers tolerate repeats.
          startingPosition: StartingPosition.TRIM_HORIZON,
          batchSize: 25,
          filters,
          reportBatchItemFailures: true,
          bisectBatchOnError: true,
          retryAttempts: 5,
          maxRecordAge,
          onFailure: new SqsDlq(deadLetters),
        }),
      );
    const listStreams = { 'IAM5[Resource::*]': 'ListStreams, which Lambda asks for, knows no narrower resource.' };
    acknowledge(assign.ownRole, listStreams);
    acknowledge(react.ownRole, listStreams);
    // A chat waits or an agent has capacity. After an hour, the sweep has handled it.
    read(assign, [inserted(keyBegins('QUEUE#')), inserted(keyBegins('ROSTER#'))], Duration.hours(1));
    // Rows that mark a step in a conversation's lifecycle. Ordinary messages cause no invocation.
    read(
      react,
      [
        inserted({ ...keyBegins('CONV#'), NewImage: { milestone: { S: FilterRule.exists() } } }),
        // Something that webhooks or the event bus want to know of, beside conversations.
        inserted(keyBegins('EVENT#')),
        // A bot's articles have changed since it was trained.
        inserted(keyBegins('FITS')),
      ],
      Duration.hours(23),
    );
  }
}
