/** Operations of following conversations, and of mentions: loaded with the first of them. */
import type { TeamCaller } from '#core/access/team-access.ts';
import type { together as rows } from '#core/contract/endpoints/together.ts';
import type { Named } from '#core/conversation/commands.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Deps } from '#functions/deps.ts';
import type { Operations } from '#functions/http/call.ts';
import { follow } from '#functions/use-cases/messages/follow.ts';
import { scopeOf } from '#functions/use-cases/access/scope.ts';
import { listMentions, seeMentions } from '#functions/use-cases/notices/mentions.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';
import { showConversation } from '#functions/use-cases/conversations/conversation-state.ts';

/** Followers and mentions. */
export const togetherOperations: Operations<Deps, keyof typeof rows> = {
  followConversation: async (deps, { params, body, caller }) => {
    const state = await follow(deps, params.id, requireAgent(caller), body.is_following);
    return showConversation(deps.table, state, explainWaiting(deps));
  },
  listMentions: async (deps, { caller }) => listMentions(deps, requireAgent(caller).id, await scopeOf(deps, caller)),
  seeMentions: async (deps, { body, caller }) => {
    await seeMentions(deps, requireAgent(caller).id, body.up_to);
  },
};

/** @throws DomainError `not_found` for an admin who isn't an agent */
function requireAgent({ agent }: TeamCaller): Named {
  if (!agent) throw new DomainError('not_found', "You aren't an agent yet. Ask an admin to add you.");
  return agent;
}
