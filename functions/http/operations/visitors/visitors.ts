/** Operations of visitors as people: what is known of them. */
import type { visitors } from '#core/contract/endpoints/visitors/visitors.ts';
import { found } from '#core/model/errors.ts';
import { getVisitor, getVisitorAttributes, toVisitor } from '#functions/store/visitors/visitor-store.ts';
import type { OnBehalfDeps } from '#functions/use-cases/messages/on-behalf.ts';
import type { SaveVisitorDeps } from '#functions/use-cases/visitors/save-visitor.ts';
import type { samePersonAs as SamePersonAs } from '#functions/use-cases/visitors/same-person.ts';
import { created } from '#functions/http/answer.ts';
import type { Operations } from '#functions/http/call.ts';

/** Loads what only programs ask for. */
const onBehalf = () => import('#functions/http/operations/conversations/on-behalf.ts');

/** Loads what only merged visitors need. */
const samePersonAs: typeof SamePersonAs = async (...asked) =>
  (await import('#functions/use-cases/visitors/same-person.ts')).samePersonAs(...asked);

async function stored<Answered>(given: Promise<{ answer: Answered; isNew: boolean }>) {
  const { answer, isNew } = await given;
  return created(answer, isNew);
}

/** Visitors. */
export const visitorOperations: Operations<OnBehalfDeps & SaveVisitorDeps, keyof typeof visitors> = {
  saveVisitor: async (deps, call) => stored((await onBehalf()).saveVisitor(deps, call)),
  startVisitorConversation: async (deps, call) => stored((await onBehalf()).startVisitorConversation(deps, call)),
  listVisitorMessages: async (deps, call) => (await onBehalf()).listVisitorMessages(deps, call),
  sendVisitorMessage: async (deps, call) => stored((await onBehalf()).sendVisitorMessage(deps, call)),
  readForVisitor: async (deps, call) => (await onBehalf()).readForVisitor(deps, call),
  getVisitor: async (deps, { params, caller }) => {
    const [visitor, attributes] = await Promise.all([
      getVisitor(deps.table, params.id),
      getVisitorAttributes(deps.table, params.id),
    ]);
    const known = found(visitor);
    const same_person = known.same_person_ids ? await samePersonAs(deps, known, caller) : [];
    return { ...toVisitor(known, attributes), same_person };
  },
};
