import { beforeEach, describe, expect, it } from 'vitest';
import { attendanceOf } from '#functions/use-cases/availability/availability.ts';
import { heartbeat, setStatus } from '#functions/use-cases/availability/presence.ts';
import { anAgent } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const SALES = 7;
let deps: MemoryDeps;
beforeEach(() => {
  deps = memoryDeps(Date.UTC(2026, 5, 1, 12)); // a Monday
});

/** An agent with a live socket and this many of two places taken. */
async function present(name: string, taken = 0, department_ids: number[] = []) {
  const fields = { name, connected: false, max_concurrent_chats: 2, current_chats_count: taken, department_ids };
  const agent = await anAgent(deps, fields);
  await heartbeat(deps, agent.id, 75);
  return agent;
}
const teamOf = async (department_id: number | null, business_hours: object | null = null) =>
  (await attendanceOf(deps, { department_id, business_hours: business_hours as null })).team.map(
    ({ initials }) => initials,
  );

describe('the team a visitor is shown', () => {
  it('is up to three of the department who have room, as initials and nothing more', async () => {
    for (const name of ['Anna Berg', 'Kim', 'jo van Dyk', 'Zoe Lee']) await present(name);
    await present('Sam Sales', 0, [SALES]);
    const { team, availability } = await attendanceOf(deps, { department_id: null, business_hours: null });
    expect(team.map(({ initials }) => initials)).toEqual(['AB', 'K', 'JD']);
    expect(Object.keys(team[0] ?? {}).sort()).toEqual(['id', 'initials']);
    expect(availability.online).toBe(true);
    expect(await teamOf(SALES)).toEqual(['SS']);
  });

  it('is somebody of the department however many of other departments are connected', async () => {
    for (let count = 0; count < 110; count++) await present('Sam Sales', 2, [SALES]);
    await present('Anna Berg', 2);
    expect(await teamOf(null)).toEqual(['AB']);
  });

  it('is an online agent at their limit, where no agent has capacity', async () => {
    await present('Anna Berg', 2);
    expect(await teamOf(null)).toEqual(['AB']);
  });

  it('is no agent who went away, and no agent at all outside business hours', async () => {
    const anna = await present('Anna Berg');
    expect(await teamOf(null, { timezone: 'UTC' })).toEqual([]);
    await setStatus(deps, anna.id, 'away');
    expect(await teamOf(null)).toEqual([]);
  });
});
