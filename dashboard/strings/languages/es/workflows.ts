/** Spanish: workflows, their steps, and testing them. */
import type * as english from '#dashboard/strings/workflows.ts';
import { counted } from '#dashboard/strings/languages/es/counted.ts';

export const workflows: typeof english.workflows = {
  title: 'Flujos de trabajo',
  lead: 'Un flujo de trabajo guía a los visitantes paso a paso y luego pasa el chat, crea un ticket o lo termina.',
  add: 'Crear flujo',
  empty: 'Aún no hay flujos de trabajo',
  emptyBody:
    'Empieza con una plantilla: captar un cliente potencial, atender un problema con un pedido o responder fuera del horario.',
  name: 'Flujo de trabajo',
  fields: { name: ['Nombre', 'Solo lo ve tu equipo.'], definition: ['Pasos', ''] },
  newTitle: 'Flujo de trabajo nuevo',
  template: 'Empezar con',
  versionColumn: 'Versión',
  version: (version) => `Versión ${version}`,
  changed: 'Cambiado',
  changedAt: (at) => `cambiado: ${at}`,
  steps: (steps) => counted(steps, 'paso', 'pasos'),
  stepsColumn: 'Pasos',
  usedBy: 'Usado por',
  created: 'Flujo de trabajo creado',
  saved: (version) => `Guardado como versión ${version}. Los chats en curso conservan la suya.`,
  remove: 'Eliminar flujo…',
  removeTitle: (name) => `¿Eliminar ${name}?`,
  removeBody: 'Los chats en curso continúan hasta el final.',
  removed: 'Flujo de trabajo eliminado',
  secret: 'Secreto de firma…',
  secretTitle: '¿Emitir un nuevo secreto de firma?',
  secretBody:
    'Firma las solicitudes de los pasos «Llamar a un webhook», para que tu servidor pueda verificarlas. El secreto anterior deja de usarse. El nuevo se muestra una sola vez.',
  secretIssue: 'Emitir secreto',
  secretShown: 'Cópialo ahora. No volverá a mostrarse.',
};

export const editor: typeof english.editor = {
  stepsTitle: 'Pasos',
  add: 'Añadir paso',
  addBehind: (id) => `Añadir un paso después de ${id}`,
  first: 'Primero',
  firstStep: 'Primer paso',
  faults: (faults) => counted(faults, 'error', 'errores'),
  faultsLeft: (faults) => `Corrige ${counted(faults, 'error', 'errores')} para guardar.`,
  goToFault: 'Mostrar',
  stepName: 'Nombre del paso',
  stepNameHelp: 'a–z, 0–9 y _, empezando por una letra.',
  nameTaken: 'Otro paso tiene este nombre.',
  nameInvalid: 'Usa de 1 a 40 caracteres: a–z, 0–9 y «_», empezando por una letra.',
  removeStep: 'Eliminar paso',
  characters: 'Caracteres.',
  chooseStep: 'Selecciona un paso',
  mentions: 'Puedes insertar:',
  views: { graph: 'Diagrama', trial: 'Prueba', rehearsal: 'Ensayo' },
  viewsLabel: 'Diagrama, prueba o ensayo',
  graph: 'Diagrama de los pasos',
  zoom: 'Zoom',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  zoomFit: 'Ajustar',
};

export const stepKinds: typeof english.stepKinds = {
  message: { name: 'Mensaje', help: 'Envía un mensaje.' },
  ask: { name: 'Pregunta', help: 'Pregunta, comprueba la respuesta y la guarda.' },
  choice: { name: 'Botones', help: 'Ofrece botones que llevan a pasos distintos.' },
  condition: { name: 'Bifurcación', help: 'Continúa por un camino o por otro.' },
  set: { name: 'Definir datos', help: 'Define atributos, prioridad o etiquetas del chat.' },
  ticket: { name: 'Crear ticket', help: 'Crea un ticket para tu equipo.' },
  http: { name: 'Llamar a un webhook', help: 'Envía las respuestas a tu servidor y guarda lo que responde.' },
  handoff: { name: 'Pasar el chat', help: 'Pasa el chat a un agente o a un bot.' },
  end: { name: 'Fin', help: 'Resuelve el chat.' },
};

export const stepFields: typeof english.stepFields = {
  text: ['Mensaje', ''],
  next: ['Paso siguiente', ''],
  expects: ['Tipo de respuesta', ''],
  save_as: [
    'Guardar respuesta como',
    'Un atributo del chat. Los textos posteriores pueden insertarlo como {{su nombre}}.',
  ],
  save_choice_as: ['Guardar elección como', 'Déjalo vacío para no guardarla.'],
  options: ['Botones', 'Uno por línea.'],
  min: ['Mínimo', ''],
  max: ['Máximo', ''],
  retry_text: ['Mensaje de error', 'Déjalo vacío para usar el predeterminado.'],
  about: ['Comprobar', ''],
  key: ['Respuesta', ''],
  is: ['Condición', ''],
  value: ['Valor', ''],
  contains: ['La URL contiene', ''],
  locale: ['El idioma empieza por', 'Por ejemplo, es o pt-BR.'],
  yes: ['Sí', ''],
  no: ['No', ''],
  priority: ['Prioridad', ''],
  labels: ['Etiquetas', 'Una por línea.'],
  attributes: ['Atributos', ''],
  subject: ['Asunto', ''],
  description: ['Descripción', ''],
  to: ['Pasar a', ''],
  agent: ['Agente', ''],
  department: ['Departamento', ''],
  bot: ['Bot', ''],
  url: ['URL', 'Una URL https de un host que permita esta instalación.'],
  save: ['Guardar de la respuesta', ''],
  on_error: ['Si falla la solicitud', 'Tiempo límite: 5 segundos.'],
};

export const stepParts: typeof english.stepParts = {
  button: (number) => `Botón ${number}`,
  leadsTo: 'lleva a',
  addButton: 'Añadir botón',
  removeButton: (label) => `Quitar el botón ${label}`,
  content: 'Texto',
  path: 'Ruta en la respuesta, por ejemplo order.status',
  unchanged: 'Sin cambios',
  ownDepartment: 'El departamento del chat',
  nobody: 'Elige uno',
};

export const stepValues: typeof english.stepValues = {
  expects: {
    text: 'Cualquier texto',
    email: 'Dirección de correo',
    phone: 'Número de teléfono',
    number: 'Número',
    date: 'Fecha',
    choice: 'Elección entre botones',
  },
  about: {
    answer: 'Una respuesta',
    business_hours: 'Horario de atención',
    agents_online: 'Agentes en línea',
    page: 'Página actual',
    locale: 'Idioma del visitante',
  },
  is: {
    equals: 'es exactamente',
    contains: 'contiene',
    at_least: 'es al menos',
    at_most: 'es como máximo',
    given: 'tiene algún valor',
  },
  to: { department: 'Un departamento', agent: 'Un agente', bot: 'Un bot' },
};

export const testInWords: typeof english.testInWords = {
  answer: (key, is, value) => `${key} ${is} ${value}`.trim(),
  business_hours: '¿En horario?',
  agents_online: '¿Agentes en línea?',
  page: (part) => `La URL contiene ${part}`,
  locale: (locale) => `Idioma ${locale}`,
};

export const ways: typeof english.ways = { yes: 'sí', no: 'no', on_error: 'falla' };

export const newSteps: typeof english.newSteps = {
  message: '¡Gracias!',
  ask: '¿De qué se trata?',
  answerKey: 'respuesta',
  choice: '¿En qué podemos ayudarte?',
  choices: ['Sí', 'No'],
  ticket: 'Pregunta del chat',
  handoff: 'Un momento, por favor. Enseguida te atenderá alguien.',
};

export const trial: typeof english.trial = {
  title: 'Prueba',
  lead: 'Escribe como lo haría un visitante. No se guarda nada ni se llama a ningún webhook.',
  write: 'Escribe como visitante',
  send: 'Enviar',
  restart: 'Empezar de nuevo',
  faulty: 'Corrige los pasos en rojo y luego haz la prueba.',
  changed: 'El flujo de trabajo ha cambiado. Esta prueba conserva la versión con la que empezó.',
  example: '¡Hola!',
  around: 'Simular',
  isOpen: 'En horario de atención',
  isAnyoneOnline: 'Hay agentes en línea',
  page: 'Página',
  locale: 'Idioma',
  kept: (key, value) => `${key} = ${value}`,
  priority: (name) => `Prioridad: ${name}`,
  label: (label) => `Etiqueta: ${label}`,
  ticket: (subject) => `Ticket: ${subject}`,
  calls: (host) => `Llama a ${host}`,
  answers: 'Funciona',
  fails: 'Falla',
  value: (key) => `Valor de la respuesta para ${key}`,
  handedTo: (name) => `Pasado a ${name}`,
  ended: 'Chat resuelto',
  log: 'Chat de prueba',
};

export const templates: typeof english.templates = {
  blank: { name: 'En blanco', help: 'Un mensaje y después un agente.' },
  lead: {
    name: 'Captar un cliente potencial',
    help: 'Nombre, correo y tamaño del equipo, y después un agente.',
  },
  order: {
    name: 'Problema con un pedido',
    help: 'Número de pedido y qué ha pasado. Crea un ticket cuando no hay agentes en línea.',
  },
  hours: {
    name: 'Fuera del horario',
    help: 'Agentes durante el horario de atención. El resto del tiempo, recoge un mensaje y un correo.',
  },
};

export const templateTexts: typeof english.templateTexts = {
  welcome: '¡Hola! Un momento, por favor. Enseguida te atenderá alguien.',
  leadHello: '¡Gracias por escribirnos! Unas preguntas rápidas para que te ayude la persona adecuada.',
  askName: '¿Cómo te llamas?',
  askEmail: '¿A qué correo podemos escribirte?',
  askEmailAgain: 'Eso no parece una dirección de correo. Inténtalo de nuevo.',
  askTeam: '¿Cuántas personas hay en tu equipo?',
  teamSizes: ['Solo yo', '2–10', '11–50', 'Más'],
  leadThanks: '¡Gracias, {{name}}! Enseguida te atenderá alguien.',
  orderHello: '¡Lo sentimos! Vamos a solucionarlo.',
  askOrder: '¿Cuál es tu número de pedido? Está en el correo de confirmación.',
  askProblem: '¿Qué ha pasado?',
  problems: ['No ha llegado', 'Está dañado', 'No es lo que pedí', 'Otra cosa'],
  orderHandoff: 'Gracias. Ahora alguien revisará contigo el pedido {{order}}.',
  orderTicket: 'Pedido {{order}}: {{problem}}',
  orderDetails: '{{visitor_name}} escribió: {{message}}',
  orderNoted:
    'Ahora no hay nadie disponible. Hemos abierto el ticket {{ticket_number}} para nuestro equipo y guardado tu correo, {{email}}.',
  hoursOpen: '¡Hola! Enseguida te atenderá alguien.',
  hoursClosed: 'Ahora estamos cerrados. Deja un mensaje y nuestro equipo lo verá cuando volvamos.',
  hoursTicket: 'Mensaje de {{email}}',
  hoursThanks: '¡Gracias! Nuestro equipo tiene tu mensaje y tu correo.',
};
