/**
 * Merging visitors: the team takes several for one person, and sees them together. Each of them stays who they are, with
 * their own sessions and chats, so a wrong guess shows nobody anything and is taken back by separating them.
 */
import { type TeamCaller, whoIs } from '#core/access/team-access.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { MAX_OF_A_PERSON, personOfBoth } from '#core/visitor/same-person.ts';
import type { Deps } from '#functions/deps.ts';
import { type TransactItem, retryOnConflict } from '#functions/store/table.ts';
import { getVisitors, linkWrite, unlinkWrites } from '#functions/store/visitors/same-person-store.ts';
import { type VisitorItem, getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { audited } from '#functions/use-cases/audit/record-change.ts';

type MergeDeps = Pick<Deps, 'table' | 'now' | 'random'>;

const ATTEMPTS = 8;

/**
 * Makes two visitors one person, with all they are one person with already; repeated, it changes nothing.
 * @throws DomainError `not_found`, `validation_failed` for the same visitor or too many of one person
 */
export function mergeVisitors(deps: MergeDeps, ids: { id: Id; other: Id }, caller: TeamCaller): Promise<VisitorItem> {
  return retryOnConflict({ name: 'this visitor', attempts: ATTEMPTS }, async () => {
    const [one, other] = [await visitorOf(deps, ids.id), await visitorOf(deps, ids.other)];
    if (one.id === other.id) throw invalid('Must be another visitor');
    if (one.same_person_ids?.includes(other.id)) return one;
    // Who was erased is no longer one of them.
    const wanted = personOfBoth(one, other);
    const all = await getVisitors(deps.table, wanted, { consistent: true });
    if (all.length > MAX_OF_A_PERSON) throw invalid(`A person can be ${MAX_OF_A_PERSON} visitors at most`);
    const person = all.map(({ id }) => id);
    // The write holds if all are as in the second read. Who joined or left before it isn't in the first one.
    if (!isPerson(all, ids, wanted)) return 'conflict';
    const others = (of: Id) => person.filter((id) => id !== of);
    const writes = all.map((visitor) => linkWrite(visitor, others(visitor.id)));
    const written = await write(deps, one, { same_person_ids: others(one.id), caller }, writes);
    return written === 'done' ? { ...one, same_person_ids: others(one.id) } : 'conflict';
  });
}

/** Makes a visitor a person of their own again; one who is changes nothing. @throws DomainError `not_found` */
export function separateVisitor(deps: MergeDeps, id: Id, caller: TeamCaller): Promise<'done'> {
  return retryOnConflict({ name: 'this visitor', attempts: ATTEMPTS }, async () => {
    const one = await visitorOf(deps, id);
    if (!one.same_person_ids) return 'done';
    const others = await getVisitors(deps.table, one.same_person_ids, { consistent: true });
    const writes = [linkWrite(one, []), ...unlinkWrites(id, others)];
    return (await write(deps, one, { same_person_ids: [], caller }, writes)) === 'done' ? 'done' : 'conflict';
  });
}

/** Whether two visitors still become this person. */
function isPerson(all: readonly VisitorItem[], ids: { id: Id; other: Id }, wanted: readonly Id[]): boolean {
  const [one, other] = [ids.id, ids.other].map((id) => all.find((visitor) => visitor.id === id));
  return one !== undefined && other !== undefined && personOfBoth(one, other).join() === wanted.join();
}

const visitorOf = async ({ table }: MergeDeps, id: Id): Promise<VisitorItem> =>
  found(await getVisitor(table, id, { consistent: true }));

/** Writes it with its record, which has ids only: they name nobody once a visitor is erased. */
function write(
  deps: MergeDeps,
  { id, same_person_ids: before = [] }: VisitorItem,
  { same_person_ids, caller }: { same_person_ids: readonly Id[]; caller: TeamCaller },
  writes: TransactItem[],
) {
  const about = { before: { same_person_ids: before }, after: { same_person_ids } };
  return audited({ ...deps, by: whoIs(caller) }, { verb: 'changed', entity: 'visitor', id, ...about }).transact(writes);
}

function invalid(message: string): DomainError {
  return new DomainError('validation_failed', `visitor_id: ${message}.`, {
    errors: [{ path: 'body.visitor_id', message }],
  });
}
