/** How many messages are unread, on the launcher. */
import type { Host } from '#widget/host.ts';
import type { Speech } from '#widget/app/locales/texts.ts';
import type { State } from '#widget/app/state/state.ts';
import type { Store } from '#widget/app/state/store.ts';
import { count } from '#widget/app/later/shared/count.ts';
import { unreadOf } from '#widget/app/later/shared/lent.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

/** Keeps the number in step with the state: after the launcher's own drawing, whose label it replaces. @returns how to stop */
export function watchBadge(
  { launcher }: Pick<Host, 'launcher'>,
  store: Store<State>,
  speech: () => Speech,
): () => void {
  const badge = document.createElement('span');
  badge.className = 'badge';
  const draw = () => {
    const { isOpen } = store.get();
    const unread = isOpen ? 0 : unreadOf(store.get());
    if (!unread) return badge.remove();
    const texts = wordsOf(speech());
    // As the label says it: speech control needs the words that are seen.
    badge.textContent = `${unread}`;
    launcher.ariaLabel = `${texts.chat}, ${count(speech(), texts.unread, unread)}`;
    if (!badge.isConnected) launcher.append(badge);
  };
  draw();
  return store.subscribe(draw);
}
