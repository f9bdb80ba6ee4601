/** The visitor comes and goes: the window, the page, the device, the person themselves. */
import { backoffMs } from '#client/connection/backoff.ts';
import type { Parts } from './chat.ts';
import { outgoing } from '#widget/app/state/changes.ts';
import { PAUSE_MS } from '#widget/app/state/outbox.ts';

/** What follows when the visitor comes or goes. */
export function takeVisits({ store, memory, session, history, live, sender, emit, random }: Parts) {
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const begin = async () => {
    clearTimeout(retry);
    try {
      await session.ensure();
      await history.load();
      sender.flush(true);
      failures = 0;
    } catch {
      // The error is in the state, so the window shows it.
      const { trouble } = store.get();
      // If the widget was switched off, it may be on again.
      const isOff = trouble === 'inactive';
      if (isOff || trouble === 'unreachable')
        retry = setTimeout(beginIfWanted, isOff ? PAUSE_MS : backoffMs(++failures, random()));
    }
  };
  const beginIfWanted = () => {
    const { isOpen, visitor, trouble } = store.get();
    if ((trouble || !visitor) && (isOpen || memory.read().live)) void begin();
  };
  /** Another tab or page may have forgotten the visitor, or brought another. */
  const lookAround = (isBack?: boolean) => {
    if (session.giveWay(isBack) && (store.get().isOpen || memory.read().live)) void begin();
  };
  return {
    /** Retries what failed when the window was opened. */
    begin,
    lookAround: () => lookAround(),
    logout() {
      session.forget();
      if (store.get().isOpen) void begin();
    },
    /** Continues a conversation that is known from an earlier page. */
    resume() {
      const { visitor_id, outbox = {} } = memory.read();
      for (const message of Object.values(outbox))
        store.change(outgoing({ visitor_id, ...message, state: message.state === 'failed' ? 'failed' : 'sending' }));
      return begin();
    },
    open() {
      if (store.get().isOpen) return;
      const { ui } = store.get();
      // It opens at the newest row, even if the visitor had scrolled up when it was closed.
      store.set({ isOpen: true, ui: { ...ui, isScrolledUp: false } });
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
      // Who isn't connected isn't told what changes from then on.
      const outdate = () => store.get().connection === 'idle' && session.expire();
      if (store.get().visitor) void session.renew().then(outdate, outdate);
    },
    /** The device is back: online, or visible. */
    wake() {
      lookAround();
      beginIfWanted();
      live.wake();
      sender.flush(true);
    },
    /** The page is being left, and may come back through the back button. */
    sleep: live.leave,
    /** The page came back; a visitor who hadn't started a chat yet still hasn't. */
    comeBack() {
      lookAround(true);
      if (store.get().visitor || store.get().isOpen) void begin();
    },
    /** Ends everything for good, including pending requests. */
    stop() {
      clearTimeout(retry);
      live.leave();
      session.hangUp();
      sender.stop();
    },
  };
}
