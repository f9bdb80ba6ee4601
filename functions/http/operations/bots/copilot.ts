/** Operations of what helps agents to answer: loaded with the first of them. */
import type { copilot as rows } from '#core/contract/endpoints/bots/copilot.ts';
import { type ReadKnowledge, knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { Operations } from '#functions/http/call.ts';
import type { Table } from '#functions/store/table.ts';
import { scopeOf, seesConversation } from '#functions/use-cases/access/scope.ts';
import { type StartAutomation, askCopilot } from '#functions/use-cases/copilot/ask-copilot.ts';
import { suggest } from '#functions/use-cases/copilot/suggest.ts';

type Readers = Record<'readKnowledge' | 'readPast', ReadKnowledge>;
/** The indexes that were read stay in memory for as long as the function does. */
const kept = new WeakMap<Table, Readers>();

function readersOf(deps: Deps): Readers {
  const readers = kept.get(deps.table) ?? {
    readKnowledge: knowledgeReader(deps),
    readPast: knowledgeReader(deps, 'PAST-INDEX'),
  };
  kept.set(deps.table, readers);
  return readers;
}

/** Suggestions, and what a model writes for agents. */
export const copilotOperations: Operations<Deps & StartAutomation, keyof typeof rows> = {
  listSuggestions: async (deps, { params, caller }) => {
    const scope = await scopeOf(deps, caller);
    const sees = (conversation: Id) => seesConversation(deps, scope, conversation);
    return { data: await suggest({ ...deps, ...readersOf(deps), sees }, params.id) };
  },
  askCopilot: async (deps, { params, body, caller }) => {
    const { agent } = caller;
    if (!agent) throw new DomainError('not_found', "You aren't an agent yet. Ask an admin to add you.");
    await askCopilot(deps, { conversation: params.id, agent: agent.id, ...body });
  },
};
