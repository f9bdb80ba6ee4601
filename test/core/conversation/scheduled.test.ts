import { expect, it } from 'vitest';
import { decide, firstRow } from '#core/conversation/conversation.ts';
import { type AuthorAccess, heldBecause } from '#core/conversation/scheduled.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import type { HeldReason, IfVisitorWrites } from '#core/model/closed-sets.ts';

const system = { type: 'system', reason: 'test' } as const;
const first = { content: 'Hello', client_message_id: 'message-1', name: null, allowance: { burst: 60, perSecond: 5 } };
const waiting = firstRow({ widget_id: 1, visitor_id: 2, handler: 'agent', ...first }, 1000).state;
const active = decide(waiting, { type: 'assign', agent: { id: 7, name: 'Ana' }, by: system }, 2000).state;
const resolved = decide(active, { type: 'resolve', by: system }, 3000).state;

it.each<[string, ConversationState, AuthorAccess, IfVisitorWrites, number, HeldReason | null]>([
  ['sent to an agent’s chat', active, 'there', 'hold', 1, null],
  ['sent whatever the visitor wrote, where it may be', active, 'there', 'send', 0, null],
  ['held when the visitor wrote since', active, 'there', 'hold', 0, 'visitor_wrote'],
  ['held when the chat waits', waiting, 'there', 'send', 1, 'queued'],
  ['held when the chat is over', resolved, 'there', 'send', 1, 'ended'],
  ['held when the chat is over, even if the visitor wrote', resolved, 'there', 'hold', 0, 'ended'],
  ['held when its author is gone, first of all', resolved, 'gone', 'hold', 0, 'agent_gone'],
  ['held when its author no longer sees the chat', resolved, 'outside', 'hold', 0, 'no_access'],
])('a scheduled message is %s', (_what, state, author, if_visitor_writes, visitor_count, reason) => {
  expect(heldBecause(state, { if_visitor_writes, visitor_count }, author)).toBe(reason);
});
