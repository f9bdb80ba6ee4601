/** Rows are shown dense, in order and once, whatever order they arrive in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '#core/model/message.ts';
import { addRows, markRead } from '#dashboard/data/inbox/rows.ts';
import { messageOf } from '#test/dashboard/support/sample.ts';

const row = (seq: number, part: Partial<Message> = {}) => messageOf({ conversation_id: 1, seq, ...part });
const seqs = (rows: readonly Message[]) => rows.map(({ seq }) => seq);

describe('adding rows', () => {
  it('appends what follows and prepends what precedes', () => {
    const { rows } = addRows([row(4), row(5)], [row(6), row(3)]);
    expect(seqs(rows)).toEqual([3, 4, 5, 6]);
  });

  it('shows nothing beyond a hole, and says after which row to fetch', () => {
    const merged = addRows([row(1), row(2)], [row(4)]);
    expect(seqs(merged.rows)).toEqual([1, 2]);
    expect(merged.missingAfter).toBe(2);
  });

  it('takes the newest page as it is when nothing was there', () => {
    expect(seqs(addRows([], [row(7), row(8), row(9)]).rows)).toEqual([7, 8, 9]);
  });

  it('replaces a row that comes again', () => {
    expect(addRows([row(1)], [row(1, { is_read: true })]).rows).toEqual([row(1, { is_read: true })]);
  });

  it('is dense, ordered and free of doubles for any arrivals, and complete once every hole is fetched', () => {
    const arrivals = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }), { maxLength: 20 });
    fc.assert(
      fc.property(arrivals, (batches) => {
        let rows: readonly Message[] = [row(1)];
        let newest = 1;
        for (const batch of batches) {
          newest = Math.max(newest, ...batch);
          const merged = addRows(
            rows,
            batch.map((seq) => row(seq)),
          );
          rows = merged.rows;
          if (merged.missingAfter !== undefined) {
            const fetched = Array.from({ length: newest - merged.missingAfter }, (_, index) =>
              row((merged.missingAfter ?? 0) + 1 + index),
            );
            rows = addRows(rows, fetched).rows;
          }
          expect(seqs(rows)).toEqual(Array.from({ length: newest }, (_, index) => index + 1));
        }
      }),
    );
  });
});

describe('what the visitor has read', () => {
  it('marks the agents’ public rows up to that one, and nothing else', () => {
    const rows = [
      row(1),
      row(2, { sender_type: 'agent' }),
      row(3, { sender_type: 'agent', visibility: 'internal' }),
      row(4, { sender_type: 'agent' }),
    ];
    expect(markRead(rows, 3, 'then').map((one) => one.is_read)).toEqual([false, true, false, false]);
  });

  it('keeps the same list when nothing changes, so that nothing is drawn again', () => {
    const rows = [row(1)];
    expect(markRead(rows, 1, 'then')).toBe(rows);
  });
});
