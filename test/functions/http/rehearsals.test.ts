/** Rehearsals through the API: started, looked at, resumed, cancelled, and refused. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fit } from '#functions/handlers/fit.ts';
import { changeState } from '#functions/store/quality/rehearsal-store.ts';
import { type MemoryApis, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let bot: number;
const started: number[] = [];
beforeAll(async () => {
  api = await memoryApis();
  Object.assign(api.agentDeps, { startRehearsal: async (id: number) => void started.push(id) });
  bot = (await api.make('/bots', { name: 'Ida', provider: 'built-in' })).id;
});

const start = (body: object) => api.agent('POST', '/rehearsals', { body });
const look = (id: number) => api.agent('GET', `/rehearsals/${id}`);

describe('a rehearsal', () => {
  it('is started, run by the function that trains, looked at and cancelled', async () => {
    const { status, body } = await start({ type: 'bot', bot_id: bot, changes: { confidence_floor: 0.5 } });
    expect([status, body.state, started.at(-1)]).toEqual([201, 'running', body.id]);
    await fit({ ...api.deps, pause: async () => {} })({ rehearsal_id: body.id });
    expect((await look(body.id)).body).toMatchObject({ state: 'done', looked_at: 0, counts: { same: 0 } });
    const list = await api.agent('GET', `/rehearsals/${body.id}/conversations`);
    expect(list.body).toEqual({ data: [], next_cursor: null });
    expect(await api.agent('DELETE', `/rehearsals/${body.id}`)).toMatchObject({ status: 204 });
    expect(await look(body.id)).toMatchObject({ status: 404 });
    expect(await api.agent('GET', `/rehearsals/${body.id}/conversations`)).toMatchObject({ status: 404 });
  });

  it('is resumed where it is paused or its function was lost, and only then', async () => {
    const { id } = (await start({ type: 'bot', bot_id: bot })).body;
    const resume = () => api.agent('POST', `/rehearsals/${id}/resume`);
    expect(await resume()).toMatchObject({ status: 409 });
    await changeState(api.deps.table, id, { from: ['running'], to: 'paused', atMs: api.clock.ms });
    expect(await resume()).toMatchObject({ status: 200, body: { state: 'running' } });
    api.clock.ms += 200_000;
    expect((await look(id)).body.state).toBe('paused');
    expect(await resume()).toMatchObject({ status: 200, body: { state: 'running' } });
    expect(started.filter((one) => one === id)).toHaveLength(3);
  });

  it('is refused for a bot, an article or a workflow that isn’t there, and for an unsound workflow', async () => {
    expect(await start({ type: 'bot', bot_id: 1 })).toMatchObject({ status: 404 });
    expect(await start({ type: 'workflow', workflow_id: 1 })).toMatchObject({ status: 404 });
    const changes = { removed_article_ids: [1] };
    expect(await start({ type: 'bot', bot_id: bot, changes })).toMatchObject({ status: 404 });
    const definition = { start: 'a', steps: {} };
    expect(await start({ type: 'workflow', workflow_id: 1, definition })).toMatchObject({ status: 400 });
  });
});
