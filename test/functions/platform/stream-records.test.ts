/** Records of the stream are handled in order within a group, and what follows a failure in it comes again. */
import { expect, it } from 'vitest';
import { inGroups, type StreamRecord } from '#functions/platform/stream-records.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const recordOf = (pk: string, number: number): StreamRecord => ({
  eventName: 'INSERT',
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: String(number) } }, SequenceNumber: `${pk}${number}` },
});
const numberOf = ({ dynamodb }: StreamRecord) => dynamodb?.SequenceNumber ?? '';

it('a record that fails is delivered again with all behind it in its group, which are not handled before', async () => {
  const records = [1, 2, 3, 4].flatMap((number) => [recordOf('a', number), recordOf('b', number)]);
  const handled: string[] = [];
  const handle = async (record: StreamRecord) => {
    await Promise.resolve();
    if (numberOf(record) === 'a2') throw new Error('broken');
    handled.push(numberOf(record));
  };
  const answer = await inGroups(records, ({ dynamodb }) => String(dynamodb?.Keys?.['pk']?.S), handle, memoryDeps().log);
  expect(handled.toSorted()).toEqual(['a1', 'b1', 'b2', 'b3', 'b4']);
  expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['a2', 'a3', 'a4']);
});
