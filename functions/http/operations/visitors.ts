/** Operations of visitors as people: what is known of them, all that is kept, and erasing it. */
import type { visitorData } from '#core/contract/endpoints/admin/visitors.ts';
import type { visitors } from '#core/contract/endpoints/visitors.ts';
import { AGENT_API } from '#core/contract/kit/endpoint.ts';
import { found } from '#core/model/errors.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import type { Deps } from '#functions/deps.ts';
import { getVisitor, getVisitorAttributes, toVisitor } from '#functions/store/visitors/visitor-store.ts';
import type { OnBehalfDeps } from '#functions/use-cases/messages/on-behalf.ts';
import type { SaveVisitorDeps } from '#functions/use-cases/visitors/save-visitor.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import { exportVisitor } from '#functions/use-cases/visitors/export-visitor.ts';
import type { samePersonAs as SamePersonAs } from '#functions/use-cases/visitors/same-person.ts';
import { created } from '#functions/http/answer.ts';
import type { Operations } from '#functions/http/call.ts';

/** Loads what only programs ask for. */
const onBehalf = () => import('./on-behalf.ts');

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

const FILES_NOTE =
  'Messages name their files in metadata.files. To download one, an agent or admin requests the URL below with their access token and with the ID of the file in place of {id}. The response contains an address that works for five minutes.';

/** All that is kept of visitors, and erasing it. */
export const visitorDataOperations: Operations<Deps & { publicOrigin: string }, keyof typeof visitorData> = {
  exportVisitor: async (deps, { params, query }) => {
    // A cursor belongs to its visitor: it isn't valid for another person's export.
    const list = { ...query, ...params };
    const { position, ...part } = await exportVisitor(deps, params.id, readCursor('exportVisitor', list));
    const about_files = { note: FILES_NOTE, url: `${deps.publicOrigin}${AGENT_API}/files/{id}` };
    const next_cursor = position === undefined ? null : writeCursor('exportVisitor', list, position);
    return { ...part, about_files, next_cursor };
  },
  eraseVisitor: async (deps, { params }) => {
    await eraseVisitor(deps, params.id);
    return undefined;
  },
};
