/** The back button of a phone closes a window that fills the screen, and doesn't leave the page. */
import type { Host } from '#widget/host.ts';
import type { Chat } from '#widget/app/chat/chat.ts';

/** Not in every browser, nor in TypeScript's library. */
type CloseWatcher = EventTarget & { destroy: () => void };
const { CloseWatcher: Watcher } = window as { CloseWatcher?: new () => CloseWatcher };

/** Watches for the back button once, where the browser offers that, while the window fills the screen. @returns how to stop */
export function watchesBack({ root }: Pick<Host, 'root'>, onBack: () => void): () => void {
  const watcher = root.classList.contains('full') && Watcher ? new Watcher() : undefined;
  watcher?.addEventListener('close', onBack);
  return () => watcher?.destroy();
}

/**
 * Watches for the back button while the window fills the screen, where the browser offers that. Elsewhere it leaves the
 * page as before: an entry in the history would belong to the page and its router. @returns how to stop
 */
export function closesByBackButton({ root }: Pick<Host, 'root'>, { parts: { store }, close }: Chat): () => void {
  let watcher: CloseWatcher | undefined;
  const update = () => {
    const isWanted = store.get().isOpen && root.classList.contains('full');
    if (isWanted === Boolean(watcher) || !Watcher) return;
    watcher?.destroy();
    watcher = isWanted ? new Watcher() : undefined;
    watcher?.addEventListener('close', () => {
      watcher = undefined;
      close();
    });
  };
  const stop = store.subscribe((now, before) => now.isOpen !== before.isOpen && update());
  update();
  return () => {
    stop();
    watcher?.destroy();
  };
}
