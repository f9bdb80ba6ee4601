/** Spanish: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: '{name} de {site} ha respondido',
  subject: '{site} ha respondido',
  intro_one: 'Tienes un mensaje nuevo de {site}.',
  intro: 'Tienes mensajes nuevos de {site}.',
  more: 'Y {count} más.',
  open: 'Abrir la conversación',
  reply_above: 'Escribe tu respuesta por encima de esta línea',
  reply: 'También puedes responder a este correo.',
  no_reply: 'No respondas a este correo, porque nadie lee las respuestas. Abre la conversación para contestar.',
  on_site: 'Para contestar, abre el chat en nuestra web.',
  why: 'Recibes este correo porque alguien indicó esta dirección en un chat con {site}.',
  valid:
    'El enlace funciona durante {days} días. Quien lo tenga puede abrir la conversación, así que no reenvíes este correo.',
  unsubscribe: 'Dejar de recibir estos correos',
  assistant: 'Asistente',
  agent: 'Agente',
  opening: 'Abriendo tu conversación…',
  expired_title: 'Este enlace ha caducado',
  expired: 'Abre el chat en nuestra web para continuar.',
  failed: 'No hemos podido abrir tu conversación. Comprueba tu conexión y vuelve a cargar esta página.',
  no_script: 'Activa JavaScript para abrir la conversación.',
  unsubscribe_title: '¿Dejar de recibirlos?',
  unsubscribe_question: 'Ya no recibirás un correo cuando haya respuestas que no has leído.',
  unsubscribe_button: 'Dejar de recibirlos',
  unsubscribed_title: 'Suscripción cancelada',
  unsubscribed: 'Ya no te enviaremos correos sobre respuestas sin leer.',
  undo: 'Deshacer',
  resubscribed_title: 'Suscripción reactivada',
  resubscribed: 'Te escribiremos cuando haya respuestas que no has leído.',
};
export default texts;
