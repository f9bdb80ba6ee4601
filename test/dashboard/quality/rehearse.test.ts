import { describe, expect, it } from 'vitest';
import type { Rehearsal } from '#core/rehearsal/rehearsal.ts';
import type { Api } from '#dashboard/api/api.ts';
import { rehearse } from '#dashboard/quality/rehearse.ts';

const body = { type: 'bot', bot_id: 71 } as const;
const counts = { same: 0, answered: 0, handed_off: 0, other_answer: 0, routed_elsewhere: 0, unknown: 0 };
const being = (state: Rehearsal['state']): Rehearsal => ({
  id: 9,
  state,
  total: 3,
  looked_at: 1,
  counts,
  embeddings: null,
});

/** A server where a rehearsal goes through these states, and a page that leaves once it has asked for something. */
async function run(states: Rehearsal['state'][], leavesAt = '') {
  const asked: string[] = [];
  const api = (async (operation: string) => {
    asked.push(operation);
    return operation === 'listRehearsed' ? { data: [] } : being(states.shift() ?? 'done');
  }) as unknown as Api;
  const shown: Rehearsal['state'][] = [];
  const found = await rehearse(
    api,
    body,
    () => leavesAt === '' || !asked.includes(leavesAt),
    ({ state }) => void shown.push(state),
    async () => undefined,
  );
  return { asked, shown, found };
}

describe('a rehearsal', () => {
  it('is watched, resumed after a pause, and read once it is done', async () => {
    expect(await run(['running', 'paused', 'running', 'done'])).toEqual({
      asked: ['startRehearsal', 'getRehearsal', 'resumeRehearsal', 'getRehearsal', 'listRehearsed'],
      shown: ['running', 'paused', 'running'],
      found: { now: being('done'), rows: [] },
    });
  });

  it.each([
    ['startRehearsal', ['startRehearsal', 'cancelRehearsal']],
    ['getRehearsal', ['startRehearsal', 'getRehearsal', 'cancelRehearsal']],
  ])('is canceled where the page leaves during %s', async (leavesAt, asked) => {
    expect(await run(['running', 'running'], leavesAt)).toMatchObject({ asked, found: undefined });
  });

  it('has no rows where it failed', async () => {
    expect(await run(['running', 'failed'])).toMatchObject({ found: { now: being('failed') } });
  });
});
