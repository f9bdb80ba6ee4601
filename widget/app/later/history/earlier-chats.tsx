/** Earlier chats: what shows them is fetched when the visitor asks for them. */
import { addOlder } from '#client/timeline/older.ts';
import { plainText } from '#core/text/rich-text.ts';
import type { Chat } from '#widget/app/chat/chat.ts';
import type makePast from '#widget/app/past/past.ts';
import type { Part } from '#widget/app/view/view.ts';
import type { Host } from '#widget/host.ts';
import { watchesBack } from '#widget/app/later/window/back-button.ts';
import { count } from '#widget/app/later/shared/count.ts';
import { keepInside } from '#client/page/keep-inside.ts';
import { Fragment, toLend } from '#widget/app/later/shared/lent.ts';
import { Notice } from '#widget/app/later/window/notice.tsx';
import { wordsOf } from '#widget/app/later/shared/words.ts';

/** Opens them, and draws them over the window. */
export function createEarlierChats(chat: Chat, host: Host) {
  const { store } = chat.parts;
  let past: ReturnType<typeof makePast> | undefined;
  let loading: Promise<void> | undefined;
  const show = (notice: 'unreachable' | null) => store.change((state) => ({ ...state, ui: { ...state.ui, notice } }));
  const fetchPast = async () => {
    const { default: make } = await toLend.importAgain(() => import('#widget/app/past/past.ts'));
    const watchBack = (onBack: () => void) => watchesBack(host, onBack);
    past ??= make({ ...toLend, addOlder, plainText, count, wordsOf, keepInside, watchBack }, chat, host, () =>
      show(null),
    );
  };
  return {
    async open() {
      try {
        await (loading ??= fetchPast());
        // Meanwhile the visitor may have closed the window.
        if (store.get().isOpen) past?.open();
      } catch {
        loading = undefined;
        show('unreachable');
      }
    },
    close: () => past?.close(),
    isOpen: () => past?.isOpen() ?? false,
    Extras: ({ view }: Part) => (
      <Fragment>
        <Notice view={view} />
        {past?.isOpen() && <past.Panel view={view} />}
      </Fragment>
    ),
    stop: () => past?.stop(),
  };
}
