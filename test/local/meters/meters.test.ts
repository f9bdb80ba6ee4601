import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Meters } from '#local/meters/meters.ts';
import { httpUnits, prices, socketUnits, type MeterName } from '#local/meters/prices.ts';

const send = { functionName: 'visitor-api', route: 'POST /messages' };

test('a snapshot has exactly the published fields, all zero at first', () => {
  expect(new Meters().snapshot()).toEqual({
    total: {
      http_requests: 0,
      socket_messages_in: 0,
      socket_messages_out: 0,
      connection_minutes: 0,
      invocations: 0,
      stream_invocations: 0,
      gb_seconds: 0,
      write_units: 0,
      read_units: 0,
      index_write_units: 0,
      s3_writes: 0,
      s3_reads: 0,
      s3_gb_months: 0,
      mails_in: 0,
      mail_chunks_in: 0,
      s3_gb_out: 0,
      cost_usd: 0,
    },
    functions: {},
    routes: {},
  });
});

test('counts appear in the total, under their function and under their route', () => {
  const meters = new Meters();
  meters.count(send, 'write_units');
  meters.count(send, 'read_units', 0.5);
  meters.count({ functionName: 'assign' }, 'write_units', 6);
  const { total, functions, routes } = meters.snapshot();
  expect(total).toMatchObject({ write_units: 7, read_units: 0.5 });
  expect(functions['visitor-api']).toMatchObject({ write_units: 1, read_units: 0.5 });
  expect(functions['assign']).toMatchObject({ write_units: 6 });
  expect(Object.keys(routes)).toEqual(['POST /messages']);
  expect(routes['POST /messages']).toMatchObject({ write_units: 1, read_units: 0.5 });
});

test('a delivered message costs what the price list says', () => {
  const meters = new Meters();
  meters.count(send, 'http_requests');
  meters.count(send, 'invocations');
  meters.count(send, 'gb_seconds', 0.25 * 0.02);
  meters.count(send, 'write_units');
  meters.count(send, 'read_units', 0.5);
  meters.count(send, 'socket_messages_out');
  expect(meters.snapshot().routes['POST /messages']?.cost_usd).toBe(0.000002954167);
});

test('whoever watches is shown each count with what it is for, until nobody watches', () => {
  const meters = new Meters();
  const seen: unknown[] = [];
  const read = { ...send, what: () => 'GetItem INFO' };
  meters.count(read, 'read_units');
  meters.watch(({ route, what }, meter, amount) => seen.push([route, meter, amount, what?.()]));
  meters.count(read, 'read_units', 0.5);
  meters.watch();
  meters.count(read, 'read_units');
  expect(seen).toEqual([['POST /messages', 'read_units', 0.5, 'GetItem INFO']]);
  expect(meters.snapshot().total.read_units).toBe(2.5);
});

test('an index write costs like a write of the table, and a stream invocation costs only the invocation', () => {
  const meters = new Meters();
  meters.count({}, 'index_write_units', 1_000_000);
  expect(meters.snapshot().total.cost_usd).toBe(0.625);
  meters.count({}, 'stream_invocations', 1_000_000);
  expect(meters.snapshot().total.cost_usd).toBe(0.625);
  meters.count({}, 'invocations', 1_000_000);
  expect(meters.snapshot().total.cost_usd).toBe(0.825);
});

test('resetting forgets everything', () => {
  const meters = new Meters();
  meters.count(send, 'http_requests', 3);
  meters.reset();
  expect(meters.snapshot()).toEqual(new Meters().snapshot());
});

test('the total is the sum over functions, whatever is counted in whatever order', () => {
  const names = Object.keys(prices) as MeterName[];
  const counts = fc.array(
    fc.record({ functionName: fc.constantFrom('a', 'b', 'c'), meter: fc.constantFrom(...names), amount: fc.nat(1000) }),
  );
  fc.assert(
    fc.property(counts, (counted) => {
      const meters = new Meters();
      for (const { functionName, meter, amount } of counted) meters.count({ functionName }, meter, amount);
      const { total, functions } = meters.snapshot();
      for (const name of names) {
        expect(total[name]).toBe(Object.values(functions).reduce((sum, tally) => sum + tally[name], 0));
      }
      const cost = Object.values(functions).reduce((sum, tally) => sum + tally.cost_usd, 0);
      expect(total.cost_usd).toBeCloseTo(cost, 10);
    }),
  );
});

describe('billed units', () => {
  const kilobyte = 1024;
  test.each([
    [0, 1],
    [512 * kilobyte, 1],
    [512 * kilobyte + 1, 2],
    [10 * 1024 * kilobyte, 20],
  ])('a request of %i bytes is billed as %i', (bytes, expected) => expect(httpUnits(bytes)).toBe(expected));
  test.each([
    [0, 1],
    [32 * kilobyte, 1],
    [32 * kilobyte + 1, 2],
    [128 * kilobyte, 4],
  ])('a frame of %i bytes is billed as %i', (bytes, expected) => expect(socketUnits(bytes)).toBe(expected));
});
