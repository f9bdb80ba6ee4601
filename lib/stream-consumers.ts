/** The two readers of the table's stream. A shard serves two at most, so there will never be a third. */
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

/** Only inserts pass: a filter cannot compare a row with what it was, so what matters is a row of its own. */
const inserted = (dynamodb: Pattern): Record<string, unknown> =>
  FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT'), dynamodb });
const keyBegins = (prefix: string): Pattern => ({ Keys: { pk: { S: FilterRule.beginsWith(prefix) } } });

/** Connects `assign` and `react` to the stream, each to the rows it is for. */
export class StreamConsumers extends Construct {
  constructor(scope: Construct, id: string, { table, deadLetters, assign, react }: StreamConsumersProps) {
    super(scope, id);
    const read = (consumer: HandlerFunction, filters: Record<string, unknown>[], maxRecordAge: Duration) =>
      consumer.addEventSource(
        new DynamoEventSource(table, {
          // LATEST may miss what is written while the mapping is being made; both consumers bear repeats.
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
    // Someone waits, or someone has room. An hour later the sweep has long seen to it.
    read(assign, [inserted(keyBegins('QUEUE#')), inserted(keyBegins('ROSTER#'))], Duration.hours(1));
    // Rows of a conversation that mark a step of its life; ordinary messages cost no invocation.
    read(
      react,
      [
        inserted({ ...keyBegins('CONV#'), NewImage: { milestone: { S: FilterRule.exists() } } }),
        // A bot's articles have changed since it was fitted.
        inserted(keyBegins('FITS')),
      ],
      Duration.hours(23),
    );
  }
}
