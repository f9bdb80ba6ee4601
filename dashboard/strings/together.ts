/** What agents see of each other's work in a conversation, and messages that are sent later. */
import { localized } from './language.ts';

/** Colleagues in the same conversation. */
export const together = localized('together', {
  answering: (name: string) => `${name} is answering.`,
  takeOver: 'Take over',
  answered: (name: string, text: string) => `${name} has answered since you began: “${text}”`,
  held: {
    answering: (name: string) => `${name} is answering right now. Send yours as well?`,
    answered: (name: string, text: string) =>
      `Not sent: ${name} has answered since you began: “${text}” Send yours as well?`,
  },
  nobodys: 'Nobody has this conversation.',
  follow: 'Follow',
  unfollow: 'Unfollow',
  followed: (name: string) => `You follow ${name}’s conversation.`,
  unfollowed: (name: string) => `You no longer follow ${name}’s conversation.`,
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
  empty: 'Write something first.',
  tooLong: 'The reply is too long to send.',
  noFiles: 'Files can’t be sent later. Send them now, or remove them.',
  notAgent: 'Only agents can send later.',
});

/** The list of mentions. */
export const mentions = localized('mentions', {
  title: 'Mentions',
  open: (unseen: string) => `Mentions: ${unseen} new`,
  none: 'Nobody has mentioned you in the last 90 days.',
  failed: 'Couldn’t load your mentions',
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
  empty: 'Write a message, or cancel it instead.',
  hold: 'Hold it if the visitor writes before then',
  action: 'Schedule',
  at: (time: string) => `Scheduled for ${time}`,
  atBy: (time: string, name: string) => `Scheduled for ${time} by ${name}`,
  holds: 'Waits if the visitor writes',
  sends: 'Sent even if the visitor writes',
  willHold: 'The visitor has written: this will not be sent unless you send it.',
  willSend: 'The visitor has written. It will be sent all the same.',
  held: {
    visitor_wrote: 'Not sent: the visitor wrote before it was due.',
    ended: 'Not sent: the conversation had ended.',
    queued: 'Not sent: the conversation waits in the queue.',
    agent_gone: 'Not sent: its author is no longer an agent.',
    no_access: 'Not sent: its author no longer sees this conversation.',
  },
  change: 'Change',
  now: 'Send now',
  done: (time: string) => `Scheduled for ${time}`,
  canceled: 'Scheduled message canceled',
  intoDraft: 'Back to the field',
});
