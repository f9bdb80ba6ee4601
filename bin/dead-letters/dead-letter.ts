/** What lies in the dead-letter queue: records of the stream, and events of functions, that were given up. */
import * as z from 'zod/mini';

/** A message of the queue, read. `at` is when it was given up. */
export type DeadLetter =
  | { kind: 'records'; function: string; at: string; part: StreamPart }
  | { kind: 'event'; function: string; at: string; payload: unknown }
  | { kind: 'unknown' };

/** A part of a stream, both ends included. */
export type StreamPart = { streamArn: string; shardId: string; from: string; to: string; count: number };

const context = { requestContext: z.object({ functionArn: z.string() }), timestamp: z.string() };

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
const ofStream = z.object({
  ...context,
  DDBStreamBatchInfo: z.object({
    streamArn: z.string(),
    shardId: z.string(),
    startSequenceNumber: z.string(),
    endSequenceNumber: z.string(),
    batchSize: z.number(),
  }),
});

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
const ofEvent = z.object({ ...context, requestPayload: z.unknown() });

/** Reads a message's body. */
export function readDeadLetter(body: string): DeadLetter {
  const json = parse(body);
  const stream = ofStream.safeParse(json);
  if (stream.success) {
    const { DDBStreamBatchInfo: info, timestamp, requestContext } = stream.data;
    const { streamArn, shardId, startSequenceNumber: from, endSequenceNumber: to, batchSize: count } = info;
    const part = { streamArn, shardId, from, to, count };
    return { kind: 'records', function: nameOf(requestContext.functionArn), at: timestamp, part };
  }
  const event = ofEvent.safeParse(json);
  if (!event.success) return { kind: 'unknown' };
  const { requestContext, timestamp: at, requestPayload: payload } = event.data;
  return { kind: 'event', function: nameOf(requestContext.functionArn), at, payload };
}

/** What a dead letter is about. */
export function describe(letter: DeadLetter): string {
  switch (letter.kind) {
    case 'records':
      return `${letter.part.count} records of the stream, given up by ${letter.function}.`;
    case 'event':
      return `An event, given up by ${letter.function}.`;
    case 'unknown':
      return 'It is not a message of Lambda. Read it in the queue.';
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** `arn:aws:lambda:<region>:<account>:function:<name>[:<qualifier>]` */
const nameOf = (arn: string): string => arn.split(':')[6] ?? arn;
