/** Fetches older rows, a page at a time. */
import { addOlder } from '#client/timeline/older.ts';
import type { Parts } from '#widget/app/chat/chat.ts';
import type { Ui } from '#widget/app/state/state.ts';

const PAGE = '50';

/** Returns what fetches the page before the first row known. */
export const fetchesOlder =
  ({ config, store, session }: Parts) =>
  async (): Promise<void> => {
    const { conversation, timeline, ui } = store.get();
    const first = timeline[0];
    if (!conversation || !first || ui.earlier === 'fetching') return;
    const show = (earlier?: Ui['earlier']) => store.change((state) => ({ ...state, ui: { ...state.ui, earlier } }));
    show('fetching');
    const params = { token: config.token, id: String(conversation.id) };
    const query = { before_seq: String(first.seq), limit: PAGE };
    try {
      const { data } = await session.call('listOwnMessages', { params, query });
      if (store.get().conversation?.id === conversation.id)
        store.change((state) => ({ ...state, timeline: addOlder(state.timeline, data) }));
      show();
    } catch {
      show('unreachable');
    }
  };
