/** Colleagues who see a conversation. The message path loads this with the first message that has followers or mentions. */
import type { AuthorAccess } from '#core/conversation/scheduled.ts';
import type { Id } from '#core/model/id.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { type ScopeDeps, colleagueSees, placeOf, seeingAmong } from './scope.ts';

/** Those of some colleagues who see a conversation where it is now. Reads nothing unless agents are scoped. */
export async function colleaguesSeeing(deps: ScopeDeps, ids: readonly Id[], conversation: Id): Promise<readonly Id[]> {
  if (ids.length === 0 || !(await deps.areAgentsScoped?.())) return ids;
  const state = await loadConversation(deps.table, conversation, { consistent: true });
  const seeing = state && (await seeingAmong(deps, ids, placeOf(state)));
  return ids.filter((id) => seeing?.has(id));
}

/** Whether somebody is still an agent (undefined for one who isn't) who sees a conversation where it is now. */
export async function accessOf(deps: ScopeDeps, agent: AgentItem | undefined, conversation: Id): Promise<AuthorAccess> {
  if (!agent) return 'gone';
  return (await colleagueSees(deps, agent, conversation)) ? 'there' : 'outside';
}
