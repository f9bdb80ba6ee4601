/** Rows are shown once, in order, without holes, in whatever order they come. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addOlder } from '#widget/app/later/older.ts';
import { addRows, countUnread, hasOlder, lastSeq, readUpTo } from '#widget/app/state/timeline.ts';
import { row } from '#test/widget/support/world.ts';

const chain = (length: number) => Array.from({ length }, (_, index) => row({ seq: index + 1 }));
const seqs = (rows: readonly { seq: number }[]) => rows.map(({ seq }) => seq);

describe('addRows', () => {
  it('leaves a row out whose predecessor is missing, and says so', () => {
    const { timeline, hasGap } = addRows([row({ seq: 1 })], [row({ seq: 3 })]);
    expect(seqs(timeline)).toEqual([1]);
    expect(hasGap).toBe(true);
  });

  it('sees no hole where the visitor may not see the row between', () => {
    const { timeline, hasGap } = addRows([row({ seq: 1 })], [row({ seq: 3, previous_seq: 1 })]);
    expect(seqs(timeline)).toEqual([1, 3]);
    expect(hasGap).toBe(false);
  });

  it('never shows a row twice, out of order, or after a hole, however rows come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }), { maxLength: 12 }),
        (batches) => {
          let timeline: ReturnType<typeof addRows>['timeline'] = [];
          for (const batch of batches)
            timeline = addRows(
              timeline,
              batch.map((seq) => row({ seq })),
            ).timeline;
          expect(seqs(timeline)).toEqual(seqs(chain(timeline.length)));
        },
      ),
    );
  });

  it('is complete once what was missed has been fetched', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(chain(10)), (heard) => {
        let timeline: ReturnType<typeof addRows>['timeline'] = [];
        for (const one of heard) {
          const added = addRows(timeline, [one]);
          timeline = added.timeline;
          if (added.hasGap)
            timeline = addRows(
              timeline,
              chain(10).filter(({ seq }) => seq > lastSeq(timeline)),
            ).timeline;
        }
        const newest = Math.max(0, ...seqs(heard));
        expect(lastSeq(timeline)).toBeGreaterThanOrEqual(newest);
        expect(seqs(timeline)).toEqual(seqs(chain(timeline.length)));
      }),
    );
  });
});

describe('the other rules of rows', () => {
  it('puts an older page in front without repeating its end', () => {
    const newest = chain(10).slice(5);
    expect(hasOlder(newest)).toBe(true);
    expect(seqs(addOlder(newest, chain(6)))).toEqual(seqs(chain(10)));
  });

  it('counts what agents and bots wrote after the last row read', () => {
    const rows = [
      row({ seq: 1, is_read: true }),
      row({ seq: 2, sender_type: 'system' }),
      row({ seq: 3 }),
      row({ seq: 4 }),
    ];
    expect(countUnread(rows, readUpTo(rows, 'visitor'))).toBe(2);
  });
});
