import { beforeAll, describe, expect, it } from 'vitest';
import { createTicket } from '#functions/use-cases/mail/tickets.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let conversation: { id: number; visitor_id: number };
let adaId: number;
beforeAll(async () => {
  api = await memoryApis();
  const { token } = await api.make('/widgets', { name: 'Shop' });
  adaId = (await api.make('/agents', { user_id: 'ada' })).id;
  const { session_token } = (await api.visitor('POST', `${token}/session`, { body: { name: 'Vera' } })).body;
  const started = await api.visitor('POST', `${token}/conversations`, {
    headers: { authorization: `Bearer ${session_token}` },
    body: { client_message_id: 'message-1', content: 'Where is it?', email: 'vera@example.com' },
  });
  ({ conversation } = started.body);
});

const list = async (query: Record<string, string> = {}) =>
  (await api.agent('GET', '/tickets', { claims: ada, query })).body;
const numbers = async (query?: Record<string, string>): Promise<number[]> =>
  (await list(query)).data.map(({ number }: { number: number }) => number);

describe('a ticket', () => {
  it('is numbered from 1, open and unassigned by default', async () => {
    const made = await api.agent('POST', '/tickets', { claims: ada, body: { subject: ' A crack ' } });
    expect(made).toMatchObject({ status: 201 });
    expect(made.body).toEqual({
      id: expect.any(Number),
      number: 1,
      version: 1,
      subject: 'A crack',
      description: '',
      status: 'open',
      priority: 'normal',
      requester: null,
      assignee_id: null,
      conversation_id: null,
      notification: 'none',
      created_at: new Date(api.clock.ms).toISOString(),
    });
    expect((await api.agent('GET', `/tickets/${made.body.id}`)).body).toEqual(made.body);
  });

  it("has the linked conversation's visitor or the named person as requester", async () => {
    const body = { subject: 'Refund', conversation_id: conversation.id };
    const person = { name: 'Vera', email: 'vera@example.com', visitor_id: conversation.visitor_id };
    expect((await api.make('/tickets', body)).requester).toEqual(person);
    const named = await api.make('/tickets', { ...body, requester: { name: 'Her mother' } });
    expect(named.requester).toEqual({ ...person, name: 'Her mother', email: null });
    const unnamed = await api.make('/tickets', { ...body, requester: null });
    expect(unnamed.requester).toBeNull();
    const change = await api.agent('PUT', `/tickets/${unnamed.id}`, { body: { requester: { name: 'Vera' } } });
    expect(change.body.requester).toEqual({ ...person, email: null });
  });

  it('changes by any of its fields, and lists by what it is now', async () => {
    const { id, number } = await api.make('/tickets', { subject: 'Broken', conversation_id: conversation.id });
    const changed = await api.agent('PUT', `/tickets/${id}`, {
      claims: ada,
      body: { status: 'solved', assignee_id: adaId, requester: { name: 'Vera B.', email: 'v@example.com' } },
    });
    expect(changed).toMatchObject({
      status: 200,
      body: {
        subject: 'Broken',
        status: 'solved',
        assignee_id: adaId,
        requester: { name: 'Vera B.', email: 'v@example.com', visitor_id: conversation.visitor_id },
      },
    });
    expect(await numbers({ status: 'solved' })).toEqual([number]);
    expect(await numbers({ assignee_id: 'me' })).toEqual([number]);
    expect(await numbers({ assignee_id: String(adaId), status: 'open' })).toEqual([]);
    expect(await numbers({ status: 'open' })).not.toContain(number);
  });

  it.each([
    ['POST', '', { subject: 'x', conversation_id: 7 }, 404],
    ['POST', '', { subject: 'x', assignee_id: 7 }, 404],
    ['PUT', '/7', { subject: 'x' }, 404],
    ['POST', '', {}, 400],
    ['POST', '', { subject: 'x', status: 'closed' }, 400],
    ['POST', '', { subject: 'x', number: 7 }, 400],
    ['PUT', '/7', { conversation_id: 7 }, 400],
    ['POST', '', { subject: 'x', requester: { email: 'nobody' } }, 400],
  ])('is refused: %s %s %j', async (method, path, body, status) => {
    expect(await api.agent(method, `/tickets${path}`, { body })).toMatchObject({ status });
  });
});

describe('a ticket whose agent was removed', () => {
  it("is in nobody's list, and can be changed without giving it to somebody else", async () => {
    const { id: cleo } = await api.make('/agents', { user_id: 'cleo' });
    const ticket = await api.make('/tickets', { subject: 'A leak', assignee_id: cleo });
    const nobodys = async () =>
      (await api.agent('GET', '/tickets', { query: { assignee_id: 'none', status: 'open' } })).body.data.map(
        ({ id }: { id: number }) => id,
      );
    expect(await nobodys()).not.toContain(ticket.id);
    await api.agent('DELETE', `/agents/${cleo}`);
    expect(await nobodys()).toContain(ticket.id);
    const whole = { subject: 'A small leak', priority: 'high', assignee_id: cleo };
    expect((await api.agent('PUT', `/tickets/${ticket.id}`, { body: whole })).status).toBe(200);
    expect((await api.agent('PUT', `/tickets/${ticket.id}`, { body: { assignee_id: 4711 } })).status).toBe(404);
  });
});

describe('numbers', () => {
  it('are consecutive and given once, however many tickets are made side by side', async () => {
    const before = (await numbers())[0] ?? 0;
    const made = await Promise.all(Array.from({ length: 12 }, () => api.make('/tickets', { subject: 'At once' })));
    const given = made.map(({ number }) => number).sort((one, other) => one - other);
    expect(given).toEqual(Array.from({ length: 12 }, (_, index) => before + 1 + index));
  });

  it('are spent once by a step of a conversation, however often it runs', async () => {
    const [before = 0] = await numbers();
    const step = {
      subject: 'From a flow',
      description: '',
      status: 'open',
      priority: 'normal',
      assignee_id: null,
      conversation_id: conversation.id,
      step: 'ticket-1',
    } as const;
    const made = await Promise.all([1, 2, 3].map(() => createTicket(api.agentDeps, step)));
    expect(made.map(({ number }) => number)).toEqual([before + 1, before + 1, before + 1]);
    expect((await createTicket(api.agentDeps, { ...step, step: 'ticket-2' })).number).toBe(before + 2);
  });
});

describe('the list', () => {
  it('is read page by page, newest first, each ticket once', async () => {
    // By id, not by number: of tickets that are created together, the later one may get the lower number.
    const idsOf = ({ data }: { data: { id: number }[] }) => data.map(({ id }) => id);
    const all = idsOf(await list({ limit: '100' }));
    const seen: number[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await list({ limit: '4', ...(cursor ? { cursor } : {}) });
      seen.push(...idsOf(page));
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen).toEqual(all);
    expect(all).toEqual([...all].sort((one, other) => other - one));
    expect(all.length).toBeGreaterThan(15);
  });

  it('is searched by number, subject, description and requester, page by page', async () => {
    const { number } = await api.make('/tickets', {
      subject: 'Zerbrochene Lampe',
      description: 'The shade is torn',
      requester: { name: 'Ümit Özdemir', email: 'umit@lamps.example' },
    });
    await api.make('/tickets', { subject: 'Another lampshade' });
    const asked = ['lampe', 'SHADE torn', 'ozdemir', 'umit@lamps.example', `${number} lampe`];
    expect(await Promise.all(asked.map((q) => numbers({ q })))).toEqual(asked.map(() => [number]));
    expect(await numbers({ q: 'lampe', status: 'solved' })).toEqual([]);
    expect(await numbers({ q: 'lampshade' })).toEqual([number + 1]);
  });

  it("has a conversation's tickets", async () => {
    const own = await list({ conversation_id: String(conversation.id), limit: '100' });
    expect(own.data.length).toBeGreaterThan(4);
    for (const ticket of own.data) expect(ticket.conversation_id).toBe(conversation.id);
    expect((await list({ conversation_id: '7' })).data).toEqual([]);
  });
});
