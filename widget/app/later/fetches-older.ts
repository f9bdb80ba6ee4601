/** Fetches older rows, a page at a time. */
import { addOlder } from '#client/timeline/older.ts';
import type { Parts } from '#widget/app/chat/chat.ts';

const PAGE = '50';

/** Returns what fetches the page before the first row known. */
export const fetchesOlder =
  ({ config, store, session }: Parts) =>
  async (): Promise<void> => {
    const { conversation, timeline } = store.get();
    const first = timeline[0];
    if (!conversation || !first) return;
    const params = { token: config.token, id: String(conversation.id) };
    const query = { before_seq: String(first.seq), limit: PAGE };
    try {
      const { data } = await session.call('listOwnMessages', { params, query });
      if (store.get().conversation?.id !== conversation.id) return;
      store.change((state) => ({ ...state, timeline: addOlder(state.timeline, data) }));
    } catch {
      store.change((state) => ({ ...state, ui: { ...state.ui, notice: 'unreachable' } }));
    }
  };
