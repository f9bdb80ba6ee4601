/** Following a conversation. */
import type { Named } from '#core/conversation/commands.ts';
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { followWrite, unfollowWrite } from '#functions/store/conversations/follow-store.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { appendCommand } from '#functions/use-cases/notify/push-message.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';

type FollowDeps = Pick<Deps, 'table' | 'push' | 'log' | 'reach' | 'events' | 'now' | 'random'>;

/** An agent follows a conversation or no longer does; nothing is written where it is so already. @throws DomainError `not_found`, `conflict` */
export function follow(
  deps: FollowDeps,
  conversation: Id,
  agent: Named,
  isFollowing: boolean,
): Promise<LoadedConversation> {
  return retryOnConflict('this conversation', async () => {
    const state = found(await loadConversation(deps.table, conversation, { consistent: true }));
    if (state.row.state.followers.includes(agent.id) === isFollowing) return state;
    const row = await appendCommand(deps, state.row, { type: 'follow', agent, isFollowing }, async () => [
      isFollowing ? followWrite(agent.id, conversation, deps.now()) : unfollowWrite(agent.id, conversation),
    ]);
    return row === 'conflict' ? row : { ...state, row };
  });
}
