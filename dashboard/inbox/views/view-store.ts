/** Saved views as the server keeps them, and how many conversations are in each. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { SavedView, ViewCount } from '#core/model/conversations/view.ts';
import type { Api } from '#dashboard/api/api.ts';
import { type Filter, queryOf } from '#dashboard/data/inbox/filter.ts';
import { createResource, type Resource } from '#dashboard/data/resource.ts';
import type { Workspace } from '#dashboard/workspace/context.ts';

/** The views. */
export type ViewStore = {
  all: Resource<readonly SavedView[]>;
  counts: ReadonlySignal<ReadonlyMap<number, ViewCount>>;
  /** Asks for the counts, unless they were asked for within the last minute. */
  count: () => Promise<void>;
  save: (name: string, filter: Filter, isShared: boolean) => Promise<SavedView>;
  /** Changes it as it is shown here. Rejects with what is stored if somebody else was faster. */
  change: (view: SavedView, changes: { name?: string; filter?: Filter }) => Promise<void>;
  remove: (view: SavedView) => Promise<void>;
};

/** Each counting reads every open conversation, for all views together. */
const COUNT_EVERY_MS = 60_000;

/** Makes it. */
export function createViewStore(api: Api, now: () => number): ViewStore {
  const all = createResource<readonly SavedView[]>(async () => (await api('listViews', {})).data);
  const counts = signal<ReadonlyMap<number, ViewCount>>(new Map());
  let countedAt = -Infinity;
  const count = async () => {
    if (!all.value.peek().data?.length || now() - countedAt < COUNT_EVERY_MS) return;
    countedAt = now();
    try {
      counts.value = new Map((await api('countViews', {})).data.map((one) => [one.id, one]));
    } catch {
      // The last counts stay.
    }
  };
  const countAgain = () => {
    countedAt = -Infinity;
    void count();
  };
  const put = (view: SavedView) =>
    all.change((before) =>
      [...before.filter(({ id }) => id !== view.id), view].sort(
        (a, b) => Number(b.is_shared) - Number(a.is_shared) || a.name.localeCompare(b.name),
      ),
    );
  return {
    all,
    counts,
    count,
    save: async (name, filter, is_shared) => {
      const view = await api('createView', { body: { name, filter: storedOf(filter), is_shared } });
      put(view);
      countAgain();
      return view;
    },
    change: async ({ id, version }, { name, filter }) => {
      const changes = { ...(name === undefined ? {} : { name }), ...(filter ? { filter: storedOf(filter) } : {}) };
      put(await api('updateView', { params: { id: String(id) }, body: { ...changes, version } }));
      countAgain();
    },
    remove: async ({ id }) => {
      await api('deleteView', { params: { id: String(id) } });
      all.change((before) => before.filter((one) => one.id !== id));
    },
  };
}

/** A list behind a number of a report isn't a view: its time has passed. */
const storedOf = ({ behind: _behind, ...filter }: Filter) => filter;

/** Whether the list that is shown is this view's. */
export const isShowing = (view: SavedView, filter: Filter): boolean => queryOf(view.filter) === queryOf(filter);

const known = new WeakMap<Workspace, ViewStore>();

/** The views of a workspace. */
export function viewsOf(workspace: Workspace): ViewStore {
  const found = known.get(workspace) ?? createViewStore(workspace.api, Date.now);
  known.set(workspace, found);
  return found;
}
