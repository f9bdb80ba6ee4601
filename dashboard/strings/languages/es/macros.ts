/** Spanish: actions of canned responses. */
import type * as english from '#dashboard/strings/macros.ts';
import { counted } from '#dashboard/strings/languages/es/counted.ts';

export const actionTexts: typeof english.actionTexts = {
  add_label: (label) => `Añadir la etiqueta «${label}»`,
  remove_label: (label) => `Quitar la etiqueta «${label}»`,
  set_priority: (priority) => `Cambiar la prioridad a «${priority}»`,
  assignTo: (name) => `Asignar a ${name}`,
  assignToMe: 'Asignarme',
  toQueue: 'Devolver a la cola',
  note: (text) => `Añadir la nota «${text}»`,
  snoozeFor: (time) => `Posponer ${time}`,
  until_reply: 'Posponer hasta que escriba el visitante',
  resolve: 'Resolver',
  minutes: (minutes) => counted(minutes, 'minuto', 'minutos'),
  hours: (hours) => counted(hours, 'hora', 'horas'),
  days: (days) => counted(days, 'día', 'días'),
  gone: 'alguien que ya no está',
};

export const macros: typeof english.macros = {
  count: (actions) => counted(actions, 'acción', 'acciones'),
  preview: 'Se hará al enviar',
  remove: (action) => `No hacer: ${action}`,
  removeAll: 'Quitar todas',
  done: (actions) => counted(actions, 'acción hecha', 'acciones hechas'),
  refused: (action, reason) => `${action}: ${reason}`,
  refusals: {
    gone: 'ya no existe.',
    at_capacity: 'ha llegado a su máximo de chats.',
    unassigned: 'nadie tiene esta conversación.',
    too_many_labels: 'tiene demasiadas etiquetas.',
    label_not_allowed: 'no es una etiqueta de tu equipo.',
    attributes_required: 'faltan atributos que tu equipo exige.',
    visitor_wrote: 'el visitante acaba de escribir. Lee primero el mensaje.',
    not_possible: 'no es posible en esta conversación.',
  },
  undo: 'Deshacer',
  undone: 'Deshecho',
  undoneButSaid: 'Deshecho. Lo enviado o anotado se queda.',
  undoRefusals: {
    changed_since: 'no se deshizo, porque cambió después.',
    at_capacity: 'no se deshizo, porque el agente anterior ha llegado a su máximo de chats.',
    gone: 'no se deshizo, porque el agente anterior ya no está.',
    from_bot: 'no se deshizo, porque la tenía un bot.',
    too_many_labels: 'no se deshizo, porque tiene demasiadas etiquetas.',
    not_possible: 'no se deshizo, porque la conversación ha avanzado.',
  },
};

export const actionFields: typeof english.actionFields = {
  add: 'Añadir una acción',
  kind: 'Acción',
  priority: 'Prioridad',
  remove: (action) => `Quitar: ${action}`,
  kinds: {
    add_label: 'Añadir una etiqueta',
    remove_label: 'Quitar una etiqueta',
    set_priority: 'Cambiar la prioridad',
    assign: 'Asignar',
    note: 'Añadir una nota',
    snooze: 'Posponer',
    resolve: 'Resolver',
  },
  label: 'Etiqueta',
  receiver: 'A',
  me: 'Quien la envíe',
  queue: 'La cola predeterminada',
  department: (name) => `Departamento ${name}`,
  noteText: 'Nota',
  time: 'Cuánto tiempo',
};

export const responseFiles: typeof english.responseFiles = {
  count: (files) => counted(files, 'archivo', 'archivos'),
  attach: 'Adjuntar archivos',
};

export const ownCanned: typeof english.ownCanned = {
  title: 'Mis respuestas',
  lead: 'Solo las ves tú.',
  shared: 'Respuestas del equipo',
  add: 'Crear una propia',
  empty: 'Aún no tienes ninguna propia',
  emptyBody: 'Guarda lo que solo dices tú. Nadie más lo ve.',
  mark: 'Mía',
};
