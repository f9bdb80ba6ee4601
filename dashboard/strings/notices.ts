/** Notifications: what a device shows, and the page that agents choose them on. */
import type { NoticeChannel, NoticeKind } from '#core/model/closed-sets.ts';
import type { News } from '#dashboard/data/inbox/news.ts';
import { localized } from './language.ts';

/** Notifications of an open dashboard, by what happened. */
export const notifications = localized<Record<News['kind'], (name: string) => string>>('notifications', {
  waiting: (name) => `${name} is waiting for an agent`,
  assigned: (name) => `New chat from ${name}`,
  transferred: (name) => `Chat with ${name} was transferred to you`,
  message: (name) => `New message from ${name}`,
  mention: (name) => `You were mentioned in the chat with ${name}`,
  target: (name) => `The chat with ${name} is about to miss its target`,
});

/** What a push notification says, by what happened. */
export const pushed = localized('pushed', {
  someone: 'a visitor',
  assigned: (name: string) => `New chat from ${name}`,
  message: (name: string) => `New message from ${name}`,
  mention: (name: string) => `You were mentioned in the chat with ${name}`,
  target: (name: string) => `The chat with ${name} is about to miss its target`,
  missed: (name: string) => `You missed a chat: ${name} is back in the queue`,
  waiting: (name: string) => `Nobody is online: a chat from ${name} is waiting`,
});

/** The section of the preferences. */
export const notices = localized('notices', {
  title: 'Notifications',
  lead: 'These choices apply to you, in every browser.',
  notAnAgent: 'Only agents are notified of chats. Ask an admin to add you as an agent.',
  notLoaded: 'Your choices couldn’t be loaded, so these may be out of date.',
  caption: 'What you’re notified of, and how',
  event: 'Event',
  kinds: {
    new_chat: 'New chat',
    message: 'New message',
    mention: 'Mention in a note',
    missed: 'Missed chat',
    target: 'Target at risk',
  } satisfies Record<NoticeKind, string>,
  kindsHelp: {
    new_chat: 'Assigned to you, or waiting in your queue',
    message: 'In one of your chats',
    mention: 'A colleague wrote your name',
    missed: 'Returned to the queue as you didn’t answer',
    target: 'A chat of yours is about to miss its target',
  } satisfies Record<NoticeKind, string>,
  channels: { sound: 'Sound', desktop: 'Desktop', push: 'Push', mail: 'Email' } satisfies Record<NoticeChannel, string>,
  cell: (kind: string, channel: string) => `${kind}: ${channel}`,
  none: '—',
  sound: 'Sounds play while the dashboard is open.',
  desktop: 'Desktop notifications appear while the dashboard is open in another tab or window.',
  desktopAsk: 'This browser hasn’t been allowed to show them yet.',
  allow: 'Allow in this browser',
  blocked:
    'Your browser blocks notifications for this site. Allow them in the browser’s settings for this site, then reload.',
  push: 'Push notifications reach your devices while the dashboard is closed.',
  unsupported: 'This browser can’t receive push notifications.',
  needsInstall:
    'On an iPhone or iPad, first add the dashboard to the home screen: Share, then Add to Home Screen. Then open it from there.',
  turnOn: 'Turn on for this device',
  turnOff: 'Turn off for this device',
  failed: 'This device couldn’t be registered with its push service. Check the connection and try again.',
  noMail: 'This deployment doesn’t send email, so nobody is notified by email.',
  mail: 'Emails are sent only while the dashboard is closed.',
  showsText: 'Show what was written in push notifications',
  showsTextHelp: 'Anyone who sees the locked screen can read it.',
  devices: 'Devices that receive push notifications',
  unnamed: 'Unnamed device',
  thisDevice: 'This device',
  since: (date: string) => `Since ${date}`,
  remove: 'Remove',
  removeNamed: (device: string) => `Remove ${device}`,
  install: 'Install the app',
  installHelp: 'The dashboard opens in a window of its own, from your home screen or dock.',
  installHint:
    'You can install the dashboard as an app: choose “Install” or “Add to Home Screen” in the browser’s menu.',
  installed: 'The dashboard is installed as an app.',
});
