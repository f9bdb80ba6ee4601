/** What system rows of a conversation record, for the team. */
import type * as english from '#dashboard/strings/records.ts';

export const records: typeof english.records = {
  admin: 'Un administrador',
  rule: (name, actions) => `Regla «${name}»: ${actions}`,
  already: (action) => `${action} (ya era así)`,
  refused: (action) => `No realizado: ${action}`,
  note: 'Añadir una nota',
  followed: (name) => `${name} sigue esta conversación`,
  unfollowed: (name) => `${name} ya no sigue esta conversación`,
  redacted: (name) => `${name} suprimió un mensaje`,
  visitor_edited: (name) => `${name} cambió los datos del visitante`,
  visitor_blocked: (name) => `${name} bloqueó al visitante`,
  merged: (name, chat) => `${name} combinó el chat ${chat} con este`,
  merged_into: (name, chat) => `${name} combinó este chat con el chat ${chat}`,
  snoozed: 'Conversación pospuesta',
  woken: 'Fin del aplazamiento',
  resolved: 'Conversación resuelta',
  closed: 'Conversación terminada',
  scheduled: (name, why) => `Mensaje programado de ${name}. ${why}`,
  otherSender: (address) =>
    `Una respuesta por correo de ${address} no se añadió a este chat: no es la dirección del visitante`,
  tool: {
    used: (call) => `El bot usó ${call}`,
    failed: (call) => `El bot intentó ${call}, sin éxito`,
    ticket: (number) => `ticket ${number}`,
    after_code: 'tras un código por correo',
  },
  reasons: {
    first_response_due: 'Primera respuesta próxima a vencer',
    resolution_due: 'Resolución próxima a vencer',
    email_forged:
      'Una respuesta por correo no se añadió a este chat: dice ser del visitante, pero su proveedor de correo no lo confirma',
    email_too_large: 'Una respuesta por correo no se añadió a este chat: es demasiado grande',
    email_unreadable: 'Una respuesta por correo no se añadió a este chat: no se puede leer',
    email_widget_gone:
      'Una respuesta por correo no se añadió: este chat está cerrado y su widget ya no admite chats nuevos',
  },
};
