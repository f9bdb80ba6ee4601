/** Follows who comes to the sites and leaves them, for as long as the list is looked at. */
import { effect } from '@preact/signals';
import type { Workspace } from '#dashboard/workspace/context.ts';

/** A busy site changes all the time: the list is fetched again at most this often. */
const AT_MOST_EVERY_MS = 3000;

/** What following takes of the workspace. */
export type Followed = Pick<Workspace, 'onFrame' | 'sendFrame' | 'connection'> & {
  /** The page, which may be hidden. */
  page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
};

/** Calls `refresh` soon after the list has changed; answers how to stop. While the tab is hidden it isn't fetched. */
export function followVisitors({ onFrame, sendFrame, connection, page }: Followed, refresh: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBehind = false;
  const run = () => {
    timer = undefined;
    isBehind = page.visibilityState === 'hidden';
    if (!isBehind) refresh();
  };
  const stopFrames = onFrame(({ type }) => {
    if (type === 'visitors.changed') timer ??= setTimeout(run, AT_MOST_EVERY_MS);
  });
  // A new connection listens to nothing yet.
  const stopConnection = effect(() => {
    if (connection.value === 'live') sendFrame({ type: 'watch_visitors', is_watching: true });
  });
  const look = () => {
    if (isBehind) run();
  };
  page.addEventListener('visibilitychange', look);
  return () => {
    clearTimeout(timer);
    stopFrames();
    stopConnection();
    page.removeEventListener('visibilitychange', look);
    sendFrame({ type: 'watch_visitors', is_watching: false });
  };
}
