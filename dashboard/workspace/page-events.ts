/** When the person leaves the page, comes back to it, or has a network again. */
import { giveUp } from '#client/network/deadline.ts';
import type { Outbox } from '#dashboard/data/inbox/outbox.ts';

/** Leaving the page asks first while something isn't sent; returns what ends that. */
export function warnOfUnsent({ items }: Outbox): () => void {
  const warn = (event: BeforeUnloadEvent) => {
    if (items.peek().length > 0) event.preventDefault();
  };
  addEventListener('beforeunload', warn);
  return () => removeEventListener('beforeunload', warn);
}

/** Calls back when the network returns or the page is looked at again, when it is in front, and when another tab stores something. */
export function listen(wake: () => void, inFront: () => void, stored: (key: string | null) => void): () => void {
  const onVisible = () => {
    if (document.visibilityState === 'visible') wake();
  };
  const onOnline = () => {
    giveUp();
    // After what was given up has been noted as failed.
    setTimeout(wake);
  };
  const onStorage = ({ key }: StorageEvent) => stored(key);
  if (document.hasFocus()) inFront();
  addEventListener('storage', onStorage);
  addEventListener('focus', inFront);
  addEventListener('online', onOnline);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    removeEventListener('focus', inFront);
    removeEventListener('storage', onStorage);
    removeEventListener('online', onOnline);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
