/** Typed attributes and labels over HTTP: what an admin sets, what is refused, and what isn't held up. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { applyIdleRules } from '#functions/use-cases/lifecycle/idle.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, answered, bearer, keyEvent, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let widget: { id: number; token: string };
let agent: { id: number };
beforeAll(async () => {
  api = await memoryApis();
  widget = await api.make('/widgets', { name: 'Shop', resolve_after_idle_minutes: 60 });
  agent = await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 100 });
});

const order = { key: 'order', name: 'Order number', type: 'number', choices: [], is_required: true };
const topic = { key: 'topic', name: 'Topic', type: 'choice', choices: ['Refund', 'Delivery'], is_required: false };
const vip = { name: 'VIP', description: 'Big customers', color: 'purple' };
const path = '/conversation-fields';

const set = (body: object) => api.agent('PUT', path, { body });

let own: { headers: Record<string, string> };
let id: number;
beforeEach(async () => {
  await set({ attributes: [order, topic], labels: [vip], only_listed_labels: true });
  own = bearer((await api.visitor('POST', `${widget.token}/session`, { body: {} })).body.session_token);
  const body = { client_message_id: 'message-1', content: 'Hello?', attributes: { topic: 'something else' } };
  id = (await api.visitor('POST', `${widget.token}/conversations`, { ...own, body })).body.conversation.id;
  await api.agent('POST', `/conversations/${id}/assign`, { body: { agent_id: agent.id } });
});
const act = (what: string) => api.agent('POST', `/conversations/${id}/${what}`, { claims: ada });
const put = (what: string, body: object) => api.agent('PUT', `/conversations/${id}/${what}`, { claims: ada, body });

describe('the attributes and labels of a team', () => {
  it('are read by agents, set by admins, and changed by one of two admins at once', async () => {
    const { body: stored } = await api.agent('GET', path, { claims: ada });
    expect(stored).toMatchObject({ attributes: [order, topic], labels: [vip], only_listed_labels: true });
    expect(await api.agent('PUT', path, { claims: ada, body: {} })).toMatchObject({ status: 403 });
    const { version } = stored;
    const both = await Promise.all([set({ labels: [], version }), set({ attributes: [], version })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409);
    expect(lost?.body.current).toMatchObject({ version: version + 1 });
  });

  it('are recorded in the audit log', async () => {
    await set({ only_listed_labels: false });
    const { body } = await api.agent('GET', '/audit', { query: { entity: 'conversation_fields' } });
    expect(body.data[0]).toMatchObject({ verb: 'changed', changes: [{ field: 'only_listed_labels', after: 'false' }] });
  });
});

describe('an attribute with a type', () => {
  it('takes from agents and programs what fits it, and names what does not', async () => {
    const refused = await put('attributes', { attributes: { order: 'seven', topic: 'Lost' } });
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'body.attributes.order' }, { path: 'body.attributes.topic' }] },
    });
    const stored = await put('attributes', { attributes: { order: '7', topic: 'refund', note: 'x' } });
    expect(stored.body.attributes).toEqual({ order: 7, topic: 'Refund', note: 'x' });
  });

  it('never refuses a visitor’s message, nor an edit that leaves what the page said', async () => {
    const { body } = await api.agent('GET', `/conversations/${id}`, { claims: ada });
    expect(body.attributes).toEqual({ topic: 'something else' });
    const edit = { attributes: { topic: 'something else', order: 1 }, base: { topic: 'something else' } };
    expect((await put('attributes', edit)).body.attributes).toEqual({ topic: 'something else', order: 1 });
  });
});

describe('a message that crosses the end of its conversation', () => {
  beforeEach(() => put('attributes', { attributes: { order: 7 } }));
  const newest = async (): Promise<number> =>
    (await api.agent('GET', `/conversations/${id}`, { claims: ada })).body.last_seq;
  const end = (what: string, body: object) => api.agent('POST', `/conversations/${id}/${what}`, { claims: ada, body });
  const writes = (content: string) =>
    api.visitor('POST', `${widget.token}/conversations/${id}/messages`, {
      ...own,
      body: { client_message_id: `client-${content.length}`, content },
    });

  it.each(['resolve', 'close'])(
    'refuses to %s what the visitor has written in since, until it is seen',
    async (what) => {
      const seen_seq = await newest();
      await writes('One more thing');
      const refused = await end(what, { seen_seq });
      expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
      expect((await api.agent('GET', `/conversations/${id}`, { claims: ada })).body.status).toBe('active');
      expect((await end(what, { seen_seq: await newest() })).status).toBe(200);
    },
  );

  it('doesn’t matter to programs that don’t say what they have seen, nor where only the team has written', async () => {
    const seen_seq = await newest();
    const note = { content: 'Refunded', client_message_id: 'note-1', visibility: 'internal' };
    await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body: note });
    expect((await end('resolve', { seen_seq })).status).toBe(200);
    await end('reopen', {});
    await writes('Thanks');
    expect((await act('resolve')).status).toBe(200);
  });
});

describe('a required attribute', () => {
  it.each(['resolve', 'close'])('holds up %s in words until it is filled in', async (what) => {
    const refused = await act(what);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'attributes_required',
        detail: 'Fill in before this conversation ends: Order number.',
        errors: [{ path: 'attributes.order' }],
      },
    });
    const { body } = await api.agent('GET', `/conversations/${id}`, { claims: ada });
    expect(body.status).toBe('active');
    await put('attributes', { attributes: { order: 7 } });
    expect((await act(what)).status).toBe(200);
  });

  it('is asked of programs, too, and of nobody once the conversation has ended', async () => {
    const { key } = await api.make('/api-keys', { name: 'CRM', role: 'agent' });
    const event = keyEvent('agent', 'POST', `/conversations/${id}/resolve`, key, {});
    const byKey = answered(await api.agents(event, {} as Parameters<typeof api.agents>[1]));
    expect(byKey).toMatchObject({ status: 409, body: { code: 'attributes_required' } });
    await put('attributes', { attributes: { order: 7 } });
    await act('resolve');
    await put('attributes', { attributes: {} });
    expect(await act('resolve')).toMatchObject({ body: { code: 'illegal_transition' } });
    expect((await act('close')).status).toBe(200);
  });

  it('lets one of two agents resolve once it is filled in, and tells the other what became of it', async () => {
    await put('attributes', { attributes: { order: 7 } });
    const both = await Promise.all([act('resolve'), act('resolve')]);
    expect(both.map(({ body }) => body.code ?? body.status).toSorted()).toEqual(['illegal_transition', 'resolved']);
    const { body } = await api.agent('GET', `/conversations/${id}/messages`, { claims: ada });
    const resolved = body.data.filter((row: { metadata?: { event?: string } }) => row.metadata?.event === 'resolved');
    expect(resolved).toHaveLength(1);
  });

  it('holds up neither the visitor nor the sweep', async () => {
    await api.agent('POST', `/conversations/${id}/messages`, {
      claims: ada,
      body: { content: 'Hi', client_message_id: 'message-2' },
    });
    api.clock.ms += 61 * 60_000;
    const widgets = [{ ...widgetDefaults, id: widget.id, resolve_after_idle_minutes: 60 }];
    await applyIdleRules(api.deps, { widgets, positions: {}, until: Infinity });
    const { body } = await api.agent('GET', `/conversations/${id}`, { claims: ada });
    expect(body.status).toBe('resolved');
    const left = await api.visitor('POST', `${widget.token}/conversations/${id}/close`, own);
    expect(left).toMatchObject({ status: 200, body: { status: 'closed' } });
  });
});

describe('labels', () => {
  it('are those of the team, in its spelling, where only these are allowed', async () => {
    expect(await put('labels', { labels: ['spam'] })).toMatchObject({
      status: 400,
      body: {
        detail: `"spam" isn't one of your team's labels. Choose one of: VIP.`,
        errors: [{ path: 'body.labels' }],
      },
    });
    expect((await put('labels', { labels: ['vip'] })).body.labels).toEqual(['VIP']);
  });

  it('are free otherwise, and those that were removed from the list stay where they are', async () => {
    await put('labels', { labels: ['VIP'] });
    await set({ labels: [] });
    expect((await put('labels', { labels: ['VIP'], base: ['VIP'] })).body.labels).toEqual(['VIP']);
    await set({ only_listed_labels: false });
    expect((await put('labels', { labels: ['VIP', 'spam'] })).body.labels).toEqual(['VIP', 'spam']);
  });
});
