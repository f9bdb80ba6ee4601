import { expect, it } from 'vitest';
import { switchFaults, switches } from '#local/faults/switchboard.ts';
import type { Connection } from '#local/websocket/connection.ts';

/** A stage with this many sockets, and what was done to each. */
function aStage(count: number) {
  const done = new Map<string, string>();
  const ids = Array.from({ length: count }, (_, index) => `socket-${index}`);
  const connection = (id: string) =>
    ({ kill: () => done.set(id, 'cut'), makeHalfOpen: () => done.set(id, 'silent') }) as unknown as Connection;
  return { done, connectionIds: () => ids, connection };
}

function someFaults() {
  const lags: number[] = [];
  return {
    lags,
    throttledShare: 0.5,
    transactionConflicts: true,
    lagIndexes: async (ms: number): Promise<void> => void lags.push(ms),
  };
}

it('switches on what is given, and off what is left out', async () => {
  const faults = someFaults();
  await switchFaults(faults, [], switches.parse({ throttled_share: 0.1, index_lag_ms: 300 }));
  expect(faults).toMatchObject({ throttledShare: 0.1, transactionConflicts: false, lags: [300] });
  await switchFaults(faults, [], switches.parse({}));
  expect(faults).toMatchObject({ throttledShare: 0, lags: [300, 0] });
});

it('cuts and silences a share of the open sockets, the same ones for the same seed', async () => {
  const [first, again, other] = [aStage(200), aStage(200), aStage(200)];
  const wanted = { cut_share: 0.2, silent_share: 0.1, seed: 7 };
  const counts = await switchFaults(someFaults(), [first], switches.parse(wanted));
  await switchFaults(someFaults(), [again], switches.parse(wanted));
  await switchFaults(someFaults(), [other], switches.parse({ ...wanted, seed: 8 }));
  expect(counts.cut).toBeGreaterThan(20);
  expect(counts.cut).toBeLessThan(60);
  expect(counts.silent).toBeGreaterThan(8);
  expect([...first.done.values()].filter((what) => what === 'cut')).toHaveLength(counts.cut);
  expect(again.done).toEqual(first.done);
  expect(other.done).not.toEqual(first.done);
});

it.each([{ throttled_share: 0.9 }, { cut_share: 2 }, { index_lag_ms: -1 }, { unknown: true }])('takes no %j', (given) =>
  expect(switches.safeParse(given).success).toBe(false),
);
