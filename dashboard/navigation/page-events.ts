/** When the person leaves the page, comes back to it, or has a network again. */
import { giveUp } from '#client/network/deadline.ts';

/** Leaving the page asks first while something isn't sent; returns what ends that. */
export function warnOfUnsent(hasUnsent: () => boolean): () => void {
  const warn = (event: BeforeUnloadEvent) => {
    if (hasUnsent()) event.preventDefault();
  };
  addEventListener('beforeunload', warn);
  return () => removeEventListener('beforeunload', warn);
}

/** What the page hears of its surroundings. */
type PageEvents = {
  /** The network returned, or the page is looked at again. */
  wake: () => void;
  /** The page is in front of the others. */
  inFront: () => void;
  /** The page is no longer looked at, and may be closed. */
  hidden: () => void;
  /** Another tab stored something under this key. */
  stored: (key: string | null) => void;
};

/** Calls back as these events come. @returns ends this */
export function listen({ wake, inFront, hidden, stored }: PageEvents): () => void {
  const onVisible = () => (document.visibilityState === 'visible' ? wake() : hidden());
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
