/** The table as one task of a schedule sees it: each call waits its turn, may be the task's last, and is written down. */
import type { Item, Table, TransactItem } from '#functions/store/table.ts';
import type { Change, MemoryTable } from '#test/support/memory-table.ts';
import type { Scheduler, Task } from './scheduler.ts';

/** Changes what a transaction says before it is executed: a bug, planted. */
export type Bug = (writes: TransactItem[]) => TransactItem[];

/** What is told after each write, with the task that made it. */
export type Witness = {
  wrote(changes: readonly Change[], task: Task): void;
  readQueue(pk: string, task: Task): void;
};

/** What happens to calls. */
export type Hazards = { crash: number; bug: Bug };

/** The table for a task. */
export function watchedTable(
  real: MemoryTable,
  task: Task,
  { scheduler, witness, hazards }: { scheduler: Scheduler; witness: Witness; hazards: Hazards },
): Table {
  const call = async <Answer>(execute: () => Promise<Answer>): Promise<Answer> => {
    await scheduler.turn(task);
    if (scheduler.chance(hazards.crash / 2)) return die();
    const before = real.changes.length;
    const answer = await execute();
    if (real.changes.length > before) witness.wrote(real.changes.slice(before), task);
    return scheduler.chance(hazards.crash / 2) ? die() : answer;
  };
  const die = (): Promise<never> => {
    scheduler.kill(task);
    return new Promise(() => {});
  };
  return {
    get: (input) => call(() => real.get(input)),
    query: (input) =>
      call(() => {
        const pk = String(input.ExpressionAttributeValues?.[':pk']);
        if (pk.startsWith('QUEUE#')) witness.readQueue(pk, task);
        return real.query(input);
      }),
    batchGet: (keys: Item[]) => call(() => real.batchGet(keys)),
    put: (input) => call(() => real.put(input)),
    update: (input) => call(() => real.update(input)),
    delete: (input) => call(() => real.delete(input)),
    transact: (writes) => call(() => real.transact(hazards.bug(writes))),
  };
}
