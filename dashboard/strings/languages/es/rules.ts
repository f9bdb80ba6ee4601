/** Spanish: rules: the list, the form, and trying one out. */
import type * as english from '#dashboard/strings/rules.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { counted } from '#dashboard/strings/languages/es/counted.ts';

const minutes = (number: number) => counted(number, 'minuto', 'minutos');
const chats = (number: number) => counted(number, 'chat', 'chats');

export const rules: typeof english.rules = {
  title: 'Reglas',
  lead: 'Haz algo automáticamente cuando pase algo en un chat, o cuando lleve un tiempo sin pasar.',
  add: 'Crear regla',
  empty: 'Aún no hay reglas',
  emptyBody:
    'Crea una para etiquetar chats, subir su prioridad o pasarlos a otros. Pruébala primero con los chats del último mes.',
  edit: (name) => `Editar ${name}`,
  remove: (name) => `Eliminar ${name}`,
  removeTitle: (name) => `¿Eliminar la regla ${name}?`,
  removeBody: 'Ya no se ejecutará. Lo que hizo se mantiene. Esto no se puede deshacer.',
  removed: 'Regla eliminada',
  earlier: (name) => `Ejecutar ${name} antes`,
  later: (name) => `Ejecutar ${name} después`,
  isOn: (name) => `${name} está activada`,
  on: 'Activada',
  when: 'Cuando',
  onlyIf: 'Solo si',
  always: 'Siempre',
  does: 'Entonces',
  add_condition: 'Añadir condición',
  add_action: 'Añadir acción',
  removeCondition: (position) => `Quitar la condición ${numberText(position)}`,
  removeAction: (position) => `Quitar la acción ${numberText(position)}`,
  condition: (position) => `Condición ${numberText(position)}`,
  action: (position) => `Acción ${numberText(position)}`,
  gone: '(eliminado)',
  nobody: 'Elige un agente',
  defaultDepartment: 'Sin departamento',
  fields: {
    name: ['Nombre', 'Tu equipo lo lee en cada chat que cambia la regla.'],
    is_enabled: [
      'Activada',
      'Los cambios valen en menos de un minuto. Una regla por tiempo no toca los chats que ya esperan.',
    ],
    on: ['Cuando', ''],
    minutes: ['Minutos', 'De {min} a {max}.'],
    label: ['Etiqueta', ''],
    anyLabel: ['Etiqueta', 'Déjalo vacío para cualquier etiqueta.'],
    conditions: ['Solo si', 'Deben cumplirse todas.'],
    actions: ['Entonces', 'Se hace todo lo posible; la línea del chat dice lo que no se pudo.'],
    widget: ['Widgets', ''],
    department: ['Departamentos', ''],
    contains: ['Parte de la dirección', ''],
    locale: ['Idioma', 'Por ejemplo, es o pt-BR.'],
    of: ['Atributo de', ''],
    key: ['Atributo', ''],
    is: ['Comparación', ''],
    value: ['Valor', ''],
    field: ['Qué', ''],
    has: ['Etiqueta', ''],
    priority: ['Prioridades', ''],
    status: ['Estados', ''],
    open: ['Horario de atención del widget', ''],
    rating: ['Estrellas', ''],
    channel: ['Cómo empezó el chat', ''],
    text: ['Palabras', 'Una por línea; basta con una. No importan las mayúsculas ni los acentos.'],
    to: ['A', ''],
    note: ['Nota', 'Solo la ve tu equipo.'],
    for: ['Duración', ''],
  },
};

export const ruleTriggers: typeof english.ruleTriggers = {
  started: 'Empieza un chat',
  visitor_message: 'Escribe el visitante',
  agent_message: 'Responde un agente',
  handed_off: 'Un bot o flujo de trabajo pasa el chat',
  assigned: 'Un agente recibe el chat',
  transferred: 'Alguien del equipo transfiere el chat',
  labelled: 'Se añade una etiqueta',
  priority_changed: 'Cambia la prioridad',
  resolved: 'Se resuelve el chat',
  closed: 'Se cierra el chat',
  reopened: 'Se reabre el chat',
  rated: 'El visitante valora el chat',
  snooze_over: 'El chat deja de estar pospuesto',
  unanswered: 'El visitante lleva un tiempo sin respuesta',
  queued: 'El chat lleva un tiempo en la cola',
  visitor_silent: 'El visitante no ha respondido',
};

export const triggerInWords: typeof english.triggerInWords = {
  unanswered: (time) => `Sin respuesta durante ${minutes(time)}`,
  queued: (time) => `En la cola durante ${minutes(time)}`,
  visitor_silent: (time) => `El visitante no responde en ${minutes(time)}`,
  labelled: (label) => `Etiqueta ${label} añadida`,
};

export const ruleConditions: typeof english.ruleConditions = {
  about: {
    widget: 'Widget',
    department: 'Departamento',
    page: 'Página',
    locale: 'Idioma del visitante',
    attribute: 'Atributo',
    visitor: 'Nombre o correo del visitante',
    label: 'Etiqueta',
    priority: 'Prioridad',
    status: 'Estado',
    business_hours: 'Horario de atención',
    rating: 'Valoración',
    channel: 'Cómo empezó el chat',
    text: 'Palabras del mensaje',
  },
  of: { conversation: 'El chat', visitor: 'El visitante' },
  field: { name: 'Nombre', email: 'Correo' },
  is: {
    equals: 'es exactamente',
    contains: 'contiene',
    at_least: 'es al menos',
    at_most: 'es como máximo',
    given: 'tiene algún valor',
  },
  has: { yes: 'Tiene la etiqueta', no: 'No tiene la etiqueta' },
  open: { yes: 'En horario de atención', no: 'Fuera del horario de atención' },
  channel: { widget: 'En el widget', email: 'Por correo', api: 'Desde tu servidor' },
};

export const conditionInWords: typeof english.conditionInWords = {
  widget: (names) => `Widget ${names}`,
  department: (names) => `Departamento ${names}`,
  page: (part) => `La página contiene ${part}`,
  locale: (tag) => `Idioma ${tag}`,
  attribute: (key, is, value) => `${key} ${is} ${value}`.trim(),
  label: (label) => `Tiene la etiqueta ${label}`,
  noLabel: (label) => `Sin la etiqueta ${label}`,
  priority: (names) => `Prioridad ${names}`,
  status: (names) => `Estado ${names}`,
  rating: (stars) => `Valoración ${stars}`,
  text: (words) => `Dice ${words}`,
};

export const ruleActions: typeof english.ruleActions = {
  type: {
    set_priority: 'Cambiar la prioridad',
    add_label: 'Añadir una etiqueta',
    remove_label: 'Quitar una etiqueta',
    assign: 'Asignar',
    note: 'Escribir una nota',
    snooze: 'Posponer',
    resolve: 'Resolver',
  },
  set_priority: (priority) => `Prioridad ${priority}`,
  add_label: (label) => `Etiqueta ${label}`,
  remove_label: (label) => `Quitar la etiqueta ${label}`,
  assign: (to) => `Asignar a ${to}`,
  note: (text) => `Nota: ${text}`,
  snooze: (time) => `Posponer ${minutes(time)}`,
  toDefault: 'Mover a la cola predeterminada',
  untilReply: 'Posponer hasta que escriba el visitante',
  for: { until_reply: 'Hasta que escriba el visitante', minutes: 'Un número de minutos' },
  to: { department: 'Un departamento', agent: 'Un agente' },
};

export const trialOfRule: typeof english.trialOfRule = {
  title: 'Probar',
  lead: 'Mira lo que habría hecho en los últimos 30 días, en 5000 chats como máximo. No cambia nada. Las etiquetas, la prioridad, el departamento y los atributos cuentan como están ahora, y los agentes tienen sitio para chats.',
  start: 'Probar con los chats del último mes',
  stop: 'Detener',
  notRecorded:
    'Los chats no guardan cuándo cambiaron sus etiquetas o su prioridad, así que esta regla no se puede probar. Cuando esté activada, cada chat indica lo que hizo.',
  progress: (looked, total) => `${numberText(looked)} de unos ${chats(total)} revisados…`,
  done: (runs, found, looked) =>
    `Se habría ejecutado ${counted(runs, 'vez', 'veces')} en ${chats(found)}, de ${numberText(looked)} revisados.`,
  stopped: 'Detenido.',
  none: (looked) =>
    looked === 1
      ? 'No se habría ejecutado en el único chat revisado.'
      : `No se habría ejecutado en ninguno de ${chats(looked)}.`,
  failed: 'La prueba no terminó.',
  changed: 'La regla cambió después de esta prueba.',
  actions: 'Lo que habría hecho',
  outcomes: (done, unchanged, refused) =>
    `${numberText(done)} hechas, ${numberText(unchanged)} ya estaban así, ${numberText(refused)} imposibles`,
  compared: (added, same, gone) =>
    `En comparación con lo que hizo la regla guardada: ${numberText(added)} nuevas, ${numberText(same)} iguales, ${numberText(gone)} ya no.`,
  differences: { new: 'Nueva', gone: 'Ya no' },
  list: 'Chats en los que se habría ejecutado',
  more: (more) => `y ${numberText(more)} más`,
  visitor: 'Visitante',
};
