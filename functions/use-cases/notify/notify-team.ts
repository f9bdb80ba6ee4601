/** Notifies the team of changed metadata: no row records such a change, so the stream doesn't carry it. */
import { isQueued } from '#core/conversation/state.ts';
import type { FullConversation } from '#core/model/conversation.ts';
import type { Deps } from '#functions/deps.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { departmentAudience, teamAudience } from './audience.ts';

/** Pushes a changed conversation to its agent, to those who have it open and, while it waits, to its department. */
export async function notifyTeam(
  { push }: Pick<Deps, 'push'>,
  { metadata, row: { state } }: LoadedConversation,
  conversation: FullConversation,
): Promise<void> {
  const waiting = isQueued(state) ? [departmentAudience(metadata.department_id)] : [];
  await push.deliver([
    {
      channels: [...teamAudience(metadata.id, state), ...waiting],
      frame: { type: 'conversation.updated', conversation },
    },
  ]);
}
