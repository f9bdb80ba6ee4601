/** Operations of following conversations, of mentions, and of calls: loaded with the first of them. */
import { type TeamCaller, authorOf } from '#core/access/team-access.ts';
import type { together as rows } from '#core/contract/endpoints/conversations/together.ts';
import type { Named } from '#core/conversation/commands.ts';
import { toMessage, unread } from '#core/conversation/views.ts';
import { DomainError, found } from '#core/model/errors.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { allAgents } from '#functions/store/assignment/agent-store.ts';
import { colleaguesSeeing } from '#functions/use-cases/access/colleagues.ts';
import { created } from '#functions/http/answer.ts';
import type { Deps } from '#functions/deps.ts';
import type { Operations } from '#functions/http/call.ts';
import { type CallDeps, callVisitor } from '#functions/use-cases/messages/call-visitor.ts';
import { follow } from '#functions/use-cases/messages/follow.ts';
import { scopeOf } from '#functions/use-cases/access/scope.ts';
import { listMentions, seeMentions } from '#functions/use-cases/notices/mentions.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';
import { showConversation } from '#functions/use-cases/conversations/conversation-state.ts';

/** Followers, mentions and calls. */
export const togetherOperations: Operations<Deps & CallDeps, keyof typeof rows> = {
  followConversation: async (deps, { params, body, caller }) => {
    const state = await follow(deps, params.id, requireAgent(caller), body.is_following);
    return showConversation(deps.table, state, explainWaiting(deps));
  },
  callVisitor: async (deps, { params, body, caller }) => {
    const { row, isNew, delivery } = await callVisitor(deps, params.id, { ...body, agent: authorOf(caller) });
    return created({ ...toMessage(row, row.state, unread), ...delivery }, isNew);
  },
  listMentionable: async (deps, { params }) => {
    found(await newestRow(deps.table, params.id));
    const ids = (await allAgents(deps.table)).map((agent) => agent.id);
    return { agent_ids: [...(await colleaguesSeeing(deps, ids, params.id))] };
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
