/** Fetches rows: the newest when a conversation is shown, what was missed after a gap. */
import { createCatchUp, fetchMissed } from '#client/timeline/catch-up.ts';
import { newestLoaded, rowsAdded } from '#widget/app/state/row-changes.ts';
import type { Session } from './session.ts';
import type { Surroundings } from '#widget/app/state/environment.ts';

const PAGE = 50;
/** The most one request may ask for. */
const MAX = 100;
/** Who missed more than that is shown the newest page; earlier ones are a click away. */
const FAR = 300;

/** The rows of the current conversation. */
export type History = {
  /** Fetches the newest page, unless the conversation's rows are there. */
  load: () => Promise<void>;
  /** Fetches everything after the newest row known. */
  catchUp: () => Promise<unknown>;
};

/** Makes the history. Its calls never reject: what could not be fetched is fetched on the next occasion. */
export function createHistory({ config, store, random }: Surroundings, { call }: Session): History {
  const ask = (id: number, query: { after_seq?: string; before_seq?: string; limit: string }) =>
    call('listOwnMessages', { params: { token: config.token, id: String(id) }, query });
  const isCurrent = (id: number) => store.get().conversation?.id === id;

  async function fetchNewest(): Promise<void> {
    const { conversation, isLoaded } = store.get();
    if (!conversation || isLoaded) return;
    const { data } = await ask(conversation.id, { before_seq: String(Number.MAX_SAFE_INTEGER), limit: String(PAGE) });
    if (isCurrent(conversation.id)) store.change(newestLoaded(data));
    else await fetchNewest();
  }

  /** The page that comes, the window that opens and the socket want it at the same time. */
  let fetching: Promise<void> | undefined;
  const load = () => (fetching ??= fetchNewest().finally(() => (fetching = undefined)));

  const fetchAll = async () => {
    const { conversation, isLoaded } = store.get();
    if (!conversation) return;
    if (!isLoaded) {
      const wasFetching = fetching;
      await load();
      // What came since that request was sent may be missing in its answer.
      if (!wasFetching) return;
    }
    await fetchMissed({
      rows: () => store.get().timeline,
      async fetch(after) {
        const page = await ask(conversation.id, { after_seq: String(after), limit: String(MAX) });
        if (!isCurrent(conversation.id)) return undefined;
        if (page.up_to_seq <= after + FAR) return page;
        store.set({ isLoaded: false });
        await load();
        return undefined;
      },
      add: (rows) => store.change(rowsAdded(rows)),
    });
  };

  // Offline, the next welcome, `online` or visible page asks; but nothing says so where only a request has failed.
  const { run, retry } = createCatchUp(fetchAll, () => store.get().connection === 'live', random);
  return {
    load: () => load().catch(retry),
    catchUp: run,
  };
}
