import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemoryApis } from '#test/support/api.ts';
import { bearer, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let token: string;
beforeAll(async () => {
  api = await memoryApis();
  const definition = {
    start: 'ask',
    steps: {
      ask: { kind: 'ask', text: 'Your name?', expects: 'text', save_as: 'name', next: 'end' },
      end: { kind: 'end' },
    },
  };
  const { id } = await api.make('/workflows', { name: 'Intake', definition });
  token = (await api.make('/widgets', { name: 'Shop', handler_type: 'workflow', handler_id: id })).token;
});

let own: { headers: Record<string, string> };
let conversation: { id: number; handler: string };
beforeEach(async () => {
  own = bearer((await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token);
  const body = { client_message_id: 'message-1', content: 'Hello?' };
  conversation = (await api.visitor('POST', `${token}/conversations`, { ...own, body })).body.conversation;
});
const escalate = (who = own) => api.visitor('POST', `${token}/conversations/${conversation.id}/escalate`, who);
const rowsOf = async () => (await api.agent('GET', `/conversations/${conversation.id}/messages`)).body.data;

describe('asking for a person', () => {
  it('hands over what a flow has, and says so', async () => {
    expect(conversation.handler).toBe('workflow');
    expect(await escalate()).toMatchObject({ status: 200, body: { status: 'pending', handler: 'agent' } });
    const [, said, handedOff] = await rowsOf();
    expect(said).toMatchObject({ sender_type: 'bot', visibility: 'public' });
    expect(handedOff).toMatchObject({ sender_type: 'system', metadata: { event: 'handed_off', reason: 'asked' } });
  });

  it('changes nothing where people have it already', async () => {
    const first = await escalate();
    expect(await escalate()).toEqual(first);
    expect(await rowsOf()).toHaveLength(3);
  });

  it('at the same time from two windows happens once', async () => {
    await Promise.all([escalate(), escalate(), escalate()]);
    expect(await rowsOf()).toHaveLength(3);
  });

  it('is for those whose conversation it is', async () => {
    const stranger = bearer((await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token);
    expect(await escalate(stranger)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await rowsOf()).toHaveLength(1);
  });

  it.each(['resolve', 'close'])('is a conflict once it is over: %s', async (move) => {
    await api.agent('POST', `/conversations/${conversation.id}/${move}`);
    expect(await escalate()).toMatchObject({ status: 409, body: { code: 'illegal_transition' } });
  });
});

describe('an agent', () => {
  it('who asks to have it queued hands it over', async () => {
    const answer = await api.agent('POST', `/conversations/${conversation.id}/assign`, { body: { agent_id: null } });
    expect(answer).toMatchObject({ status: 200, body: { handler: 'agent', status: 'pending' } });
    expect((await rowsOf()).at(-1).metadata).toEqual({ event: 'handed_off', reason: 'taken_over' });
  });
});
