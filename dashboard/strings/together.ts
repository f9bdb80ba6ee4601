/** What agents see of each other's work in a conversation, and messages that are sent later. */
import { localized } from './language.ts';

/** Colleagues in the same conversation. */
export const together = localized('together', {
  answering: (name: string) => `${name} is answering.`,
  takeOver: 'Take over',
  answered: (name: string, text: string) => `${name} has answered since you began: “${text}”`,
  held: {
    answering: (name: string) => `${name} is answering right now. Send yours as well?`,
    answered: (name: string) => `${name} has just answered. Read that first.`,
  },
  nobodys: 'Nobody has this conversation.',
  follow: 'Follow',
  unfollow: 'Unfollow',
});

/** Calls with visitors. */
export const calls = localized('calls', {
  call: 'Call',
  sending: 'Sending the link to a call…',
  sent: 'The visitor has the link.',
  join: 'Join',
});

/** Sending in other ways. */
export const sending = localized('sending', {
  more: 'More ways to send',
  resolve: 'Send and resolve',
  later: 'Send later…',
});

/** The list of mentions. */
export const mentions = localized('mentions', {
  title: 'Mentions',
  open: (unseen: string) => `Mentions: ${unseen} new`,
  none: 'Nobody has mentioned you in the last 90 days.',
  by: (author: string, visitor: string) => `${author} in ${visitor}’s conversation`,
});

/** The choice to undo replies. */
export const undoSend = localized('undoSend', {
  title: 'Writing',
  label: 'Wait five seconds before a reply is sent, so that I can undo it',
  help: 'In this browser. Notes and replies with files are sent immediately. While it waits, Z undoes it when you aren’t typing.',
});

/** Messages that are sent later. */
export const scheduledSend = localized('scheduledSend', {
  title: 'Send later',
  changeTitle: 'Change scheduled message',
  help: 'Sent within a minute of this time, in your name.',
  helpOf: (name: string) => `Sent within a minute of this time, in ${name}’s name.`,
  text: 'Message',
  hold: 'Hold it if the visitor writes before then',
  action: 'Schedule',
  at: (time: string) => `Scheduled for ${time}`,
  atBy: (time: string, name: string) => `Scheduled for ${time} by ${name}`,
  holds: 'Waits if the visitor writes',
  sends: 'Sent even if the visitor writes',
  held: {
    visitor_wrote: 'Not sent: the visitor wrote before it was due.',
    ended: 'Not sent: the conversation had ended.',
    queued: 'Not sent: the conversation waits in the queue.',
    agent_gone: 'Not sent: its author is no longer an agent.',
  },
  change: 'Change',
  now: 'Send now',
  done: (time: string) => `Scheduled for ${time}`,
  canceled: 'Scheduled message canceled',
});
