/** Counts which requests follow each other, whatever the machine. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Table } from '#functions/store/table.ts';

/**
 * Requests take a turn each, and are noted by the round trip in which they were under way.
 * @param first how many requests the first round trip has. None of them is answered before all are under way, which may
 * take more than a turn; if they follow each other, none ever is.
 */
export function roundTrips(first = 0) {
  const rounds: string[][] = [];
  const begun = Promise.withResolvers<void>();
  let underWay = 0;
  const take = async <Answer>(name: string, request: () => Promise<Answer>): Promise<Answer> => {
    if (underWay === 0) rounds.push([]);
    rounds.at(-1)?.push(name);
    underWay += 1;
    if (underWay >= first) begun.resolve();
    await begun.promise;
    await nextTurn();
    return request().finally(() => (underWay -= 1));
  };
  const watched = (table: Table): Table => ({
    get: (input) => take('get', () => table.get(input)),
    query: (input) => take('query', () => table.query(input)),
    batchGet: (keys, options) => take('batchGet', () => table.batchGet(keys, options)),
    put: (input) => take('put', () => table.put(input)),
    update: (input) => take('update', () => table.update(input)),
    delete: (input) => take('delete', () => table.delete(input)),
    transact: (items) => take('transact', () => table.transact(items)),
  });
  return { rounds, take, watched };
}
