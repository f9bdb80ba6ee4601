import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, lead, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let agent: number;
beforeAll(async () => {
  api = await memoryApis();
  agent = (await api.make('/agents', { user_id: 'ada' })).id;
  await api.make('/agents', { user_id: 'cleo' });
});
beforeEach(async () => {
  await api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'online' } });
  api.deps.delivered.length = 0;
});

const set = (status: string, claims: Record<string, unknown> = lead, id = agent) =>
  api.agent('PUT', `/agents/${id}/status`, { claims, body: { status } });

describe('a supervisor', () => {
  it("sets a colleague's status, and the colleague's own screens say who did", async () => {
    const before = (await api.agent('GET', `/agents/${agent}`)).body;
    api.clock.ms += 60_000;
    const { status, body } = await set('away');
    expect([status, body.status, body.status_set_by, body.status_reason]).toEqual([200, 'away', 'cleo', null]);
    expect(body.last_active_at).toBe(before.last_active_at);
    expect(api.deps.delivered).toContainEqual({
      channels: expect.arrayContaining([{ kind: 'agent', id: agent }]),
      frame: { type: 'agent.updated', agent: expect.objectContaining({ status: 'away', status_set_by: 'cleo' }) },
    });
  });

  it('is named no longer once the agent chooses, also the same again', async () => {
    await set('away');
    const { body } = await api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'away' } });
    expect([body.status, body.status_set_by]).toEqual(['away', null]);
  });

  it("sets a supervisor's own status like anybody's, without naming them", async () => {
    const own = (await api.agent('GET', '/me', { claims: lead })).body.agent.id;
    expect((await set('away', lead, own)).body).toMatchObject({ status: 'away', status_set_by: null });
  });

  it('and the agent who choose at the same time leave one of both choices, with the name that belongs to it', async () => {
    const own = api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'busy' } });
    const answers = await Promise.all([set('away'), own]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { status, status_set_by } = (await api.agent('GET', `/agents/${agent}`)).body;
    expect([
      ['away', 'cleo'],
      ['busy', null],
    ]).toContainEqual([status, status_set_by]);
  });

  it('returns the chats of a colleague whom they set to offline', async () => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { conversation } = await api.startChat(widget.token);
    await api.agent('POST', `/conversations/${conversation.id}/assign`, { body: { agent_id: agent } });
    expect((await set('offline')).body).toMatchObject({ status: 'offline', current_chats_count: 0 });
    const { body } = await api.agent('GET', `/conversations/${conversation.id}`);
    expect([body.status, body.agent_id]).toEqual(['pending', null]);
  });

  it('exceeds the capacity of a colleague, which an agent may not', async () => {
    await api.agent('PUT', `/agents/${agent}`, { body: { max_concurrent_chats: 1 } });
    const widget = await api.make('/widgets', { name: 'Crowded' });
    const chats = await Promise.all([api.startChat(widget.token), api.startChat(widget.token)]);
    const give = (at: 0 | 1, claims: Record<string, unknown>, force: boolean) =>
      api.agent('POST', `/conversations/${chats[at].conversation.id}/assign`, {
        claims,
        body: { agent_id: agent, force },
      });
    expect((await give(0, lead, false)).status).toBe(200);
    expect((await give(1, ada, true)).body.code).toBe('forbidden');
    expect((await give(1, lead, false)).body.code).toBe('agent_at_capacity');
    expect((await give(1, lead, true)).status).toBe(200);
  });

  it('keeps canned responses, and changes no settings', async () => {
    const body = { shortcut: 'hi', title: 'Greeting', content: 'Hello!' };
    expect((await api.agent('POST', '/canned-responses', { claims: lead, body })).status).toBe(201);
    for (const [method, path] of [
      ['POST', '/departments'],
      ['PUT', '/team-settings'],
      ['PUT', `/agents/${agent}`],
      ['GET', '/audit'],
    ] as const)
      expect([path, (await api.agent(method, path, { claims: lead })).status]).toEqual([path, 403]);
  });
});

it('setting a status is refused to agents, also their own by this address, and 404 for an unknown agent', async () => {
  expect((await set('away', ada)).status).toBe(403);
  expect((await set('away', lead, 99)).status).toBe(404);
});
