/** Operations of the list of visitors on the sites: loaded with the first of them. */
import { authorOf } from '#core/access/team-access.ts';
import type { liveVisitors as rows } from '#core/contract/endpoints/visitors/live-visitors.ts';
import { created } from '#functions/http/answer.ts';
import type { Operations } from '#functions/http/call.ts';
import { scopeOf } from '#functions/use-cases/access/scope.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';
import { showConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { listPresence } from '#functions/use-cases/live/list-presence.ts';
import { listLiveVisitors } from '#functions/use-cases/live/list-visitors.ts';
import { type HelloDeps, sayHello } from '#functions/use-cases/live/say-hello.ts';

/** The list, and beginning a chat. */
export const liveVisitorOperations: Operations<HelloDeps, keyof typeof rows> = {
  listLiveVisitors: async (deps, { caller }) => listLiveVisitors(deps, await scopeOf(deps, caller)),
  listPresence: async (deps, { query, caller }) => ({
    data: await listPresence(deps, await scopeOf(deps, caller), query.conversation_ids.split(',').map(Number)),
  }),
  sayHello: async (deps, { params, body, caller }) => {
    const said = { ...body, agent: authorOf(caller), scope: await scopeOf(deps, caller) };
    const { state, isNew } = await sayHello(deps, params.id, said);
    return created(await showConversation(deps.table, state, explainWaiting(deps)), isNew);
  },
};
