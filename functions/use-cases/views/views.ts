/** A person's saved views, and those of the team. Those who may share views may change and delete every shared one. */
import { type TeamCaller, whoIs } from '#core/access/team-access.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { MAX_VIEWS, type SavedView } from '#core/model/conversations/view.ts';
import type { Received } from '#core/contract/http.ts';
import type { Deps } from '#functions/deps.ts';
import { viewStore } from '#functions/store/search/view-store.ts';
import {
  type Resource,
  type SettingsDeps,
  createItem,
  deleteItem,
  plainResource,
  updateItem,
} from '#functions/use-cases/settings/resource.ts';

/** The dependencies of changing views. */
export type ViewDeps = Pick<Deps, 'table' | 'now' | 'random' | 'log'>;

type Settings = Omit<SavedView, 'id' | 'version' | 'created_at'>;
type Changes = Received<'updateView', 'body'>;

const resourceOf = (owner: string | null): Resource<SettingsDeps, SavedView, SavedView, Settings, Changes> => ({
  ...plainResource('saved_view', viewStore(owner)),
  check: async ({ table }, _, before) => {
    if (before === undefined && (await viewStore(owner).isFull(table)))
      throw new DomainError('conflict', `There can be at most ${MAX_VIEWS} views. Delete one first.`);
  },
});

/** The caller's own views and the shared ones, each by name. */
export async function listViews({ table }: Pick<Deps, 'table'>, { user_id }: TeamCaller): Promise<SavedView[]> {
  const [own, shared] = await Promise.all([user_id, null].map((owner) => viewStore(owner).all(table, MAX_VIEWS)));
  return [byName(shared), byName(own)].flat();
}

/** Saves a view. @throws DomainError `forbidden` for a shared one from a caller who may not share, `conflict` when there are too many */
export function createView(
  deps: ViewDeps,
  given: Received<'createView', 'body'>,
  caller: TeamCaller,
): Promise<SavedView> {
  return given.is_shared
    ? createItem(sharing(deps, caller), resourceOf(null), given)
    : createItem(deps, resourceOf(caller.user_id), given);
}

/** Changes a view. @throws DomainError `not_found`, `forbidden`, `conflict` with what is stored */
export async function updateView(deps: ViewDeps, id: Id, changes: Changes, caller: TeamCaller): Promise<SavedView> {
  return (await isShared(deps, id, caller))
    ? updateItem(sharing(deps, caller), resourceOf(null), id, changes)
    : updateItem(deps, resourceOf(caller.user_id), id, changes);
}

/** Deletes a view. @throws DomainError `not_found`, `forbidden` */
export async function deleteView(deps: ViewDeps, id: Id, caller: TeamCaller): Promise<void> {
  await ((await isShared(deps, id, caller))
    ? deleteItem(sharing(deps, caller), resourceOf(null), id)
    : deleteItem(deps, resourceOf(caller.user_id), id));
}

/** Whether it isn't one of the caller's own: then it is shared, or doesn't exist. */
const isShared = async ({ table }: ViewDeps, id: Id, { user_id }: TeamCaller): Promise<boolean> =>
  (await viewStore(user_id).get(table, id)) === undefined;

/** The dependencies of a change that concerns everybody, and is in the audit log. @throws DomainError `forbidden` */
function sharing(deps: ViewDeps, caller: TeamCaller): SettingsDeps {
  if (!caller.isSupervisor)
    throw new DomainError('forbidden', 'Only supervisors and admins can change shared views. Save one of your own.');
  return { ...deps, by: whoIs(caller) };
}

const byName = (views: readonly SavedView[] = []): SavedView[] =>
  [...views].sort((one, other) => one.name.localeCompare(other.name));
