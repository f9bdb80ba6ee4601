/** What system rows of a conversation record, for the team. */
import { numberText } from '#dashboard/strings/language.ts';
import type * as english from '#dashboard/strings/records.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('es');

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

export const handoffNote: typeof english.handoffNote = {
  causes: {
    asked: () => 'El visitante ha pedido hablar con un agente.',
    unanswered: () => 'El bot no tiene respuesta.',
    failed: () => 'El modelo del bot ha fallado.',
    timeout: () => 'El modelo del bot ha tardado demasiado.',
    refused: () => 'La respuesta del bot se ha retenido.',
    ungrounded: () => 'La respuesta del bot se ha retenido porque ningún artículo la dice por completo.',
    budget: () => 'El bot ha agotado sus tokens del día para este visitante o esta red.',
    max_turns: ({ count: answers }) =>
      count(answers, {
        one: 'El bot ha llegado a su límite de # respuesta.',
        other: 'El bot ha llegado a su límite de # respuestas.',
      }),
    not_configured: () => 'Al bot le falta el nombre del modelo o una URL que esta instalación pueda usar.',
    files: ({ names }) =>
      `El visitante ha enviado ${names.length === 1 ? 'un archivo' : 'archivos'} que los bots no pueden leer: ${names.join(', ')}`,
    neither: () => 'El visitante no se refería a ninguno de los artículos que ofreció el bot.',
    unclear: ({ names }) => `El bot preguntó una vez y sigue sin saber a cuál se refiere: ${names.join(' / ')}`,
    no_help: () => 'La respuesta del bot no ha ayudado.',
    handed_over: () => 'El bot ha pasado el chat.',
    wrong_codes: ({ count: tries }) =>
      count(tries, {
        one: 'El visitante ha escrito # código incorrecto.',
        other: 'El visitante ha escrito # códigos incorrectos.',
      }) + ' El código se envió a su correo, así que podría ser otra persona.',
  },
  question: (text) => `Pregunta: ${text}`,
  closest: (article, percent) => `Artículo más cercano (${numberText(percent)} %): ${article}`,
  answer: (text) => `Su respuesta: ${text}`,
};
