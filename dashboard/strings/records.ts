/** What system rows of a conversation record, for the team. */
import { handoffWords } from '#core/model/messages/handoff-text.ts';
import { localized } from './language.ts';

/** The rows that the dashboard puts into words when it shows the first of them. */
export const records = localized('records', {
  admin: 'An admin',
  rule: (name: string, actions: string) => `Rule “${name}”: ${actions}`,
  already: (action: string) => `${action} (already so)`,
  refused: (action: string) => `Not done: ${action}`,
  note: 'Add a note',
  followed: (name: string) => `${name} follows this conversation`,
  unfollowed: (name: string) => `${name} no longer follows this conversation`,
  redacted: (name: string) => `${name} redacted a message`,
  visitor_edited: (name: string) => `${name} changed the visitor’s details`,
  visitor_blocked: (name: string) => `${name} blocked the visitor`,
  merged: (name: string, chat: string) => `${name} merged chat ${chat} into this one`,
  merged_into: (name: string, chat: string) => `${name} merged this chat into chat ${chat}`,
  snoozed: 'Conversation snoozed',
  woken: 'Snooze ended',
  resolved: 'Conversation resolved',
  closed: 'Conversation ended',
  scheduled: (name: string, why: string) => `Scheduled message by ${name}. ${why}`,
  otherSender: (address: string) =>
    `A reply by email from ${address} wasn’t added to this chat: it isn’t the visitor’s address`,
  /** `call` is the tool's name, with what it was given. */
  tool: {
    used: (call: string) => `The bot used ${call}`,
    failed: (call: string) => `The bot tried ${call}, and it failed`,
    ticket: (number: number) => `ticket ${number}`,
    after_code: 'after a code by email',
  },
  reasons: {
    first_response_due: 'First response due soon',
    resolution_due: 'Resolution due soon',
    email_forged:
      'A reply by email wasn’t added to this chat: it claims to be from the visitor, but their email provider doesn’t confirm that',
    email_too_large: 'A reply by email wasn’t added to this chat: it is too large',
    email_unreadable: 'A reply by email wasn’t added to this chat: it can’t be read',
    email_widget_gone: 'A reply by email wasn’t added: this chat is closed, and its widget no longer takes new chats',
  },
});

/** What a bot notes for those who take over. */
export const handoffNote = localized('handoffNote', handoffWords);
