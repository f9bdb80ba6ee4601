/** How a batch is retried, split and given up: Lambda's rules, without a stream. */
import { describe, expect, test } from 'vitest';
import type { InvocationResult } from '#local/lambda/invoker.ts';
import { deliver, type Abandonment } from '#local/stream/delivery.ts';
import type { LambdaRecord } from '#local/stream/lambda-record.ts';
import type { Mapping } from '#local/stream/mapping.ts';

const recordAt = (number: number, ageSeconds = 0): LambdaRecord => ({
  eventID: String(number),
  eventName: 'INSERT',
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'us-east-1',
  eventSourceARN: 'arn',
  dynamodb: {
    ApproximateCreationDateTime: Date.now() / 1000 - ageSeconds,
    Keys: {},
    SequenceNumber: String(number),
    SizeBytes: 1,
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  },
});
const records = (count: number): LambdaRecord[] => Array.from({ length: count }, (_, index) => recordAt(index + 1));
const numbersOf = (batch: readonly LambdaRecord[]): number[] =>
  batch.map(({ dynamodb }) => Number(dynamodb.SequenceNumber));

const error: InvocationResult = { error: { errorType: 'Error', errorMessage: 'boom' } };
const failing = (...identifiers: (string | null)[]): InvocationResult => ({
  payload: { batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) },
});
const fine: InvocationResult = { payload: null };

/** Delivers to a handler and gives the batches it saw and what was given up. */
async function run(
  batch: readonly LambdaRecord[],
  settings: Partial<Mapping>,
  handler: (numbers: number[], call: number) => InvocationResult,
) {
  const calls: number[][] = [];
  const givenUp: Abandonment[] = [];
  const mapping = {
    retries: Infinity,
    maximumAgeSeconds: Infinity,
    bisects: false,
    reportsFailures: false,
    ...settings,
  };
  await deliver(batch, {
    mapping: mapping as Mapping,
    signal: new AbortController().signal,
    giveUp: (what) => givenUp.push(what),
    invoke: async (sent) => {
      calls.push(numbersOf(sent));
      return handler(numbersOf(sent), calls.length);
    },
  });
  return { calls, givenUp: givenUp.map((what) => Object.assign(what, { records: numbersOf(what.records) })) };
}

test('a batch that succeeds is delivered once', async () => {
  expect(await run(records(3), {}, () => fine)).toEqual({ calls: [[1, 2, 3]], givenUp: [] });
});

test('a batch that fails is delivered whole again until it succeeds', async () => {
  const { calls } = await run(records(2), {}, (_, call) => (call < 3 ? error : fine));
  expect(calls).toEqual([
    [1, 2],
    [1, 2],
    [1, 2],
  ]);
});

test('a batch is given up whole after the retries allowed', async () => {
  const { calls, givenUp } = await run(records(2), { retries: 2 }, () => error);
  expect(calls).toHaveLength(3);
  expect(givenUp).toEqual([{ records: [1, 2], reason: 'RetryAttemptsExhausted', attempts: 3, functionFailed: true }]);
});

test('no retries means one try', async () => {
  expect((await run(records(1), { retries: 0 }, () => error)).calls).toHaveLength(1);
});

describe('splitting', () => {
  test('halves a failing batch until the failing record is alone; its neighbors are processed in order', async () => {
    const { calls, givenUp } = await run(records(4), { bisects: true, retries: 1 }, (numbers) =>
      numbers.includes(3) ? error : fine,
    );
    expect(calls).toEqual([[1, 2, 3, 4], [1, 2], [3, 4], [3], [3], [4]]);
    expect(givenUp).toMatchObject([{ records: [3], reason: 'RetryAttemptsExhausted', attempts: 2 }]);
  });

  test('isolates one failing record among a hundred', async () => {
    const processed = new Set<number>();
    const { givenUp } = await run(records(100), { bisects: true, retries: 0 }, (numbers) => {
      if (numbers.includes(57)) return error;
      for (const number of numbers) processed.add(number);
      return fine;
    });
    expect(givenUp.map((what) => what.records)).toEqual([[57]]);
    expect(processed.size).toBe(99);
  });
});

describe('partial failures', () => {
  const settings = { reportsFailures: true, retries: 1 };

  test('records are delivered again from the lowest that failed', async () => {
    const { calls } = await run(records(4), settings, (_, call) => (call === 1 ? failing('4', '2') : fine));
    expect(calls).toEqual([
      [1, 2, 3, 4],
      [2, 3, 4],
    ]);
  });

  test('count as retries, and what is left is given up without a function error', async () => {
    const { calls, givenUp } = await run(records(3), settings, () => failing('2'));
    expect(calls).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
    expect(givenUp).toEqual([
      { records: [2, 3], reason: 'RetryAttemptsExhausted', attempts: 2, functionFailed: false },
    ]);
  });

  test('with splitting, only the record that keeps failing is given up', async () => {
    const { calls, givenUp } = await run(records(4), { ...settings, bisects: true }, (numbers) =>
      numbers.includes(2) ? failing('2') : fine,
    );
    expect(calls).toEqual([[1, 2, 3, 4], [2, 3, 4], [2, 3], [2], [2], [3], [4]]);
    expect(givenUp).toMatchObject([{ records: [2], functionFailed: false }]);
  });

  test.each([
    ['nothing', null],
    ['an empty object', {}],
    ['no list', { batchItemFailures: null }],
    ['an empty list', { batchItemFailures: [] }],
  ])('%s is a success', async (_name, payload) => {
    expect((await run(records(2), settings, () => ({ payload }))).calls).toHaveLength(1);
  });

  test.each([
    ['an empty identifier', failing('')],
    ['a null identifier', failing(null)],
    ['an identifier of no record in the batch', failing('99')],
    ['a bad key', { payload: { batchItemFailures: [{ id: '2' }] } }],
  ])('%s is a failure of the whole batch', async (_name, answer) => {
    const { calls } = await run(records(2), settings, (_, call) => (call === 1 ? answer : fine));
    expect(calls).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test('are ignored where the mapping does not ask for them', async () => {
    expect((await run(records(2), {}, () => failing('1'))).calls).toHaveLength(1);
  });
});

describe('age', () => {
  test('records that are too old are given up without delivery, and the rest is delivered', async () => {
    const batch = [recordAt(1, 120), recordAt(2, 5)];
    const { calls, givenUp } = await run(batch, { maximumAgeSeconds: 60 }, () => fine);
    expect(calls).toEqual([[2]]);
    expect(givenUp).toEqual([{ records: [1], reason: 'RecordAgeExceeded', attempts: 0, functionFailed: false }]);
  });

  test('ends retries that would otherwise never end', async () => {
    const { givenUp } = await run([recordAt(1, 59.7)], { maximumAgeSeconds: 60 }, () => error);
    expect(givenUp).toMatchObject([{ records: [1], reason: 'RecordAgeExceeded', functionFailed: true }]);
  });
});

test('a throttled function is tried again without using up retries, and nothing is split', async () => {
  const throttled: InvocationResult = {
    error: { errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' },
  };
  const { calls, givenUp } = await run(records(2), { retries: 0, bisects: true }, (_, call) =>
    call < 4 ? throttled : fine,
  );
  expect(calls).toEqual([
    [1, 2],
    [1, 2],
    [1, 2],
    [1, 2],
  ]);
  expect(givenUp).toEqual([]);
});
