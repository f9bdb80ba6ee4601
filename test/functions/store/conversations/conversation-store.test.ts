import { expect, it } from 'vitest';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { automationDeps } from '#test/support/automation.ts';
import { aStart, aVisitor } from '#test/support/conversations.ts';

it('keeps since when the visitor had waited, until the conversation is reopened', async () => {
  const deps = automationDeps();
  const visitor = await aVisitor(deps);
  const { conversation_id: id, ...first } = (await startConversation(deps, aStart(visitor, {}))).row;
  const since = first.state.waiting_since_ms;
  const by = { type: 'system', reason: 'test' } as const;
  await transitionConversation(deps, id, () => ({ type: 'resolve', by }));
  const resolved = (await newestRow(deps.table, id, { consistent: true }))?.state;
  expect(resolved).toMatchObject({ waiting_since_ms: null, waited_since_ms: since });
  await transitionConversation(deps, id, () => ({ type: 'reopen', by, assignee: null }));
  const reopened = (await newestRow(deps.table, id, { consistent: true }))?.state;
  expect(reopened).toMatchObject({ status: 'pending', waiting_since_ms: since });
  expect(reopened).not.toHaveProperty('waited_since_ms');
});
