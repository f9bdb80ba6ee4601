/** What Lambda sends to a mapping's on-failure queue: where the records are, not their content. */
import { randomUUID } from 'node:crypto';
import type { Abandonment } from './delivery.ts';
import type { LambdaRecord } from './lambda-record.ts';
import type { Mapping } from './mapping.ts';

const arrivalTime = (record: LambdaRecord | undefined): string =>
  new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
export function deadLetter({ functionArn, streamArn }: Mapping, shardId: string, givenUp: Abandonment): object {
  const { records, reason, attempts, functionFailed } = givenUp;
  const [first, last] = [records[0], records.at(-1)];
  return {
    requestContext: { requestId: randomUUID(), functionArn, condition: reason, approximateInvokeCount: attempts },
    ...(attempts > 0 && {
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(functionFailed && { functionError: 'Unhandled' }),
      },
    }),
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.dynamodb.SequenceNumber,
      endSequenceNumber: last?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrivalTime(first),
      approximateArrivalOfLastRecord: arrivalTime(last),
      batchSize: records.length,
      streamArn,
    },
  };
}
