/** An agent changes what is known of a visitor. What the site verified is for the site to change. */
import { type TeamCaller, actorOf, whoIs } from '#core/access/team-access.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Visitor } from '#core/model/visitors/visitor.ts';
import { type Saved, editedDetails } from '#core/visitor/profile.ts';
import type { Deps } from '#functions/deps.ts';
import { appendRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { retryOnConflict, writingAlso } from '#functions/store/table.ts';
import {
  type VisitorItem,
  getVisitor,
  getVisitorAttributes,
  toVisitor,
} from '#functions/store/visitors/visitor-store.ts';
import { changeDetails } from '#functions/store/visitors/visitor-details.ts';
import { audited } from '#functions/use-cases/audit/record-change.ts';
import { editMetadata } from '#functions/use-cases/conversations/edit-metadata.ts';
import { visitorEvents } from '#functions/use-cases/events/event-rows.ts';
import { commandRow } from '#functions/use-cases/notify/push-message.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';

type EditDeps = Pick<Deps, 'table' | 'now' | 'random' | 'events' | 'mask'>;

/** What the details are to be; null takes one away. `base`: what the editor saw. */
export type VisitorEdit = Saved & { base?: Saved | undefined };

/**
 * Changes details; repeated, it changes nothing.
 * @throws DomainError `not_found`; `validation_failed` for what the site verified; `conflict` with `current` for what somebody else changed
 */
export async function editVisitor(
  deps: EditDeps,
  id: Id,
  { base = {}, ...given }: VisitorEdit,
  caller: TeamCaller,
): Promise<Visitor> {
  const { table } = deps;
  // Addresses and telephone numbers have a form of their own.
  const wanted = { ...given, name: await masked(deps, given.name) };
  const { visitor, names } = await retryOnConflict('this visitor', async () => {
    const before = found(await getVisitor(table, id, { consistent: true }));
    const { changes, verified, taken } = editedDetails(before, { wanted, base });
    if (verified.length > 0) throw siteVerified(verified);
    const stored = async (item: VisitorItem) => toVisitor(item, await getVisitorAttributes(table, id));
    if (taken.length > 0)
      throw new DomainError('conflict', 'Somebody else has changed these details.', { current: await stored(before) });
    const changed = Object.keys(changes);
    if (changed.length === 0) return { visitor: before, names: changed };
    // What people are called and how they are reached is not for the log: it outlives them.
    const named = { verb: 'changed', entity: 'visitor', id, before: {}, after: { changed } } as const;
    const also = writingAlso(audited({ ...deps, by: whoIs(caller) }, named), await visitorEvents(deps, id, changes));
    if ((await changeDetails(also, before, changes)) === 'refused') return 'conflict';
    return { visitor: { ...before, ...changes }, names: changed };
  });
  await showInChat(deps, visitor, names, caller);
  return toVisitor(visitor, await getVisitorAttributes(table, id));
}

function siteVerified(fields: readonly string[]): DomainError {
  const message = 'Your site verified this. Change it there';
  return new DomainError('validation_failed', `${fields.join(', ')}: ${message}.`, {
    errors: fields.map((field) => ({ path: `body.${field}`, message })),
  });
}

/** The visitor's last chat shows what changed, also to those who have it open, and says who did it. */
async function showInChat(
  deps: EditDeps,
  { name, email, last_conversation_id: last }: VisitorItem,
  names: readonly string[],
  caller: TeamCaller,
): Promise<void> {
  if (last === undefined || !(await newestRow(deps.table, last, { consistent: true }))) return;
  await editMetadata(deps, last, ({ visitor }) =>
    visitor.name === name && visitor.email === email ? {} : { visitor: { ...visitor, name, email } },
  );
  if (names.length === 0) return;
  await retryOnConflict('this conversation', async () => {
    const newest = await newestRow(deps.table, last, { consistent: true });
    if (!newest) return 'done';
    const row = commandRow(deps, newest, { type: 'record', event: 'visitor_edited', by: actorOf(caller) }, deps.now());
    return (await appendRow(deps.table, row)) === 'refused' ? 'conflict' : 'done';
  });
}
