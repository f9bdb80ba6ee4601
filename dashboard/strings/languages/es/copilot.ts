/** Spanish: answers that are suggested, and questions that were learned. */
import type * as english from '#dashboard/strings/copilot.ts';

export const copilot: typeof english.copilot = {
  title: 'Respuestas sugeridas',
  hint: 'Tab inserta la primera',
  loading: 'Buscando respuestas…',
  none: 'Ningún artículo encaja.',
  failed: 'No se pudieron cargar las sugerencias.',
  past: 'Respuestas anteriores',
  insert: 'Insertar',
  from: 'Abrir la conversación de la que procede',
  more: 'Abrir su página',
  inserted: (question) => `Insertada: ${question}`,
  undo: 'Deshacer',
};

export const learned: typeof english.learned = {
  lead: 'Borradores de chats bien valorados, sin datos personales reconocibles. Los visitantes no los ven hasta que los añadas como artículos.',
  off: 'Este bot no aprende de los chats. Puedes activarlo en sus ajustes.',
  openSettings: 'Abrir ajustes',
  empty: 'No hay borradores por revisar',
  emptyBody: 'Las preguntas y respuestas de chats resueltos y bien valorados aparecen aquí en menos de una hora.',
  question: 'Pregunta',
  actions: 'Acciones',
  conversation: 'Aprendida de',
  rated: (stars) => `Valorado con ${stars} de 5`,
  review: 'Revisar',
  reviewOf: (question) => `Revisar: ${question}`,
  discard: 'Descartar',
  discardOf: (question) => `Descartar: ${question}`,
  discarded: 'Borrador descartado',
  gone: 'Otra persona ya ha revisado este borrador.',
  blanks: (blanks) => `Sustituye o elimina ${blanks}: ahí había algo personal.`,
};

export const assistant: typeof english.assistant = {
  title: 'Escribir con IA',
  tasks: {
    draft: 'Redactar una respuesta',
    shorter: 'Acortar',
    friendlier: 'Hacerlo más amable',
    grammar: 'Corregir la gramática',
    translate: 'Traducir',
    summary: 'Resumir el chat',
    triage: 'Sugerir etiquetas y prioridad',
  },
  writing: 'Escribiendo…',
  ready: 'Compruébelo antes de usarlo: puede contener errores.',
  sources: 'Escrito a partir de estos artículos',
  replace: 'Sustituir mi texto',
  dismiss: 'Descartar',
  summarize: 'Resumir el chat',
  problems: {
    budget: 'Has agotado tus tokens de hoy. Se renuevan a medianoche UTC.',
    failed: 'El modelo ha fallado. No se ha escrito nada.',
    timeout: 'El modelo ha tardado demasiado.',
    refused: 'El modelo se ha negado o su respuesta se ha retenido.',
    no_answer: 'Ni los artículos ni el chat contienen una respuesta.',
    unusable: 'La respuesta del modelo no se puede usar.',
    other_language: 'El modelo ha respondido en otro idioma.',
    changed: 'La traducción tiene otros números, enlaces o direcciones que el original.',
    overtaken: 'El visitante ha escrito entretanto, así que se descartó el borrador.',
    not_configured:
      'Ningún bot de este chat tiene un modelo que los agentes puedan usar. Un administrador puede permitirlo.',
    offline: 'Ahora no hay conexión.',
  },
  stale: 'El visitante ha escrito desde que se redactó este borrador.',
  use: (uses, tokens) => `Uso por agentes en los últimos 30 días: ${uses} textos, ${tokens} tokens.`,
  task: 'Tarea',
  all: 'Todas',
  uses: 'Usos',
  tokens: 'Tokens',
  cost: 'Coste',
};

export const translation: typeof english.translation = {
  translate: 'Traducir',
  into: (language) => `Traducir a: ${language}`,
  chat: 'Traducir el chat',
  stop: 'Dejar de traducir',
  waiting: 'Traduciendo…',
  done: 'Traducción',
  hide: 'Ocultar la traducción',
  original: (language) => `Escrito en: ${language}`,
  kept: 'Tus compañeros verán tu original:',
  remove: 'Enviar sin el original',
  checkNames: (names) => `Falta en la traducción: ${names}`,
};

export const triage: typeof english.triage = {
  ask: 'Sugerir etiquetas y prioridad',
  asking: 'Buscando lo que encaja…',
  none: 'No encaja ninguna otra etiqueta ni prioridad.',
  label: (name) => `Añadir etiqueta: ${name}`,
  priority: (name) => `Poner prioridad: ${name}`,
};

export const closing: typeof english.closing = {
  title: 'Resolver con un resumen',
  summary: 'Resumen',
  help: 'Se añade como nota, y el equipo la encuentra al buscar. El visitante no la ve.',
  action: 'Añadir nota y resolver',
};
