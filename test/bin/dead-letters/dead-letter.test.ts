import { describe, expect, it } from 'vitest';
import { describe as about, readDeadLetter } from '#bin/dead-letters/dead-letter.ts';

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:Chat-react-1A2B';
const context = { requestContext: { functionArn: `${ARN}:$LATEST` }, timestamp: '2026-05-31T08:00:00.000Z' };
const info = {
  streamArn: 'arn:stream',
  shardId: 'shardId-1',
  startSequenceNumber: '100',
  endSequenceNumber: '102',
  batchSize: 3,
};
const read = (message: unknown) => readDeadLetter(JSON.stringify(message));

describe('a dead letter', () => {
  it('of a stream names the part of it', () => {
    const letter = read({ ...context, DDBStreamBatchInfo: info });
    expect(letter).toEqual({
      kind: 'records',
      function: 'Chat-react-1A2B',
      at: context.timestamp,
      part: { streamArn: 'arn:stream', shardId: 'shardId-1', from: '100', to: '102', count: 3 },
    });
    expect(about(letter)).toBe('3 records of the stream, given up by Chat-react-1A2B.');
  });

  it.each([{ conversation_id: 7 }, null, 'text'])('of a function has its event: %j', (requestPayload) => {
    const letter = read({ ...context, requestContext: { functionArn: ARN }, requestPayload });
    expect(letter).toEqual({
      kind: 'event',
      function: 'Chat-react-1A2B',
      at: context.timestamp,
      payload: requestPayload,
    });
    expect(about(letter)).toBe('An event, given up by Chat-react-1A2B.');
  });

  it.each([
    ['', 'nothing'],
    ['{', 'half a document'],
    ['null', 'null'],
    ['{"hello":"world"}', 'something else'],
    [JSON.stringify(context), 'a message without an event'],
    [JSON.stringify({ ...context, KinesisBatchInfo: info }), 'records of another service'],
    [JSON.stringify({ ...context, DDBStreamBatchInfo: { ...info, shardId: undefined } }), 'a part without its shard'],
    [JSON.stringify({ requestPayload: {}, timestamp: '' }), 'an event of no function'],
  ])('%j is none of Lambda: it is %s', (body) => {
    expect(readDeadLetter(body)).toEqual({ kind: 'unknown' });
    expect(about({ kind: 'unknown' })).toBe('It is not a message of Lambda. Read it in the queue.');
  });
});
