/** The five operations of settings records of any kind: two that read, and three that write. */
import type { Id } from '#core/model/id.ts';
import { listAnswer } from '#functions/http/list-answer.ts';
import type { SettingsRecord } from '#functions/store/settings-store.ts';
import {
  type Expected,
  type Resource,
  type SettingsDeps,
  createItem,
  deleteItem,
  findItem,
  updateItem,
} from '#functions/use-cases/settings/resource.ts';

type One = { params: { id: Id } };
type ListQuery = { limit: number; cursor?: string | undefined };

/** What reading takes of a resource. */
type Shown<D extends SettingsDeps, Stored extends SettingsRecord, Shows> = Pick<
  Resource<D, Stored, Shows, never, never>,
  'store' | 'show'
>;

/** List and get. `operation` names the list in its cursors. */
export const settingsReads = <D extends SettingsDeps, Stored extends SettingsRecord, Shows extends SettingsRecord>(
  operation: string,
  resource: Shown<D, Stored, Shows>,
) => ({
  list: async (deps: D, { query }: { query: ListQuery }) => {
    const { store, show } = resource;
    const read = async (request: Parameters<typeof store.list>[1]) => {
      const { items, after } = await store.list(deps.table, request);
      return { items: await show(deps, items), after };
    };
    return listAnswer(operation, query, read, (entry) => entry);
  },
  get: async (deps: D, { params }: One) => only(await resource.show(deps, [await findItem(deps, resource, params.id)])),
});

/** Create, update and delete. */
export const settingsWrites = <
  D extends SettingsDeps,
  Stored extends SettingsRecord,
  Shows extends SettingsRecord,
  New extends object,
  Changes extends Expected,
>(
  resource: Resource<D, Stored, Shows, New, Changes>,
) => ({
  create: async (deps: D, { body }: { body: New }) =>
    only(await resource.show(deps, [await createItem(deps, resource, body)])),
  update: async (deps: D, { params, body }: One & { body: Changes }) =>
    only(await resource.show(deps, [await updateItem(deps, resource, params.id, body)])),
  remove: async (deps: D, { params }: One): Promise<undefined> => {
    await deleteItem(deps, resource, params.id);
  },
});

/** List, create, get, update, delete. `operation` names the list in its cursors. */
export const settingsOperations = <
  D extends SettingsDeps,
  Stored extends SettingsRecord,
  Shows extends SettingsRecord,
  New extends object,
  Changes extends Expected,
>(
  operation: string,
  resource: Resource<D, Stored, Shows, New, Changes>,
) => ({ ...settingsReads(operation, resource), ...settingsWrites(resource) });

/** What is shown of the one record it was asked for. */
function only<Shown>([shown]: readonly Shown[]): Shown {
  if (shown === undefined) throw new Error('A record has to be shown.');
  return shown;
}
