/** The five operations of settings records of any kind. */
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

/** List, create, get, update, delete. `operation` names the list in its cursors. */
export function settingsOperations<
  D extends SettingsDeps,
  Stored extends SettingsRecord,
  Shown extends SettingsRecord,
  New,
  Changes extends Expected,
>(operation: string, resource: Resource<D, Stored, Shown, New, Changes>) {
  const { store, show } = resource;
  return {
    list: async (deps: D, { query }: { query: ListQuery }) => {
      const read = async (request: Parameters<typeof store.list>[1]) => {
        const { items, after } = await store.list(deps.table, request);
        return { items: await show(deps, items), after };
      };
      return listAnswer(operation, query, read, (entry) => entry);
    },
    create: async (deps: D, { body }: { body: New }) =>
      only(await show(deps, [await createItem(deps, resource, body)])),
    get: async (deps: D, { params }: One) => only(await show(deps, [await findItem(deps, resource, params.id)])),
    update: async (deps: D, { params, body }: One & { body: Changes }) =>
      only(await show(deps, [await updateItem(deps, resource, params.id, body)])),
    remove: async (deps: D, { params }: One): Promise<undefined> => {
      await deleteItem(deps, resource, params.id);
    },
  };
}

/** What is shown of the one record it was asked for. */
function only<Shown>([shown]: readonly Shown[]): Shown {
  if (shown === undefined) throw new Error('A record has to be shown.');
  return shown;
}
