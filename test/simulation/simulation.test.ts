/**
 * Visitors and agents with their real clients, the functions, the table, its stream and the gateway, on one virtual clock,
 * while all of it fails. Each schedule follows from its seed: `npm run simulate -- --schedules 1 --seed <seed>` runs one again.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planOf } from './plan.ts';
import { planted } from './planted/planted.ts';
import { runSchedule } from './schedule.ts';
import { Simulation, anActor } from './simulation.ts';

/** About a minute of a core that does nothing else. */
const SCHEDULES = 2000;

/** Modules are compiled once for all of these. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'live-chat-simulation') };
/** Most of what a schedule makes is garbage soon, and most of what it runs is never run often enough to be optimized. */
const FLAGS = ['--always-sparkplug', '--max-semi-space-size=64', '--min-semi-space-size=64'];

const run = (...args: string[]) =>
  spawnSync(process.execPath, [...FLAGS, ...args], { encoding: 'utf8', timeout: 900_000, env });

const simulate = (...args: string[]) => run('test/simulation/simulate.ts', ...args);

describe('the whole system under faults', () => {
  it(`keeps every promise in ${SCHEDULES} schedules`, { timeout: 920_000 }, () => {
    const { status, stdout, stderr } = simulate('--schedules', String(SCHEDULES));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`${SCHEDULES} schedules from seed 1, 0 failed`);
  });

  it('follows from the seed alone', async () => {
    const { items } = await runSchedule(17, planOf(17));
    expect((await runSchedule(17, planOf(17))).items).toEqual(items);
    expect((await runSchedule(18, planOf(18))).items).not.toEqual(items);
  });

  it('goes on with what is nobody’s when the one who asked for it has died', async () => {
    const simulation = new Simulation(1, 0);
    const dying = anActor('dying');
    const happened: string[] = [];
    simulation.as(dying, () => {
      simulation.after(10, () => happened.push('nobody’s'), undefined);
      simulation.after(10, () => happened.push('its own'));
    });
    simulation.kill(dying);
    await simulation.run(20);
    expect(happened).toEqual(['nobody’s']);
  });

  it.each([
    'a message is acknowledged and, now and then, not stored',
    'an agent’s load isn’t raised by a chat',
    'a row that comes twice is shown twice',
  ])('is noticed when %s', { timeout: 120_000 }, (name) => {
    const which = planted.findIndex((bug) => bug.name === name);
    const { status, stdout } = run('test/simulation/hunt.ts', '40', String(which));
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining(name) });
  });

  it('has planted bugs that are still in the sources they change', () => {
    const lost = planted.filter(({ file, find }) => readFileSync(file, 'utf8').split(find).length !== 2);
    expect(lost).toEqual([]);
  });

  it('prints its usage when numbers are none', () => {
    const { status, stdout, stderr } = simulate('--schedules', 'abc', '--seed', '-1');
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('Usage: npm run simulate'),
    });
  });
});
