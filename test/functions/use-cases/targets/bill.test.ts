/** What targets cost: nothing without any, an order for each clock, and one look at each order. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Apis, startApis } from '#test/support/api.ts';
import { carryOutDue } from '#functions/use-cases/due.ts';

const NONE = { low: null, normal: null, high: null, urgent: null };
const targets = { first_response: { ...NONE, normal: 10 }, resolution: { ...NONE, normal: 60 } };

let api: Apis;
beforeAll(async () => {
  api = await startApis();
});
afterAll(() => api.stop());

/** Write and read units of what is done. */
async function units(run: () => Promise<unknown>) {
  api.deps.resetUnits();
  await run();
  return { ...api.deps.units };
}

it('a start writes two units for each clock, and a look at a clock four; without targets nothing is read or written', async () => {
  const without = await api.make('/widgets', { name: 'Without' });
  const widget = await api.make('/widgets', { name: 'With', targets });
  const plain = await units(() => api.startChat(without.token));
  let chat = 0;
  const timed = await units(async () => {
    chat = (await api.startChat(widget.token)).conversation.id;
  });
  expect(timed).toEqual({ ...plain, write: plain.write + 4 });
  expect(await units(() => carryOutDue(api.deps, Infinity))).toMatchObject({ read: 0.5, write: 0 });
  api.clock.ms += 8 * 60_000;
  expect(await units(() => carryOutDue(api.deps, Infinity))).toMatchObject({ read: 3.5, write: 4 });
  await api.agent('POST', `/conversations/${chat}/resolve`);
  api.clock.ms += 60 * 60_000;
  expect(await units(() => carryOutDue(api.deps, Infinity))).toMatchObject({ read: 3, write: 1 });
});
