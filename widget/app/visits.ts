/** The visitor comes and goes: the window, the page, the device, the person themselves. */
import { backoffMs } from './backoff.ts';
import type { Parts } from './chat.ts';
import { outgoing } from './changes.ts';

/** What follows when the visitor comes or goes. */
export function takeVisits({ store, memory, session, history, live, sender, emit, random }: Parts) {
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const begin = async () => {
    clearTimeout(retry);
    try {
      await session.ensure();
      live.join();
      await history.load();
      sender.flush();
      failures = 0;
    } catch {
      // The trouble is in the state, and the window says so.
      if (store.get().trouble === 'unreachable') retry = setTimeout(beginIfWanted, backoffMs(++failures, random()));
    }
  };
  const beginIfWanted = () => {
    const { isOpen, visitor, trouble } = store.get();
    if ((trouble || !visitor) && (isOpen || memory.read().live)) void begin();
  };
  const logout = () => {
    live.leave();
    session.forget();
    if (store.get().isOpen) void begin();
  };
  return {
    /** Tries again what failed when the window was opened. */
    begin,
    logout,
    /** Takes up a conversation known from an earlier page. */
    resume() {
      for (const message of Object.values(memory.read().outbox ?? {}))
        store.change(outgoing({ ...message, state: message.refusal ? 'failed' : 'sending' }));
      return begin();
    },
    open() {
      if (store.get().isOpen) return;
      store.set({ isOpen: true });
      emit('open');
      void begin();
    },
    close() {
      if (!store.get().isOpen) return;
      store.set({ isOpen: false });
      emit('close');
    },
    /** The page has moved on. */
    navigated() {
      if (store.get().visitor) void session.renew().catch(() => undefined);
    },
    /** The device is back: online, or visible. */
    wake() {
      beginIfWanted();
      live.wake();
      sender.flush();
    },
    /** The page goes away, perhaps to come back by the back button. */
    sleep: live.leave,
    /** It came back: whoever had not come to chat yet has not now. */
    comeBack() {
      if (store.get().visitor) void begin();
    },
    /** Another tab may have forgotten the visitor. */
    lookAround() {
      if (store.get().visitor && !memory.read().session_token) logout();
    },
    /** Ends for good, whatever is on its way. */
    stop() {
      clearTimeout(retry);
      live.leave();
      session.hangUp();
      sender.stop();
    },
  };
}
