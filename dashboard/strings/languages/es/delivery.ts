/** Spanish: where answers go, and what happened to mail. */
import type * as english from '#dashboard/strings/delivery.ts';
import type { AnswerDelivery } from '#core/model/messages/message.ts';

const whyItWaits: Record<NonNullable<AnswerDelivery['delivery_reason']>, string> = {
  no_mail: '',
  no_address: ': sin dirección de correo',
  blocked: ': bloqueado',
  bounced: ': su correo fue devuelto',
  complained: ': marcó los correos como spam',
  unsubscribed: ': canceló la suscripción',
};

export const delivery: typeof english.delivery = {
  seen: 'Visto',
  page: 'En la página',
  notThere: 'No está en la página',
  email: 'Se enviará por correo',
  mailed: (time) => `Enviado por correo: ${time}`,
  waiting: (name, reason) => `A la espera de que vuelva ${name}${reason === null ? '' : whyItWaits[reason]}`,
  leftWithEmail: (name, email) => `${name} ya no está. Tu respuesta le llegará por correo a ${email}.`,
  left: (name) => `${name} ya no está. Verá tu respuesta cuando vuelva.`,
};

export const mailState: typeof english.mailState = {
  title: 'Estado del correo',
  bounced: 'Los correos son devueltos. No se envía nada más.',
  complained: 'Marcó los correos como spam. No se envía nada más.',
  unsubscribed: 'Canceló la suscripción. No se envía nada más.',
};
