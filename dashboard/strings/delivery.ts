/** Where answers go, and what happened to mail. */
import type { MailState } from '#core/model/closed-sets.ts';
import type { AnswerDelivery } from '#core/model/messages/message.ts';
import { localized } from './language.ts';

/** Why an answer waits until its visitor comes back. */
const whyItWaits: Record<NonNullable<AnswerDelivery['delivery_reason']>, string> = {
  no_mail: '',
  no_address: ': no email address',
  blocked: ': blocked',
  bounced: ': email address bounced',
  complained: ': marked emails as spam',
  unsubscribed: ': unsubscribed',
};

/** Where an answer stands, and what to know before one. */
export const delivery = localized('delivery', {
  seen: 'Seen',
  page: 'On the page',
  notThere: 'Not on the page',
  email: 'Will be emailed',
  mailed: (time: string) => `Emailed ${time}`,
  waiting: (name: string, reason: AnswerDelivery['delivery_reason']) =>
    `Waiting for ${name} to come back${reason === null ? '' : whyItWaits[reason]}`,
  leftWithEmail: (name: string, email: string) => `${name} has left. Your answer reaches them by email at ${email}.`,
  left: (name: string) => `${name} has left. They’ll see your answer when they come back.`,
});

/** Why a visitor's address gets no more mail. */
export const mailState = localized('mailState', {
  title: 'Email status',
  bounced: 'Bounces. Nothing more is sent.',
  complained: 'Marked emails as spam. Nothing more is sent.',
  unsubscribed: 'Unsubscribed. Nothing more is sent.',
} satisfies Record<MailState | 'title', string>);
