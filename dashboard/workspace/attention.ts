/** What draws an agent's attention, as the pages see it. It is made by `dashboard/attention`, which is fetched after the page. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { NoticeChanges, OwnNotices } from '#core/model/notice.ts';
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
