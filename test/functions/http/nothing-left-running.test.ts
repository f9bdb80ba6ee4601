/**
 * Every operation of the agents' API, with each of its calls to the table failing in turn while the others are slow: when
 * it is answered, nothing is left running that Lambda would freeze, and no failure ends the process unseen.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { teamApi } from '#core/contract/http.ts';
import type { OperationId } from '#core/contract/http.ts';
import { awaited, withinDeadline } from '#functions/platform/deadline.ts';
import type { Table } from '#functions/store/table.ts';
import { type Wanted, changingRequests, pathWith } from '#test/support/agent-requests.ts';
import { type MemoryApis, admin, call, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let requests: Partial<Record<OperationId, Wanted>>;
const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);
beforeAll(async () => {
  api = await memoryApis();
  requests = await changingRequests(api);
  process.on('unhandledRejection', note);
});
afterAll(() => {
  process.off('unhandledRejection', note);
});

const outage = () => Object.assign(new Error('down'), { name: 'InternalServerError' });

/** A table that is slow and whose call of this number fails at once; how many calls it had, and how many are under way. */
function failingTable(real: Table, failing: number, isLost: boolean) {
  const seen = { calls: 0, running: 0 };
  const slow = async (name: keyof Table, args: unknown[]) => {
    const number = ++seen.calls;
    seen.running++;
    try {
      if (number === failing) throw outage();
      await delay(2);
      // What it was given stays as it is: each request meets the same.
      if (!isLost || ['get', 'query', 'batchGet'].includes(name))
        return await (real[name] as (...given: unknown[]) => Promise<unknown>)(...args);
      return name === 'update' ? { written: 'refused', attributes: undefined } : 'refused';
    } finally {
      seen.running--;
    }
  };
  const table = new Proxy(real, {
    get:
      (_, name) =>
      // As `sharingDeadline` does with the calls of AWS's clients.
      (...args: unknown[]) =>
        awaited(slow(name as keyof Table, args)),
  });
  return { table, seen };
}

const rows = Object.entries(teamApi).filter(([, { role }]) => role !== 'public') as [
  keyof typeof teamApi,
  (typeof teamApi)[keyof typeof teamApi],
][];
const report = { from: '2026-06-01', to: '2026-06-02', timezone: 'UTC' };

async function ask(operation: keyof typeof teamApi, id: number, failing: number) {
  const { method, path } = teamApi[operation];
  const { table, seen } = failingTable(api.deps.table, failing, true);
  api.faults.table = table;
  const query = path.includes('/reports/') ? report : undefined;
  const body = requests[operation]?.body;
  await withinDeadline(undefined, () =>
    call(api.agents, method, pathWith(path, { ...requests[operation], id }), {
      claims: admin,
      ...(body && { body }),
      ...(query && { query }),
    }),
  );
  delete api.faults.table;
  return seen;
}

describe('when it is answered, nothing is left running of', () => {
  it.each(rows.map(([operation]) => operation))('%s', async (operation) => {
    for (const id of [requests[operation]?.id ?? 404_404, 404_404])
      for (let failing = 0, calls = 0; failing <= Math.min(calls, 4); failing++) {
        const seen = await ask(operation, id, failing);
        if (failing === 0) ({ calls } = seen);
        expect({ failing, running: seen.running }).toEqual({ failing, running: 0 });
      }
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  });
});
