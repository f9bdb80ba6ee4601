/**
 * Visitors and agents with their real clients, the functions, the table, its stream and the gateway, on one virtual clock,
 * while all of it fails. Each schedule follows from its seed: `npm run simulate -- --schedules 1 --seed <seed>` runs one again.
 */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { planOf } from './plan.ts';
import { runSchedule } from './schedule.ts';

/** As many as ten seconds of a core are enough for. */
const SCHEDULES = 150;

const simulate = (...args: string[]) =>
  spawnSync(process.execPath, ['test/simulation/simulate.ts', ...args], { encoding: 'utf8', timeout: 200_000 });

describe('the whole system under faults', () => {
  it(`keeps every promise in ${SCHEDULES} schedules`, { timeout: 240_000 }, () => {
    const { status, stdout, stderr } = simulate('--schedules', String(SCHEDULES));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`${SCHEDULES} schedules from seed 1, 0 failed`);
  });

  it('follows from the seed alone', async () => {
    const { items } = await runSchedule(17, planOf(17));
    expect((await runSchedule(17, planOf(17))).items).toEqual(items);
    expect((await runSchedule(18, planOf(18))).items).not.toEqual(items);
  });

  it.each([['--schedules', 'abc'], ['--seed', '-1'], ['--what']])('prints its usage when given %j', (...args) => {
    const { status, stdout, stderr } = simulate(...args);
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('Usage: npm run simulate'),
    });
  });
});
