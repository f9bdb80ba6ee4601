import { expect, it } from 'vitest';
import { decide, firstRow } from '#core/conversation/conversation.ts';
import { snoozed, woken } from '#core/conversation/snooze.ts';

const ana = { id: 7, name: 'Ana' };
const by = { type: 'agent', agent: ana } as const;
const first = { content: 'Hello', client_message_id: 'message-1', name: null, allowance: { burst: 60, perSecond: 5 } };
const waiting = firstRow({ widget_id: 1, visitor_id: 2, handler: 'agent', ...first }, 1000).state;
const active = decide(waiting, { type: 'assign', agent: ana, by }, 2000).state;

it.each([
  [86_400_000, '1970-01-02T00:00:00.000Z'],
  [null, null],
])('a snooze until %s is noted for the team alone', (until_ms, until) => {
  const { state, visibility, metadata, content, milestone } = snoozed(active, { type: 'snooze', until_ms, by });
  expect({ visibility, metadata, content, milestone }).toEqual({
    visibility: 'internal',
    metadata: { event: 'snoozed', agent_id: 7, until },
    content: 'Conversation snoozed',
    milestone: 'snoozed',
  });
  expect(state).toMatchObject({ snoozed: { until_ms }, waiting_since_ms: 1000 });
});

it('comes back to an agent, or into the queue as old as the message that waits', () => {
  const { state } = snoozed(active, { type: 'snooze', until_ms: 9000, by });
  const back = woken(state, { type: 'wake', assignee: ana, by: { type: 'system', reason: 'due' } }, 9000);
  expect(back.metadata).toEqual({ event: 'woken', reason: 'due', why: { rule: 'came_back' } });
  expect(back.visibility).toBe('internal');
  expect(back.content).toBe('Snooze ended');
  expect(back.milestone).toBe('woken');
  expect(back.state).toMatchObject({ agent_id: 7, snoozed: null });
  const queued = woken(state, { type: 'wake', assignee: null, by: { type: 'system', reason: 'due' } }, 9000);
  expect(queued.content).toBe('Snooze ended. Its agent is away or at capacity, so it waits in the queue');
  expect(queued.visibility).toBe('internal');
  expect(queued.milestone).toBe('woken');
  const toColleague = woken(state, { type: 'wake', assignee: { id: 8, name: 'Ben' }, by }, 9000);
  expect(toColleague.state).toMatchObject({ agent_id: 8, status: 'active' });
  expect(queued.state).toMatchObject({ status: 'pending', agent_id: null, queued_at_ms: 1000, snoozed: null });
  const unasked = { ...state, waiting_since_ms: null };
  const anew = woken(unasked, { type: 'wake', assignee: null, by: { type: 'system', reason: 'due' } }, 9000);
  expect(anew.state.queued_at_ms).toBe(9000);
});

it('nothing comes back that wasn’t put aside', () => {
  expect(() => woken(active, { type: 'wake', assignee: null, by }, 9000)).toThrow(
    expect.objectContaining({ code: 'illegal_transition', message: 'The conversation is not snoozed.' }),
  );
});
