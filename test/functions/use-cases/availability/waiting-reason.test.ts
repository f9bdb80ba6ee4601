import { beforeEach, describe, expect, it } from 'vitest';
import type { AssignmentChoices } from '#core/model/team/assignment-choices.ts';
import type { Id } from '#core/model/id.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { keys } from '#functions/store/keys.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';
import { aDepartment, anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const SALES = 7;
let deps: MemoryDeps;
beforeEach(() => {
  deps = memoryDeps();
});

/** A chat that waits in the queue of a department. */
async function waiting(department_id: Id | null): Promise<LoadedConversation> {
  if (department_id !== null) await aDepartment(deps, department_id);
  const { row } = await startConversation(deps, aStart(await aVisitor(deps), { widget: { id: 1, department_id } }));
  const state = await loadConversation(deps.table, row.conversation_id, { consistent: true });
  if (!state) throw new Error('It is not there.');
  return state;
}
const reasonOf = ({ metadata, row }: LoadedConversation) => explainWaiting(deps)(metadata, row.state);

describe('why a chat waits', () => {
  const away: Partial<AgentItem> = { connected: false };
  it.each<[string, string, Partial<AgentItem>[]]>([
    ['nobody serves its department', 'none_in_department', [{}]],
    ['nobody who does is connected', 'nobody_online', [{ ...away, department_ids: [SALES] }, {}]],
    ['nobody who does takes chats', 'nobody_online', [{ chosen_status: 'away', department_ids: [SALES] }]],
    ['whoever does is busy', 'all_full', [{ department_ids: [SALES] }]],
  ])('%s: %s', async (_, reason, agents) => {
    for (const agent of agents) await anAgent(deps, agent);
    expect(await reasonOf(await waiting(SALES))).toBe(reason);
  });

  it('its widget is closed at this hour: outside_hours', async () => {
    await anAgent(deps, away);
    const business_hours = { timezone: 'UTC', holidays: ['2026-06-01'] };
    await deps.table.put({ Item: { ...keys.widget(1), business_hours } });
    expect(await reasonOf(await waiting(null))).toBe('outside_hours');
  });

  it.each<[string, string, Partial<AssignmentChoices>]>([
    ['agents pick chats by hand', 'picked_by_hand', { assignment_mode: 'by_hand' }],
    ['who has room may lack its skill', 'needs_skill', { match_languages: true }],
  ])('%s: %s', async (_, reason, choices) => {
    await anAgent(deps, { department_ids: [SALES] });
    const state = await waiting(SALES);
    const stored = await deps.table.get({ Key: keys.department(SALES) });
    await deps.table.put({ Item: { ...stored, ...choices } });
    expect(await reasonOf(state)).toBe(reason);
  });

  it('is found however many agents there are', async () => {
    for (let made = 0; made < 120; made++) await anAgent(deps, away);
    deps.clock.ms += 1;
    await anAgent(deps, { department_ids: [SALES] });
    expect(await reasonOf(await waiting(SALES))).toBe('all_full');
  });

  it('fails as a whole when nothing can be read: no reading is left behind that would end the process', async () => {
    const state = await waiting(null);
    const agents = Promise.withResolvers<never>();
    deps.table.query = () => agents.promise;
    deps.table.get = () => Promise.reject(new Error('no widget'));
    const left: unknown[] = [];
    const note = (error: unknown) => left.push(error);
    process.on('unhandledRejection', note);
    setImmediate(() => agents.reject(new Error('no agents')));
    await expect(reasonOf(state)).rejects.toThrow('no widget');
    await nextTurn();
    process.off('unhandledRejection', note);
    expect(left).toEqual([]);
  });
});

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
