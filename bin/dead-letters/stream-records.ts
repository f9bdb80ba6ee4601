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

/** The records of a part that concern a reader; undefined when the stream doesn't have all of the part any longer. */
export async function readPart(part: StreamPart, reader: StreamReader): Promise<Record[] | undefined> {
  try {
    const records = await recordsOf(part);
    return records?.filter((record) => concerns(record, reader));
  } catch (error) {
    if (isTrimmed(error)) return undefined;
    throw error;
  }
}

/** Pages may be empty before one that isn't; after so many, nothing is expected any more. */
const MAX_EMPTY_PAGES = 50;

/** Every record of a part; undefined when its end never comes. */
async function recordsOf({ streamArn: StreamArn, shardId: ShardId, from, to }: StreamPart) {
  const client = new DynamoDBStreamsClient();
  const last = BigInt(to);
  const read: Record[] = [];
  const at = { StreamArn, ShardId, SequenceNumber: from, ShardIteratorType: 'AT_SEQUENCE_NUMBER' as const };
  let { ShardIterator } = await client.send(new GetShardIteratorCommand(at));
  let empty = 0;
  while (ShardIterator !== undefined && empty <= MAX_EMPTY_PAGES) {
    const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator }));
    read.push(...Records.filter((record) => numberOf(record) <= last));
    // An open shard goes on for ever; its end is where nothing more of the part can come.
    if (Records.some((record) => numberOf(record) >= last)) return read.length === 0 ? undefined : read;
    empty = Records.length === 0 ? empty + 1 : 0;
    ShardIterator = NextShardIterator;
  }
  return undefined;
}

const numberOf = ({ dynamodb }: Record): bigint => BigInt(dynamodb?.SequenceNumber ?? 0);

function concerns({ eventName, dynamodb }: Record, reader: StreamReader): boolean {
  const pk = dynamodb?.Keys?.['pk']?.S ?? '';
  const filters: readonly StreamFilter[] = streamFilters[reader];
  const passes = ({ keyBegins, has }: StreamFilter): boolean =>
    pk.startsWith(keyBegins) && (has === undefined || dynamodb?.NewImage?.[has]?.S !== undefined);
  return eventName === 'INSERT' && filters.some(passes);
}
