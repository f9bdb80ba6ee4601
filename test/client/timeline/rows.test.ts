/** Rows are shown once, in order, without holes, in whatever order they come. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addOlder } from '#client/timeline/older.ts';
import { addNewest, addRows, hasOlder, lastSeq } from '#client/timeline/rows.ts';

type Row = { seq: number; previous_seq?: number; text?: string };
const row = (change: Row): Row => change;
const chain = (length: number) => Array.from({ length }, (_, index) => row({ seq: index + 1 }));
const seqs = (rows: readonly Row[]) => rows.map(({ seq }) => seq);

describe('addRows', () => {
  it('leaves a row out whose predecessor is missing, and says so', () => {
    const { rows, hasGap } = addRows([row({ seq: 1 })], [row({ seq: 3 })]);
    expect(seqs(rows)).toEqual([1]);
    expect(hasGap).toBe(true);
  });

  it('puts rows in order before it looks for holes', () => {
    const { rows, hasGap } = addRows(chain(1), [row({ seq: 4 }), row({ seq: 3 }), row({ seq: 2 })]);
    expect(seqs(rows)).toEqual([1, 2, 3, 4]);
    expect(hasGap).toBe(false);
  });

  it('sees no hole where the reader may not see the row between', () => {
    const { rows, hasGap } = addRows([row({ seq: 1 })], [row({ seq: 3, previous_seq: 1 })]);
    expect(seqs(rows)).toEqual([1, 3]);
    expect(hasGap).toBe(false);
  });

  it('never shows a row twice, out of order, or after a hole, however rows come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }), { maxLength: 12 }),
        (batches) => {
          let known: readonly Row[] = [];
          for (const batch of batches)
            known = addRows(
              known,
              batch.map((seq) => row({ seq })),
            ).rows;
          expect(seqs(known)).toEqual(seqs(chain(known.length)));
        },
      ),
    );
  });

  it('is complete once what was missed has been fetched', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(chain(10)), (heard) => {
        let known: readonly Row[] = [];
        for (const one of heard) {
          const added = addRows(known, [one]);
          known = added.rows;
          if (added.hasGap)
            known = addRows(
              known,
              chain(10).filter(({ seq }) => seq > lastSeq(known)),
            ).rows;
        }
        const newest = Math.max(0, ...seqs(heard));
        expect(lastSeq(known)).toBeGreaterThanOrEqual(newest);
        expect(seqs(known)).toEqual(seqs(chain(known.length)));
      }),
    );
  });

  it('replaces a row that comes again, and keeps the same list when nothing comes', () => {
    const rows = [row({ seq: 1 })];
    expect(addRows(rows, [row({ seq: 1, text: 'read' })]).rows).toEqual([{ seq: 1, text: 'read' }]);
    expect(addRows(rows, []).rows).toBe(rows);
  });
});

describe('a page', () => {
  it('that is the newest begins the rows where nothing was known, or where a hole is before it', () => {
    const page = chain(9).slice(6);
    expect(addNewest([], page)).toBe(page);
    expect(addNewest(chain(3), page)).toBe(page);
    expect(seqs(addNewest(chain(6), page))).toEqual(seqs(chain(9)));
    expect(seqs(addNewest(chain(7), page))).toEqual(seqs(chain(9)));
    expect(seqs(addNewest(chain(12), page))).toEqual(seqs(chain(12)));
  });

  it('that is older goes in front without repeating its end', () => {
    const newest = chain(10).slice(5);
    expect(hasOlder(newest)).toBe(true);
    expect(seqs(addOlder(newest, chain(6)))).toEqual(seqs(chain(10)));
    expect(hasOlder(addOlder(newest, chain(6)))).toBe(false);
  });

  it('that is older and was asked for before the rows were replaced is dropped', () => {
    const rows = chain(10).slice(8);
    expect(addOlder(rows, chain(4))).toBe(rows);
    expect(addOlder([], chain(4))).toEqual([]);
    expect(addOlder(rows, rows)).toBe(rows);
    expect(hasOlder([])).toBe(false);
  });

  it('that is older ends where the reader sees the row before', () => {
    const rows = [row({ seq: 5, previous_seq: 3 })];
    expect(seqs(addOlder(rows, [row({ seq: 3, previous_seq: 0 })]))).toEqual([3, 5]);
  });
});

describe('rows of whom everything is told', () => {
  it('are dense, ordered and free of doubles for any arrivals, and complete once every hole is fetched', () => {
    const arrivals = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }), { maxLength: 20 });
    fc.assert(
      fc.property(arrivals, (batches) => {
        let rows: readonly Row[] = chain(1);
        for (const batch of batches) {
          const newest = Math.max(lastSeq(rows), ...batch);
          const added = addRows(
            rows,
            batch.map((seq) => row({ seq })),
          );
          const missed = chain(newest).slice(lastSeq(added.rows));
          rows = added.hasGap ? addRows(added.rows, missed).rows : added.rows;
          expect(seqs(rows)).toEqual(seqs(chain(newest)));
        }
      }),
    );
  });
});
