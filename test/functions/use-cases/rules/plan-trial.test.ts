/** What actions of a rule would have come to, planned on the past. */
import { expect, it } from 'vitest';
import { momentsIn } from '#core/automation/rules/try-out.ts';
import { readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import { actionPlanner } from '#functions/use-cases/rules/plan-trial.ts';
import { aTeam } from '#test/support/rules.ts';

it('plans each moment on its own row, with the fields that the moments before it left', async () => {
  const { deps, ana, ...team } = await aTeam();
  const chat = await team.chat();
  await team.writes(chat, 'Hello again');
  const { rows, metadata } = await readFullConversation(deps.table, chat, { consistent: true });
  if (!metadata) throw new Error('The conversation is gone.');
  const plan = await actionPlanner(deps.table, [
    { type: 'set_priority', priority: 'high' },
    { type: 'assign', agent_id: ana.id },
    { type: 'assign', agent_id: 4711 },
  ]);
  const moments = momentsIn(rows, { type: 'visitor_message' }, deps.now());
  const outcomes = plan(moments, metadata).map((actions) => actions.map(({ outcome, reason }) => reason ?? outcome));
  // The first message waits for an agent; with the second, Ana has it.
  expect(outcomes).toEqual([
    ['done', 'done', 'gone'],
    ['unchanged', 'unchanged', 'gone'],
  ]);
});
