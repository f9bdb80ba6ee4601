/** DynamoDB Streams, for an operator who reads records again: with the sequence numbers that Lambda showed, and one shard. */
import { callDynamoDb } from '#local/dynamodb/call.ts';
import { ownNumber, shownNumber } from '#local/dynamodb/sequence-number.ts';
import type { StreamRecord } from '#local/dynamodb/stream-reader.ts';
import { unknownOperation } from '#local/aws/protocol/aws-error.ts';
import { answerWith, type Json, type RequireGrant, type Service } from '#local/aws/protocol/service.ts';

type Shards = { StreamDescription: { Shards: { ShardId: string }[] } };
type Records = { Records: StreamRecord[]; NextShardIterator?: string };

type Operation = (endpoint: string, input: Json) => Promise<object>;

const operations: Record<string, Operation> = {
  // Lambda's shards are the local stack's own invention: the server has one.
  GetShardIterator: async (endpoint, { StreamArn, SequenceNumber, ...input }) => {
    const { StreamDescription } = await callDynamoDb<Shards>(endpoint, 'DescribeStream', { StreamArn });
    return callDynamoDb(endpoint, 'GetShardIterator', {
      ...input,
      StreamArn,
      ShardId: StreamDescription.Shards[0]?.ShardId,
      ...(SequenceNumber !== undefined && { SequenceNumber: ownNumber(String(SequenceNumber)) }),
    });
  },
  GetRecords: async (endpoint, input) => {
    const page = await callDynamoDb<Records>(endpoint, 'GetRecords', input);
    const shown = ({ dynamodb, ...record }: StreamRecord) => ({
      ...record,
      dynamodb: { ...dynamodb, SequenceNumber: shownNumber(dynamodb.SequenceNumber) },
    });
    return { ...page, Records: page.Records.map(shown) };
  },
};

/** The two operations that read a part of a stream. */
export function streamsService(endpoint: string, demand: RequireGrant): Service {
  return async ({ caller, operation, input }) => {
    const run = operations[operation];
    if (!run) throw unknownOperation(`dynamodb:${operation}`);
    demand(caller, `dynamodb:${operation}`, String(input['StreamArn'] ?? '*'));
    return answerWith(await run(endpoint, input));
  };
}
