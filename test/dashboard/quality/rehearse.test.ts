/** Rehearsals as the dashboard runs them: gone on with, and canceled whenever they are no longer wanted. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Rehearsal } from '#core/rehearsal/rehearsal.ts';
import type { Api } from '#dashboard/api/api.ts';
import { rehearse } from '#dashboard/quality/rehearse.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const body = { type: 'bot', bot_id: 7 } as const;
const one = { conversation_id: 9 };

/** A server where a rehearsal is in these states, one after another; `on` is called before each answer. */
function serverWith(states: Rehearsal['state'][], on: (operation: string) => void = () => undefined) {
  const asked: string[] = [];
  const api = (async (operation: string) => {
    asked.push(operation);
    on(operation);
    if (operation === 'listRehearsed') return { data: [one], next_cursor: null };
    return operation === 'cancelRehearsal' ? undefined : { id: 5, state: states.shift() };
  }) as unknown as Api;
  return { api, asked };
}

async function run(api: Api, isWanted: () => boolean) {
  const shown: string[] = [];
  const ending = rehearse(api, body, isWanted, ({ state }) => void shown.push(state));
  await vi.runAllTimersAsync();
  return { found: await ending, shown };
}

it('goes on where it pauses, and fetches what it found', async () => {
  const { api, asked } = serverWith(['running', 'paused', 'running', 'done']);
  const { found, shown } = await run(api, () => true);
  expect(found).toMatchObject({ now: { state: 'done' }, rows: [one] });
  expect(shown).toEqual(['running', 'paused', 'running']);
  expect(asked).toEqual(['startRehearsal', 'getRehearsal', 'resumeRehearsal', 'getRehearsal', 'listRehearsed']);
});

it.each(['startRehearsal', 'getRehearsal', 'resumeRehearsal'])(
  'is canceled when it is no longer wanted while %s is answered',
  async (during) => {
    let isWanted = true;
    const { api, asked } = serverWith(['running', 'paused', 'running', 'running'], (operation) => {
      if (operation === during) isWanted = false;
    });
    expect((await run(api, () => isWanted)).found).toBeUndefined();
    expect(asked.slice(-2)).toEqual([during, 'cancelRehearsal']);
  },
);

it('is nothing once it failed', async () => {
  const { api, asked } = serverWith(['running', 'failed']);
  expect((await run(api, () => true)).found).toBeUndefined();
  expect(asked).toEqual(['startRehearsal', 'getRehearsal']);
});
