/**
 * Records of the table's stream. They may come twice or late, and a shape that isn't known is passed over: throwing would
 * hold up everything behind it.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse } from 'aws-lambda';
import type { Log } from './log.ts';
import { type Key } from '#functions/store/keys.ts';
import { conversationOfPartition } from '#functions/store/partitions.ts';
import type { Item } from '#functions/store/table.ts';

/** What of a record matters. */
export type StreamRecord = {
  eventName?: string | undefined;
  dynamodb?:
    | { Keys?: Record<string, { S?: string }>; NewImage?: Record<string, AttributeValue>; SequenceNumber?: string }
    | undefined;
};
/** What Lambda is given. */
export type StreamEvent = { Records: StreamRecord[] };

/** The key of a row that was put where none was; nothing for any other record. */
export function insertedKey({ eventName, dynamodb }: StreamRecord): Key | undefined {
  const pk = dynamodb?.Keys?.['pk']?.S;
  const sk = dynamodb?.Keys?.['sk']?.S;
  return eventName === 'INSERT' && pk !== undefined && sk !== undefined ? { pk, sk } : undefined;
}

/** The item that was put where none was; nothing for any other record. */
export function insertedItem(record: StreamRecord): Item | undefined {
  const image = record.dynamodb?.NewImage;
  return insertedKey(record) && image && unmarshall(image);
}

/**
 * Handles groups of records side by side, and each group's in order. When one fails, it and those behind it in its group
 * are reported, to be delivered again.
 */
export async function inGroups(
  records: readonly StreamRecord[],
  groupOf: (record: StreamRecord) => string,
  handle: (record: StreamRecord) => Promise<void>,
  log: Log,
): Promise<DynamoDBBatchResponse> {
  const failed: StreamRecord[] = [];
  const group = async (own: StreamRecord[]): Promise<void> => {
    for (const [index, record] of own.entries()) {
      try {
        await handle(record);
      } catch (error) {
        const conversation = conversationOfPartition(record.dynamodb?.Keys?.['pk']?.S ?? '');
        const about = conversation === undefined ? {} : { conversation_id: conversation };
        log.error('record_failed', { sequence_number: record.dynamodb?.SequenceNumber, ...about, error });
        failed.push(...own.slice(index));
        return;
      }
    }
  };
  await Promise.all(Object.values(Object.groupBy(records, groupOf)).map((own) => group(own ?? [])));
  return failures(failed);
}

/** The answer that has these records delivered again. */
export function failures(records: readonly StreamRecord[]): DynamoDBBatchResponse {
  const ids = records.flatMap((record) => record.dynamodb?.SequenceNumber ?? []);
  return { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) };
}
