/** Records in the form that Lambda passes to a function. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { shownNumber } from '#local/dynamodb/sequence-number.ts';
import type { StreamRecord } from '#local/dynamodb/stream-reader.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
export type LambdaRecord = Omit<StreamRecord, 'userIdentity'> & {
  eventVersion: '1.1';
  eventSource: 'aws:dynamodb';
  awsRegion: string;
  eventSourceARN: string;
  /** Present if time to live removed the item. */
  userIdentity?: { type: 'Service'; principalId: 'dynamodb.amazonaws.com' };
};

/** An update that changed nothing. AWS's stream has no record of it. */
export const changedNothing = ({ eventName, dynamodb }: StreamRecord): boolean =>
  eventName === 'MODIFY' && isDeepStrictEqual(dynamodb.NewImage, dynamodb.OldImage);

/** The record with what the local server leaves out or names differently. */
export function toLambdaRecord(record: StreamRecord, streamArn: string, removedByTime: boolean): LambdaRecord {
  const { dynamodb, eventName, userIdentity } = record;
  const sequenceNumber = shownNumber(dynamodb.SequenceNumber);
  return {
    eventID: createHash('md5').update(`${streamArn} ${sequenceNumber}`).digest('hex'),
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: LOCAL_ACCOUNT.region,
    dynamodb: { ...dynamodb, SequenceNumber: sequenceNumber },
    eventSourceARN: streamArn,
    ...((removedByTime || userIdentity) && {
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    }),
  };
}
