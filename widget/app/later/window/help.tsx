/** The help center: what shows it is fetched where a widget has one, once its window is open before a chat. */
import type { Chat } from '#widget/app/chat/chat.ts';
import type makeHelp from '#widget/app/help/help.tsx';
import type { Speech } from '#widget/app/locales/texts.ts';
import type { State } from '#widget/app/state/state.ts';
import type { Part } from '#widget/app/view/view.ts';
import type { Host } from '#widget/host.ts';
import { watchesBack } from './back-button.ts';
import { keepInside } from '#client/page/keep-inside.ts';
import { toLend } from '#widget/app/later/shared/lent.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

/** Draws it as long as there is no chat. */
export function createHelp(chat: Chat, host: Host, speech: () => Speech) {
  const { store, config, random } = chat.parts;
  let help: Awaited<ReturnType<typeof makeHelp>> | undefined;
  let isAsked = false;
  let failures = 0;
  const isWanted = ({ isOpen, conversation, outbox, trouble }: State) =>
    isOpen && !conversation && !outbox.length && !trouble;
  const fetchHelp = async () => {
    isAsked = true;
    try {
      const { default: make } = await toLend.importAgain(() => import('#widget/app/help/help.tsx'));
      const watchBack = (onBack: () => void) => watchesBack(host, onBack);
      help = await make({ ...toLend, wordsOf, keepInside, watchBack }, chat, host, speech().locale);
      store.set({});
    } catch {
      setTimeout(fetchHelp, toLend.backoffMs(++failures, random()));
    }
  };
  const begin = (state: State) => {
    if (config.widget.help_center && isWanted(state) && !isAsked) void fetchHelp();
  };
  const unsubscribe = store.subscribe(begin);
  begin(store.get());
  return {
    Help: ({ view }: Part) => (help && isWanted(view.state) ? <help.Help view={view} /> : null),
    close: () => help?.close(),
    stop() {
      unsubscribe();
      help?.stop();
    },
  };
}
