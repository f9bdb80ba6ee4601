/** Telling the team what was changed beside a conversation's rows: no row says so, hence no stream record either. */
import { isQueued } from '#core/conversation/state.ts';
import type { FullConversation } from '#core/model/conversation.ts';
import type { Deps } from '#functions/deps.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { departmentAudience, teamAudience } from './audience.ts';

/** Shows a changed conversation to who has it, to who has it open, and while it waits to its department. */
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
