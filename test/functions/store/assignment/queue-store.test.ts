import { describe, expect, it } from 'vitest';
import { getQueued, markAnnounced } from '#functions/store/assignment/queue-store.ts';
import { keys } from '#functions/store/keys.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

describe('the mark that a waiting chat was announced', () => {
  const key = keys.queue(null, 'normal', 1000, 7);
  const entry = { ...key, conversation_id: 7, visitor_id: 1, widget_id: 1, department_id: null, priority: 'normal' };

  it.each([
    { marks: {}, isMissed: false, written: 'done', after: { announced: true, missed: false } },
    { marks: {}, isMissed: true, written: 'done', after: { announced: true, missed: true } },
    { marks: { announced: true }, isMissed: false, written: 'refused', after: { announced: true, missed: false } },
    { marks: { announced: true }, isMissed: true, written: 'refused', after: { announced: true, missed: false } },
    {
      marks: { announced: true, missed: true },
      isMissed: true,
      written: 'done',
      after: { announced: true, missed: true },
    },
    {
      marks: { announced: true, missed: true },
      isMissed: false,
      written: 'done',
      after: { announced: true, missed: false },
    },
  ])('is $written at $marks where some missed it: $isMissed', async ({ marks, isMissed, written, after }) => {
    const { table } = memoryDeps();
    await table.put({ Item: { ...entry, ...marks } });
    expect(await markAnnounced(table, key, { isMissed })).toBe(written);
    expect(await getQueued(table, key)).toMatchObject(after);
  });

  it('is refused for one that waits no longer', async () => {
    const { table } = memoryDeps();
    expect(await markAnnounced(table, key, { isMissed: false })).toBe('refused');
    expect(await getQueued(table, key)).toBeUndefined();
  });
});
