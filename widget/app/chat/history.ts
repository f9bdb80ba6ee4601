/** Fetches rows: the newest when a conversation is shown, what was missed after a gap. */
import { backoffMs } from '#client/connection/backoff.ts';
import { newestLoaded, rowsAdded } from '#widget/app/state/row-changes.ts';
import type { Session } from './session.ts';
import type { Surroundings } from '#widget/app/state/environment.ts';
import { lastSeq } from '#widget/app/state/timeline.ts';

const PAGE = 50;
/** The most one request may ask for. */
const MAX = 100;

/** The rows of the current conversation. */
export type History = {
  /** Fetches the newest page, unless the conversation's rows are there. */
  load: () => Promise<void>;
  /** Fetches everything after the newest row known. */
  catchUp: () => Promise<void>;
};

/** Makes the history. Its calls never reject: what could not be fetched is fetched on the next occasion. */
export function createHistory({ config, store, random }: Surroundings, { call }: Session): History {
  let isCatchingUp = false;
  let isAskedAgain = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (id: number, query: { after_seq?: string; before_seq?: string; limit: string }) =>
    call('listOwnMessages', { params: { token: config.token, id: String(id) }, query });
  const isCurrent = (id: number) => store.get().conversation?.id === id;

  async function load(): Promise<void> {
    const { conversation, isLoaded } = store.get();
    if (!conversation || isLoaded) return;
    const { data } = await ask(conversation.id, { before_seq: String(Number.MAX_SAFE_INTEGER), limit: String(PAGE) });
    if (isCurrent(conversation.id)) store.change(newestLoaded(data));
  }

  async function fetchMissed(): Promise<void> {
    for (;;) {
      const { conversation, timeline, isLoaded } = store.get();
      if (!conversation) return;
      if (!isLoaded) return await load();
      const after = lastSeq(timeline);
      const { data, up_to_seq } = await ask(conversation.id, { after_seq: String(after), limit: String(MAX) });
      if (!isCurrent(conversation.id)) return;
      store.change(rowsAdded(data));
      const last = lastSeq(store.get().timeline);
      if (last <= after || last >= up_to_seq) return;
    }
  }

  async function catchUp(): Promise<void> {
    isAskedAgain = isCatchingUp;
    if (isCatchingUp) return;
    isCatchingUp = true;
    try {
      do {
        isAskedAgain = false;
        await fetchMissed();
        failures = 0;
      } while (isAskedAgain);
    } catch {
      askLater();
    } finally {
      isCatchingUp = false;
    }
  }

  /**
   * Offline, the next welcome, `online` or visible page asks; but nothing says so where only a request has failed. However
   * many have, one asks again, and ever more seldom.
   */
  function askLater(): void {
    const isLive = () => store.get().connection === 'live';
    clearTimeout(timer);
    if (isLive()) timer = setTimeout(() => isLive() && void catchUp(), backoffMs(++failures, random()));
  }

  return {
    load: () => load().catch(askLater),
    catchUp,
  };
}
