import { expect, test } from 'vitest';
import { react } from '#functions/handlers/react.ts';
import { claimTraining, markChanged } from '#functions/store/automation/training-store.ts';
import { resumeTraining } from '#functions/use-cases/automation/forgotten-training.ts';
import { memoryDeps, unread } from '#test/support/memory-deps.ts';

test('training starts with the first change, and again by the sweep when none is running', async () => {
  const deps = memoryDeps();
  const next = unread(deps.table);
  const change = () => deps.table.transact([markChanged(7, { atMs: deps.now() })]);
  const started = async () => {
    deps.started.length = 0;
    await react(deps)(next());
    return [...deps.started];
  };
  await change();
  expect(await started()).toEqual([{ bot_id: 7 }]);
  await change();
  expect(await started()).toEqual([]);
  await resumeTraining(deps);
  expect(await started()).toEqual([]);

  deps.clock.ms += 11_000;
  await resumeTraining(deps);
  expect(await started()).toEqual([{ bot_id: 7 }]);
  await resumeTraining(deps);
  expect(await started()).toEqual([{ bot_id: 7 }]);

  await claimTraining(deps.table, 7, deps.now(), deps.now() + 60_000);
  await resumeTraining(deps);
  expect(await started()).toEqual([]);
});
