import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createdAtMs, id, makeId, padId } from '#core/model/id.ts';

const instant = fc.integer({ min: Date.UTC(2021, 0, 1), max: Date.UTC(2088, 11, 31) });
const random = fc.integer({ min: 0, max: 4095 }).map((drawn) => drawn / 4096);

test('an id is below 2^53 and contains its creation time to the millisecond', () => {
  fc.assert(
    fc.property(instant, random, (atMs, drawn) => {
      const made = makeId(atMs, drawn);
      expect(id.safeParse(made).success).toBe(true);
      expect(createdAtMs(made)).toBe(atMs);
    }),
  );
});

test('later ids are greater, as numbers and as padded keys', () => {
  fc.assert(
    fc.property(instant, random, random, (atMs, one, other) => {
      const [earlier, later] = [makeId(atMs, one), makeId(atMs + 1, other)];
      expect(earlier < later && padId(earlier) < padId(later)).toBe(true);
    }),
  );
});
