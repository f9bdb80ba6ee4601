/** What tells a visitor who looks elsewhere: the page's title, a sound. */
import { chime } from '#client/sound/chime.ts';
import type { State } from '#widget/app/state/state.ts';
import type { Store } from '#widget/app/state/store.ts';
import { ofDocument, unreadOf } from './lent.ts';

/** Puts the number of unread messages in front of the page's title while the page is in the background. */
export function watchTitle(store: Store<State>): () => void {
  let isMarked = false;
  const mark = (unread: number) => {
    const plain = ofDocument('title').replace(/^\(\d+\) /, '');
    if (isMarked || unread) Reflect.set(Document.prototype, 'title', unread ? `(${unread}) ${plain}` : plain, document);
    isMarked = unread > 0;
  };
  const update = () => mark(ofDocument('hidden') ? unreadOf(store.get()) : 0);
  document.addEventListener('visibilitychange', update);
  const stop = store.subscribe((now, before) => unreadOf(now) !== unreadOf(before) && update());
  update();
  return () => {
    document.removeEventListener('visibilitychange', update);
    stop();
    mark(0);
  };
}

/** Plays a sound for what comes in while the visitor looks elsewhere, once they have used the page. */
export function watchSound(store: Store<State>): void {
  store.subscribe((now, before) => {
    const isNew = unreadOf(now) > unreadOf(before) && before.isLoaded;
    if (!isNew || now.isMuted || !(navigator.userActivation?.hasBeenActive ?? true)) return;
    if (ofDocument('hidden') || !now.isOpen) chime(() => new AudioContext());
  });
}
