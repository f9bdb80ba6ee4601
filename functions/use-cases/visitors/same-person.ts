/** Visitors who are the same person for the team, as somebody of the team sees them. */
import type { TeamCaller } from '#core/access/team-access.ts';
import type { Id } from '#core/model/id.ts';
import type { SamePerson } from '#core/model/visitors/visitor.ts';
import { personOf } from '#core/visitor/same-person.ts';
import type { Deps } from '#functions/deps.ts';
import { getVisitors } from '#functions/store/visitors/same-person-store.ts';
import { type VisitorItem, getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { type ScopeDeps, scopeOf } from '#functions/use-cases/access/scope.ts';
import { seesVisitor } from '#functions/use-cases/access/require-in-scope.ts';

/** The other visitors of a person, without those that the caller doesn't see. */
export async function samePersonAs(
  deps: ScopeDeps,
  { same_person_ids = [] }: VisitorItem,
  caller: TeamCaller,
): Promise<SamePerson[]> {
  const scope = await scopeOf(deps, caller);
  const others = await getVisitors(deps.table, same_person_ids);
  const seen = await Promise.all(others.map(({ id }) => seesVisitor(deps, scope, id)));
  return others
    .filter((_, index) => seen[index])
    .map(({ id, widget_id, name, email, phone, verified, identity_sub, last_seen_at }) => {
      const external_id = identity_sub ?? null;
      return { id, widget_id, name, email, phone, verified, external_id, last_seen_at };
    });
}

/** Everybody of a visitor's person, the visitor included. */
export async function personWith({ table }: Pick<Deps, 'table'>, id: Id): Promise<readonly Id[]> {
  const visitor = await getVisitor(table, id);
  return visitor ? personOf(visitor) : [id];
}
