/** Canned responses with actions over HTTP: run by one request, undone by one, and those that are one's own. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, bearer, memoryApis } from '#test/support/api.ts';

const ben = { ...ada, sub: 'ben' };

let api: MemoryApis;
let token: string;
let agent: { id: number };
let colleague: { id: number };
beforeAll(async () => {
  api = await memoryApis();
  token = (await api.make('/widgets', { name: 'Shop' })).token;
  agent = await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 50 });
  colleague = await api.make('/agents', { user_id: 'ben', max_concurrent_chats: 1 });
});

let own: { headers: Record<string, string> };
let id: number;
let runs = 0;
let run: string;
beforeEach(async () => {
  own = bearer((await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token);
  const body = { client_message_id: 'message-1', content: 'Hello?' };
  id = (await api.visitor('POST', `${token}/conversations`, { ...own, body })).body.conversation.id;
  run = `run-${String((runs += 1)).padStart(6, '0')}`;
});
const assign = (to = agent) =>
  api.agent('POST', `/conversations/${id}/assign`, { body: { agent_id: to.id, force: true } });
const runActions = (actions: object[], more: object = {}, claims = ada) =>
  api.agent('POST', `/conversations/${id}/runs`, { claims, body: { client_message_id: run, actions, ...more } });
const undo = (claims = ada, of = run) =>
  api.agent('POST', `/conversations/${id}/runs/undo`, { claims, body: { client_message_id: of } });
const stored = async () => (await api.agent('GET', `/conversations/${id}`, { claims: ada })).body;
const rows = async () => (await api.agent('GET', `/conversations/${id}/messages`, { claims: ada })).body.data;
const done = { outcome: 'done', reason: null };
const refused = (reason: string) => ({ outcome: 'refused', reason });

describe('running', () => {
  it('refuses a reply that a colleague has crossed, with all actions, and does it when it is sent anyway', async () => {
    await assign();
    const seen_seq = (await stored()).last_seq;
    const answer = { client_message_id: 'of-a-colleague', content: 'It is on its way.' };
    await api.agent('POST', `/conversations/${id}/messages`, { claims: ben, body: answer });
    const actions = [{ type: 'add_label', label: 'refund' }, { type: 'resolve' }];
    const crossed = await runActions(actions, { content: 'Refunded.', seen_seq });
    expect(crossed).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(crossed.body.detail).toMatch(/has just answered/);
    expect(await stored()).toMatchObject({ labels: [] });
    expect(await runActions(actions, { content: 'Refunded.', seen_seq: seen_seq + 1 })).toMatchObject({
      status: 201,
      body: { results: [done, done] },
    });
  });

  it('refuses one of two replies that are written on the same message', async () => {
    await assign();
    const seen_seq = (await stored()).last_seq;
    const more = { content: 'Refunded.', seen_seq };
    const actions = [{ type: 'add_label', label: 'refund' }];
    const both = await Promise.all([runActions(actions, more), runActions(actions, more, ben)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await rows()).filter(({ sender_type }: { sender_type: string }) => sender_type === 'agent')).toHaveLength(
      1,
    );
  });

  it('sends the text, does the actions, and answers the same when it is repeated', async () => {
    await assign();
    const actions = [{ type: 'add_label', label: 'refund' }, { type: 'resolve' }];
    const ran = await runActions(actions, { content: 'Refunded.' });
    expect(ran).toMatchObject({
      status: 201,
      body: {
        message: { content: 'Refunded.', client_message_id: run },
        results: [done, done],
        conversation: { status: 'resolved', labels: ['refund'] },
      },
    });
    const again = await runActions(actions, { content: 'Refunded.' });
    expect(again).toMatchObject({
      status: 200,
      body: { message: { seq: ran.body.message.seq }, results: [done, done] },
    });
    expect((await rows()).length).toBe(ran.body.conversation.last_seq);
  });

  it('refuses an id that was used for something else', async () => {
    await assign();
    await runActions([{ type: 'add_label', label: 'a' }]);
    expect(await runActions([{ type: 'add_label', label: 'b' }])).toMatchObject({
      status: 409,
      body: { code: 'idempotency_mismatch' },
    });
    await api.agent('POST', `/conversations/${id}/messages`, {
      claims: ada,
      body: { client_message_id: 'sent-before', content: 'Hi' },
    });
    run = 'sent-before';
    expect((await runActions([{ type: 'resolve' }])).body.code).toBe('idempotency_mismatch');
  });

  it('does nothing again when a request comes late, after another one', async () => {
    await assign();
    const late = run;
    await runActions([
      { type: 'note', content: 'Once.' },
      { type: 'set_priority', priority: 'high' },
    ]);
    run = `${run}-other`;
    await runActions([{ type: 'set_priority', priority: 'low' }]);
    const before = await stored();
    run = late;
    const again = await runActions([
      { type: 'note', content: 'Once.' },
      { type: 'set_priority', priority: 'high' },
    ]);
    expect(again.body.code).toBe('idempotency_mismatch');
    expect(await stored()).toEqual(before);
  });

  it('says which action wasn’t done, and does the rest', async () => {
    await assign();
    const ran = await runActions([
      { type: 'assign', agent_id: 4711 },
      { type: 'set_priority', priority: 'urgent' },
    ]);
    expect(ran.body).toMatchObject({ message: null, results: [refused('gone'), done] });
    expect(await stored()).toMatchObject({ priority: 'urgent', agent_id: agent.id });
  });

  it.each([
    ['none', [], 'at least'],
    ['two of a kind', [{ type: 'resolve' }, { type: 'resolve' }], 'one `resolve`'],
    ['a snooze and an end', [{ type: 'resolve' }, { type: 'snooze', for: 5 }], 'snooze and resolve'],
    ['a receiver of both kinds', [{ type: 'assign', agent_id: 'me', department_id: null }], 'either'],
  ])('refuses %s', async (_, actions, why) => {
    const { status, body } = await runActions(actions);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(why);
  });
});

describe('undoing', () => {
  it('restores labels, priority and who had it, and keeps what was sent and noted', async () => {
    await assign();
    await api.agent('PUT', `/conversations/${id}/labels`, { claims: ada, body: { labels: ['old'] } });
    await runActions(
      [
        { type: 'note', content: 'Refunded by hand.' },
        { type: 'add_label', label: 'refund' },
        { type: 'remove_label', label: 'old' },
        { type: 'set_priority', priority: 'high' },
        { type: 'resolve' },
      ],
      { content: 'Refunded.' },
    );
    const undone = await undo();
    expect(undone).toMatchObject({
      status: 200,
      body: {
        results: [{ outcome: 'kept' }, done, done, done, done],
        conversation: { status: 'active', agent_id: agent.id, labels: ['old'], priority: 'normal' },
      },
    });
    expect((await undo()).body.results).toEqual(undone.body.results);
    const contents = (await rows()).map(({ content }: { content: string }) => content);
    expect(contents).toEqual(expect.arrayContaining(['Refunded.', 'Refunded by hand.']));
  });

  it('brings a label back as it was spelled, and once', async () => {
    await api.agent('PUT', `/conversations/${id}/labels`, { claims: ada, body: { labels: ['Évasion'] } });
    await runActions([{ type: 'remove_label', label: 'evasion' }]);
    expect((await undo()).body.conversation.labels).toEqual(['Évasion']);
    run = `${run}-again`;
    await runActions([{ type: 'remove_label', label: 'evasion' }]);
    await api.agent('PUT', `/conversations/${id}/labels`, { claims: ada, body: { labels: ['EVASION'] } });
    expect((await undo()).body.conversation.labels).toEqual(['EVASION']);
  });

  it('gives a chat back to its agent, its queue, or its snooze', async () => {
    await runActions([{ type: 'assign', agent_id: 'me' }]);
    await undo();
    expect(await stored()).toMatchObject({ status: 'pending', agent_id: null });
    await assign();
    run += '-b';
    await runActions([{ type: 'snooze', for: 'until_reply' }]);
    expect((await undo()).body.conversation).toMatchObject({ is_snoozed: false, agent_id: agent.id });
    run += '-c';
    await runActions([{ type: 'assign', agent_id: colleague.id }]);
    expect((await undo()).body.conversation).toMatchObject({ agent_id: agent.id });
  });

  it('leaves what somebody has changed since', async () => {
    await assign();
    await runActions([
      { type: 'set_priority', priority: 'high' },
      { type: 'add_label', label: 'vip' },
      { type: 'resolve' },
    ]);
    await api.agent('PUT', `/conversations/${id}/priority`, { body: { priority: 'urgent' } });
    const body = { client_message_id: 'message-2', content: 'Not yet!' };
    await api.visitor('POST', `${token}/conversations/${id}/messages`, { ...own, body });
    expect((await undo()).body.results).toEqual([refused('changed_since'), done, refused('changed_since')]);
    expect(await stored()).toMatchObject({ priority: 'urgent', labels: [] });
  });

  it('is refused for what a colleague ran, and for what came before the last run', async () => {
    await assign();
    await runActions([{ type: 'add_label', label: 'a' }]);
    expect((await undo(ben)).status).toBe(404);
    const first = run;
    run += '-b';
    await runActions([{ type: 'add_label', label: 'b' }]);
    expect((await undo(ada, first)).status).toBe(404);
  });

  it('is done once when it is asked for twice at the same moment', async () => {
    await assign();
    await runActions([{ type: 'resolve' }]);
    const both = await Promise.all([undo(), undo()]);
    expect(both.map(({ body }) => body.results)).toEqual([[done], [done]]);
    const reopened = (await rows()).filter(
      ({ metadata }: { metadata?: { event?: string } }) => metadata?.event === 'reopened',
    );
    expect(reopened).toHaveLength(1);
  });

  it('says that the agent who had it has no room any more', async () => {
    await assign(colleague);
    await runActions([{ type: 'assign', agent_id: 'me' }], {}, ada);
    const body = { client_message_id: 'message-1', content: 'Hello?' };
    const other = bearer((await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token);
    const another = (await api.visitor('POST', `${token}/conversations`, { ...other, body })).body.conversation.id;
    await api.agent('POST', `/conversations/${another}/assign`, { body: { agent_id: colleague.id, force: true } });
    expect((await undo()).body.results).toEqual([refused('at_capacity')]);
    expect(await stored()).toMatchObject({ agent_id: agent.id });
    await api.agent('POST', `/conversations/${another}/resolve`, {});
  });
});

describe('canned responses of one’s own', () => {
  const make = (claims: typeof ben, more: object = {}) =>
    api.agent('POST', '/own-canned-responses', {
      claims,
      body: { shortcut: `own-${run}`, title: 'Mine', content: 'Hi {{visitor.name|there}}', ...more },
    });

  it('are made, changed and deleted by any agent, and seen by nobody else', async () => {
    const made = await make(ben);
    expect(made).toMatchObject({ status: 201, body: { department_id: null, actions: [] } });
    const path = `/own-canned-responses/${made.body.id}`;
    for (const claims of [ada, undefined]) {
      const as = claims ? { claims } : {};
      expect((await api.agent('GET', path, as)).status).toBe(404);
      expect((await api.agent('PUT', path, { ...as, body: { title: 'Stolen' } })).status).toBe(404);
      expect((await api.agent('DELETE', path, as)).status).toBe(404);
      expect((await api.agent('GET', `/canned-responses/${made.body.id}`, as)).status).toBe(404);
      const lists = await Promise.all(
        ['/own-canned-responses', '/canned-responses'].map((list) => api.agent('GET', list, as)),
      );
      expect(JSON.stringify(lists.map(({ body }) => body))).not.toContain(made.body.shortcut);
    }
    expect((await api.agent('PUT', path, { claims: ben, body: { title: 'Still mine' } })).body.title).toBe(
      'Still mine',
    );
    expect((await api.agent('GET', '/own-canned-responses', { claims: ben })).body.data).toHaveLength(1);
    expect((await api.agent('DELETE', path, { claims: ben })).status).toBe(204);
  });

  it('are in no audit log, and don’t take a shortcut from anybody', async () => {
    await make(ben);
    expect((await make(ada)).status).toBe(201);
    expect((await make(ben)).body).toMatchObject({ code: 'conflict' });
    const { body } = await api.agent('GET', '/audit-log', {});
    expect(JSON.stringify(body)).not.toContain('{{visitor.name|there}}');
  });

  it('go with their agent', async () => {
    await make(ben);
    await api.agent('DELETE', `/agents/${colleague.id}`, {});
    colleague = await api.make('/agents', { user_id: 'ben', max_concurrent_chats: 1 });
    expect((await api.agent('GET', '/own-canned-responses', { claims: ben })).body.data).toEqual([]);
  });
});

describe('canned responses', () => {
  it('refuse a variable that isn’t known with a sentence that names the others, also in a note', async () => {
    const named = { shortcut: `bad-${run}`, title: 'Bad' };
    const text = await api.agent('POST', '/canned-responses', { body: { ...named, content: 'Hi {{vistor.name}}' } });
    expect(text.status).toBe(400);
    expect(JSON.stringify(text.body)).toContain(
      "{{vistor.name}} isn't known. Use {{visitor.name}}, {{visitor.email}}, {{agent.name}} or {{attributes.key}}",
    );
    const note = { ...named, content: 'Hi', actions: [{ type: 'note', content: '{{ticket}}' }] };
    expect((await api.agent('POST', '/canned-responses', { body: note })).status).toBe(400);
  });

  it('need a text or an action, and only agents and departments that exist', async () => {
    const named = { shortcut: `only-${run}`, title: 'Only', content: '' };
    expect((await api.agent('POST', '/canned-responses', { body: named })).body.errors).toMatchObject([
      { path: 'body.content' },
    ]);
    const gone = { ...named, actions: [{ type: 'assign', department_id: 4711 }] };
    expect((await api.agent('POST', '/canned-responses', { body: gone })).status).toBe(404);
    const made = await api.make('/canned-responses', { ...named, actions: [{ type: 'resolve' }] });
    expect((await api.agent('PUT', `/canned-responses/${made.id}`, { body: { actions: [] } })).status).toBe(400);
  });

  it('keep a department from being deleted that an action names', async () => {
    const department = await api.make('/departments', { name: `Billing ${run}` });
    const actions = [{ type: 'assign', department_id: department.id }];
    await api.make('/canned-responses', { shortcut: `to-${run}`, title: 'To billing', content: '', actions });
    const { status, body } = await api.agent('DELETE', `/departments/${department.id}`, {});
    expect(status).toBe(409);
    expect(body.detail).toContain(`to-${run}`);
  });
});
