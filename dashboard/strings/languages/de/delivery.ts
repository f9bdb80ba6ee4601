/** German: where answers go, and what happened to mail. */
import type * as english from '#dashboard/strings/delivery.ts';
import type { AnswerDelivery } from '#core/model/messages/message.ts';

const whyItWaits: Record<NonNullable<AnswerDelivery['delivery_reason']>, string> = {
  no_mail: '',
  no_address: ': keine E-Mail-Adresse',
  blocked: ': gesperrt',
  bounced: ': E-Mail-Adresse unzustellbar',
  complained: ': hat E-Mails als Spam markiert',
  unsubscribed: ': hat E-Mails abbestellt',
};

export const delivery: typeof english.delivery = {
  seen: 'Gesehen',
  page: 'Auf der Seite',
  notThere: 'Nicht auf der Seite',
  email: 'Wird per E-Mail gesendet',
  mailed: (time) => `Per E-Mail gesendet: ${time}`,
  waiting: (name, reason) => `Wartet, bis ${name} zurückkommt${reason === null ? '' : whyItWaits[reason]}`,
  leftWithEmail: (name, email) => `${name} hat die Seite verlassen. Ihre Antwort geht per E-Mail an ${email}.`,
  left: (name) => `${name} hat die Seite verlassen und sieht Ihre Antwort beim nächsten Besuch.`,
};

export const mailState: typeof english.mailState = {
  title: 'E-Mail-Status',
  bounced: 'Unzustellbar. Es wird nichts mehr gesendet.',
  complained: 'E-Mails als Spam markiert. Es wird nichts mehr gesendet.',
  unsubscribed: 'Abbestellt. Es wird nichts mehr gesendet.',
};
