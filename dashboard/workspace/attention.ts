/** What draws an agent's attention, as the pages see it. It is made by `dashboard/attention`, which is fetched after the page. */
import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { NoticeChanges, OwnNotices } from '#core/model/team/notice.ts';
import type { News } from '#dashboard/data/inbox/news.ts';

/** How this agent is notified. */
export type Choices = {
  choices: ReadonlySignal<OwnNotices>;
  /** Why they are not what the server has; undefined where they are, or nobody knows yet. */
  error: ReadonlySignal<unknown>;
  load: () => Promise<void>;
  /** Shows a change immediately, and takes it back when the server refuses it. @throws what it was refused with */
  change: (changes: NoticeChanges) => Promise<void>;
  /** The agent chose another status, with which nobody stays online. */
  noteStatus: () => void;
};

/** `blocked`: the person or the browser said no. `needs_install`: iOS delivers only to what is on the home screen. */
export type DeviceState = 'unsupported' | 'needs_install' | 'blocked' | 'off' | 'on';

/** This browser, as a device that receives push notifications. */
export type Device = {
  state: Signal<DeviceState>;
  /** The ID of its subscription, while it has one. */
  id: Signal<string | undefined>;
  /** Asks for permission, so it has to follow a click. Rejects when the push service can't be reached. */
  turnOn: () => Promise<void>;
  turnOff: () => Promise<void>;
  /** The server doesn't have this subscription any more. */
  noteRemoved: (id: string) => Promise<void>;
};

/** What draws attention. */
export type Attention = Omit<Choices, 'load'> & {
  notify: (news: News) => void;
  device: Promise<Device>;
  /** The person signs out: nothing reaches them here any more. Never rejects. */
  leave: () => Promise<void>;
  stop: () => void;
};

/** What draws attention, once it was fetched. */
export type LateAttention = {
  /** Fetches it, unless it was. */
  attention: () => Promise<Attention>;
  /** Does something with it if it was fetched. */
  ifFetched: (act: (attention: Attention) => Promise<void> | void) => Promise<void>;
  stop: () => void;
};

/** After what the page opens with is drawn. */
const FETCHED_AFTER_MS = 1000;
/** Without a network it can't be fetched, and without it nobody is notified. */
const TRIED_AGAIN_AFTER_MS = 10_000;

/**
 * Fetches it when it is asked for, or a moment after the person turned out to be an agent: nothing on the page waits for it.
 * Where that fails, it is tried again until it is there.
 */
export function fetchLater(isAgent: () => boolean, fetchIt: () => Promise<Attention>): LateAttention {
  let fetched: Promise<Attention> | undefined;
  const attention = () =>
    (fetched ??= fetchIt().catch((error: unknown) => {
      fetched = undefined;
      throw error;
    }));
  const stop = effect(() => {
    if (!isAgent()) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;
    const fetchIn = (milliseconds: number): void => {
      if (!isStopped) timer = setTimeout(() => attention().catch(() => fetchIn(TRIED_AGAIN_AFTER_MS)), milliseconds);
    };
    fetchIn(FETCHED_AFTER_MS);
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  });
  const ifFetched: LateAttention['ifFetched'] = async (act) => fetched?.then(act, () => undefined);
  return {
    attention,
    ifFetched,
    stop: () => {
      stop();
      void ifFetched((one) => one.stop());
    },
  };
}
