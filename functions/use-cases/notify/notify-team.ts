/** Notifies the team of changed metadata: no row records such a change, so the stream doesn't carry it. */
import { isQueued } from '#core/conversation/state.ts';
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import type { Deps } from '#functions/deps.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { departmentAudience, teamAudience } from './audience.ts';
import { hideFromOthers } from './hide.ts';

/** Pushes a changed conversation to its agent, to those who have it open and, while it waits, to its department. */
export async function notifyTeam(
  deps: Pick<Deps, 'table' | 'push' | 'areAgentsScoped'>,
  changed: LoadedConversation,
  conversation: FullConversation,
): Promise<void> {
  const {
    metadata,
    row: { state },
  } = changed;
  const waiting = isQueued(state) ? [departmentAudience(metadata.department_id)] : [];
  const channels = [...teamAudience(metadata.id, state), ...waiting];
  const { instead, to } = await hideFromOthers(deps, changed, channels);
  await deps.push.deliver([{ channels, frame: { type: 'conversation.updated', conversation }, ...to }, ...instead]);
}
