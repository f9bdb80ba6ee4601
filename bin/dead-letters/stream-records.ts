/** Reads a part of the table's stream again, while the stream still has it: for a day. */
import {
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as Record,
} from '@aws-sdk/client-dynamodb-streams';
import { type StreamFilter, type StreamReader, streamFilters } from '#core/contract/kit/stream-filters.ts';
import type { StreamPart } from './dead-letter.ts';

/** Records that the stream has no longer. */
const isTrimmed = (error: unknown): boolean =>
  error instanceof Error && ['TrimmedDataAccessException', 'ResourceNotFoundException'].includes(error.name);

/** The records of a part that concern a reader; undefined when the stream has them no longer. */
export async function readPart(part: StreamPart, reader: StreamReader): Promise<Record[] | undefined> {
  const client = new DynamoDBStreamsClient();
  const last = BigInt(part.to);
  const read: Record[] = [];
  try {
    const { streamArn: StreamArn, shardId: ShardId, from: SequenceNumber } = part;
    const at = { StreamArn, ShardId, SequenceNumber, ShardIteratorType: 'AT_SEQUENCE_NUMBER' as const };
    let { ShardIterator } = await client.send(new GetShardIteratorCommand(at));
    while (ShardIterator !== undefined) {
      const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator }));
      const own = Records.filter((record) => numberOf(record) <= last);
      read.push(...own);
      // An open shard goes on for ever; its end is where nothing more of the part can come.
      const isPast = own.length < Records.length || own.some((record) => numberOf(record) === last);
      ShardIterator = isPast || Records.length === 0 ? undefined : NextShardIterator;
    }
    return read.length === 0 ? undefined : read.filter((record) => concerns(record, reader));
  } catch (error) {
    if (isTrimmed(error)) return undefined;
    throw error;
  }
}

const numberOf = ({ dynamodb }: Record): bigint => BigInt(dynamodb?.SequenceNumber ?? 0);

function concerns({ eventName, dynamodb }: Record, reader: StreamReader): boolean {
  const pk = dynamodb?.Keys?.['pk']?.S ?? '';
  const filters: readonly StreamFilter[] = streamFilters[reader];
  const passes = ({ keyBegins, has }: StreamFilter): boolean =>
    pk.startsWith(keyBegins) && (has === undefined || dynamodb?.NewImage?.[has]?.S !== undefined);
  return eventName === 'INSERT' && filters.some(passes);
}
