import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDurations, boundsOf, bucketOf, durationsOf, percentile } from '#core/metrics/durations.ts';
import { addAggregates, aggregate } from '#core/metrics/aggregate.ts';
import { packAggregate, unpackAggregate } from '#functions/store/reports/aggregate-item.ts';

const duration = fc.oneof(fc.nat(20), fc.nat(600_000), fc.nat(20_000_000_000));
const durations = fc.array(duration, { minLength: 1, maxLength: 200 });
const facts = fc.array(
  fc.record({
    waits: fc.array(fc.record({ agent_id: fc.constant(1), ms: duration, business_ms: duration }), { maxLength: 3 }),
    rating: fc.constantFrom(null, null, 1, 3, 5),
  }),
  { maxLength: 30 },
);
const counted = (some: { waits: { agent_id: number; ms: number; business_ms: number }[]; rating: number | null }[]) =>
  aggregate(
    some.map((one) => ({ ...one, kind: 'replies', widget_id: 1, conversation_id: 1, seq: 1, at_ms: 0, agent_id: 1 })),
  );

describe('a histogram', () => {
  it('has each duration in the bucket that holds it, none wider than a tenth', () => {
    fc.assert(
      fc.property(duration, (ms) => {
        const { fromMs, toMs } = boundsOf(bucketOf(ms));
        expect(fromMs <= ms && ms < toMs).toBe(true);
        expect(toMs - fromMs <= Math.max(1, fromMs / 10)).toBe(true);
      }),
    );
    expect(bucketOf(Number.MAX_SAFE_INTEGER)).toBeLessThan(256);
  });

  it('gives percentiles within 5 % of the exact ones', () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0.5, 0.9, 0.95), (all, share) => {
        const exact = all.toSorted((one, other) => one - other)[Math.ceil(share * all.length) - 1] ?? NaN;
        const near = percentile(durationsOf(all), share) ?? NaN;
        expect(Math.abs(near - exact)).toBeLessThanOrEqual(Math.max(0.5, exact * 0.05));
      }),
    );
    expect(percentile(durationsOf([]), 0.5)).toBeNull();
  });

  it('of parts is that of the whole', () => {
    fc.assert(
      fc.property(durations, durations, (some, others) => {
        const sorted = ({ buckets, ...sums }: ReturnType<typeof durationsOf>) => ({
          ...sums,
          buckets: [...buckets].sort(([one], [other]) => one - other),
        });
        expect(sorted(addDurations([durationsOf(some), durationsOf(others)]))).toEqual(
          sorted(durationsOf([...some, ...others])),
        );
      }),
    );
  });
});

describe('a tally', () => {
  it('is read from the table as it was put there', () => {
    fc.assert(
      fc.property(facts, (some) => {
        expect(unpackAggregate(packAggregate(counted(some)))).toEqual(counted(some));
      }),
    );
  });

  it('of parts is that of the whole', () => {
    fc.assert(
      fc.property(facts, facts, (some, others) => {
        const both = packAggregate(addAggregates([counted(some), counted(others)]));
        expect(both).toEqual(packAggregate(counted([...some, ...others])));
      }),
    );
  });
});
