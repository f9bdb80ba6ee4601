/** The two readers of the table's stream. A shard serves at most two, so there can't be a third. */
import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type StreamFilter, type StreamReader, streamFilters } from '#core/contract/kit/stream-filters.ts';
import { acknowledge } from '#lib/kit/acknowledge.ts';
import { keepsRecords } from '#lib/kit/dead-letters.ts';
import type { HandlerFunction } from '#lib/kit/handler-function.ts';

export type StreamConsumersProps = {
  table: ITable;
  deadLetters: Queue;
  assign: HandlerFunction;
  react: HandlerFunction;
};

/** The filters of a reader, as Lambda takes them. */
const filtersOf = (reader: StreamReader): Record<string, unknown>[] =>
  streamFilters[reader].map(({ keyBegins, has }: StreamFilter) =>
    FilterCriteria.filter({
      eventName: FilterRule.isEqual('INSERT'),
      dynamodb: {
        Keys: { pk: { S: FilterRule.beginsWith(keyBegins) } },
        ...(has && { NewImage: { [has]: { S: FilterRule.exists() } } }),
      },
    }),
  );

/** Connects `assign` and `react` to the stream, each to the rows that concern it. */
export class StreamConsumers extends Construct {
  constructor(scope: Construct, id: string, { table, deadLetters, assign, react }: StreamConsumersProps) {
    super(scope, id);
    const read = (consumer: HandlerFunction, reader: StreamReader, maxRecordAge: Duration) =>
      consumer.addEventSource(
        new DynamoEventSource(table, {
          // LATEST may miss rows that are written while the mapping is created. Both consumers tolerate repeats.
          startingPosition: StartingPosition.TRIM_HORIZON,
          batchSize: 25,
          filters: filtersOf(reader),
          reportBatchItemFailures: true,
          bisectBatchOnError: true,
          retryAttempts: 5,
          maxRecordAge,
          onFailure: keepsRecords(deadLetters),
        }),
      );
    const listStreams = { 'IAM5[Resource::*]': 'ListStreams, which Lambda asks for, knows no narrower resource.' };
    acknowledge(assign.ownRole, listStreams);
    acknowledge(react.ownRole, listStreams);
    // After an hour, the sweep has handled it.
    read(assign, 'assign', Duration.hours(1));
    read(react, 'react', Duration.hours(23));
  }
}
