/** The table with the rights of `fit` and `deliver` (`lib/data/table.ts`): they query no second index, and make no condition checks of items they don't write. */
import type { Table } from '#functions/store/table.ts';

/** Refuses what AWS would. */
export const narrowTable = (table: Table): Table => ({
  get: (input) => table.get(input),
  query: async (input) => {
    if (input.IndexName === 'gsi2') throw new Error('AccessDenied: dynamodb:Query on gsi2');
    return table.query(input);
  },
  batchGet: (wanted, options) => table.batchGet(wanted, options),
  put: (input) => table.put(input),
  update: (input) => table.update(input),
  delete: (input) => table.delete(input),
  transact: async (items) => {
    if (items.some((one) => 'ConditionCheck' in one)) throw new Error('AccessDenied: dynamodb:ConditionCheckItem');
    return table.transact(items);
  },
});
