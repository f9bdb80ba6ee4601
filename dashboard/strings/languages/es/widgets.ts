/** Spanish: widgets and the fields of their form. */
import type * as english from '#dashboard/strings/widgets.ts';

export const widgets: typeof english.widgets = {
  title: 'Widgets',
  lead: 'Cada widget es un chat que añades a un sitio web.',
  add: 'Crear widget',
  empty: 'Aún no hay widgets',
  emptyBody: 'Crea uno, adáptalo a tu sitio y añádelo con una línea de código.',
  active: 'Activado',
  inactive: 'Desactivado',
  everywhere: 'Todos los sitios',
  embed: 'Instalar',
  embedBody: 'Pega esta línea en todas las páginas de tu sitio, en cualquier lugar de body.',
  regenerate: 'Regenerar token…',
  regenerateTitle: '¿Regenerar el token de este widget?',
  regenerateBody:
    'El código anterior deja de funcionar al momento en todas las páginas y se desconectan las ventanas de chat abiertas. Después, pon el código nuevo en tu sitio.',
  regenerateDone: 'Token regenerado. Actualiza el código de tu sitio.',
  remove: 'Eliminar widget…',
  removeTitle: '¿Eliminar este widget?',
  removeBody: 'Esto termina sus chats abiertos y lo quita de tu sitio. Las conversaciones pasadas se conservan.',
  removed: 'Widget eliminado',
  retentionTitle: '¿Eliminar los chats antes?',
  retentionBody:
    'Los chats terminados de este widget que sean más antiguos se eliminan para siempre en unos minutos: mensajes, notas, archivos, borradores y contenido de tickets, y los visitantes sin otro chat. Los totales de los informes se conservan. No se puede deshacer.',
  retentionSave: 'Guardar y eliminar',
  secret: 'Secreto de identidad…',
  secretTitle: '¿Emitir un nuevo secreto de identidad?',
  secretBody:
    'Tu servidor firma con él la identidad de los visitantes con sesión iniciada. Los secretos anteriores valen 24 horas más. El nuevo se muestra una sola vez.',
  secretIssue: 'Emitir secreto',
  secretShown: 'Cópialo ahora. No volverá a mostrarse.',
  turnOn: 'Activar',
  turnOff: 'Desactivar',
  unserved: 'No hay ningún agente en este departamento. Sus chats esperan hasta que añadas uno.',
  filesIntro: 'Lo que pueden enviar los visitantes y los agentes. Con todo desactivado, no se pueden enviar archivos.',
  newTitle: 'Widget nuevo',
  created: 'Widget creado. Ahora añádelo a tu sitio.',
  preview: 'Vista previa',
  sections: {
    general: 'General',
    appearance: 'Apariencia',
    texts: 'Textos',
    languages: 'Otros idiomas',
    behaviour: 'Comportamiento',
    files: 'Archivos',
    where: 'Dónde aparece',
    hours: 'Horario de atención',
    routing: 'Asignación y cierre',
  },
};

export const fileKindNames: typeof english.fileKindNames = {
  image: 'Imágenes',
  document: 'PDF y documentos de oficina',
  text: 'Archivos de texto',
  archive: 'Archivos ZIP',
  audio: 'Audio',
  video: 'Vídeo',
};

export const widgetFields: typeof english.widgetFields = {
  name: ['Nombre', 'Solo lo ve tu equipo.'],
  department_id: ['Departamento', 'Sus agentes reciben los chats. Si lo cambias, los chats en espera pasan al nuevo.'],
  handler_type: ['Quién responde primero', 'Los agentes pueden tomar el relevo en cualquier momento.'],
  primary_color: ['Color principal', ''],
  text_color: ['Color del texto del encabezado', ''],
  color_scheme: ['Tema', ''],
  position: ['Posición', ''],
  border_radius: ['Radio de las esquinas', 'Píxeles, {min}–{max}.'],
  launcher_size: ['Tamaño del botón', 'Píxeles, {min}–{max}.'],
  launcher_icon: ['Icono del botón', ''],
  logo_url: ['Logotipo', 'Una URL https. Déjalo vacío si no hay.'],
  welcome_title: ['Título', ''],
  welcome_message: ['Mensaje de bienvenida', ''],
  input_placeholder: ['Texto de ejemplo', ''],
  offline_message: [
    'Mensaje de ausencia',
    'Se muestra cuando nadie va a responder pronto. El widget añade si la respuesta llega por correo o en la página.',
  ],
  quick_replies: ['Respuestas rápidas', 'Se ofrecen al principio. Una por línea, hasta {count}.'],
  greeting: ['Saludo proactivo', 'Aparece junto al botón. Déjalo vacío si no hay.'],
  greeting_after: ['Mostrar después de', 'Segundos en la página.'],
  greeting_pattern: ['Solo en páginas que coincidan', 'Por ejemplo, /precios*. Déjalo vacío para todas las páginas.'],
  greeting_returning: ['Solo visitantes que vuelven', ''],
  files_voice: ['Mensajes de voz', 'Los visitantes pueden grabar uno si su navegador lo permite.'],
  files_max: ['Archivo más grande, en MB', 'Tu instalación puede permitir menos.'],
  collect_name: ['Pedir el nombre antes del chat', ''],
  collect_email: ['Pedir el correo antes del chat', ''],
  sound_enabled: ['Reproducir un sonido con los mensajes nuevos', ''],
  show_branding: ['Mostrar «Con la tecnología de»', ''],
  require_identity: [
    'Solo visitantes con sesión iniciada',
    'Tu sitio debe firmar su identidad con el secreto del widget.',
  ],
  allowed_domains: [
    'Dominios permitidos',
    'Uno por línea, por ejemplo shop.example.com o *.example.com. Déjalo vacío para todos los sitios.',
  ],
  excluded_paths: ['Oculto en estas rutas', 'Una por línea, por ejemplo /pago*.'],
  on_agent_gone: ['Si el agente se desconecta', ''],
  first_response_timeout_seconds: [
    'Reasignar si no hay respuesta en',
    'Segundos. Solo si otro agente puede atender el chat. Quien deja pasar dos en una hora pasa a «Ausente». Déjalo vacío para no reasignar nunca.',
  ],
  resolve_after_idle_minutes: [
    'Resolver por inactividad',
    'Minutos sin respuesta del visitante. Déjalo vacío para no resolver nunca.',
  ],
  close_after_resolved_hours: ['Cerrar después de resolver', 'Horas. Déjalo vacío para no cerrar nunca.'],
  follow_up: ['Mensaje de seguimiento', 'Se envía una vez cuando el visitante está inactivo. Déjalo vacío si no hay.'],
  live_visitors: ['Mostrar los visitantes del sitio', ''],
  rating_by_email: [
    'Pedir una valoración por correo',
    'Una vez, media hora después de que termine un chat de los últimos tres días, si el visitante se fue sin valorarlo. Requiere que el correo esté configurado.',
  ],
  retention_days: [
    'Eliminar chats después de',
    'Días desde el último mensaje o nota, una vez terminado el chat. Déjalo vacío para usar lo que diga tu instalación; sin ello, nunca.',
  ],
  follow_up_after: ['Enviar después de', 'Minutos de inactividad.'],
  business_hours: [
    'Horario de atención',
    'Fuera de él, los visitantes ven el mensaje de ausencia. Aun así pueden escribir, y los agentes en línea reciben los chats.',
  ],
  help_center: ['Centro de ayuda', ''],
  targets: ['Objetivos', ''],
  timezone: ['Zona horaria', ''],
  holidays: ['Festivos', 'Una fecha por línea, por ejemplo 2026-12-25. Cerrado todo el día.'],
};

export const handlers: typeof english.handlers = {
  ai_bot: { label: 'Bot', none: 'Aún no hay bots.', create: 'Crear uno' },
  workflow: { label: 'Flujo de trabajo', none: 'Aún no hay flujos de trabajo.', create: 'Crear uno' },
  choose: 'Elige uno',
};

export const widgetValues: typeof english.widgetValues = {
  handler_type: { agent: 'Agentes', ai_bot: 'Un bot', workflow: 'Un flujo de trabajo' },
  color_scheme: { auto: 'Según el dispositivo del visitante', light: 'Claro', dark: 'Oscuro' },
  position: {
    'bottom-right': 'Abajo a la derecha',
    'bottom-left': 'Abajo a la izquierda',
    'top-right': 'Arriba a la derecha',
    'top-left': 'Arriba a la izquierda',
  },
  launcher_icon: { chat: 'Bocadillo', message: 'Mensaje', help: 'Signo de interrogación', none: 'Ninguno' },
  on_agent_gone: { requeue: 'Reasignar el chat', keep: 'Mantener el chat hasta que el visitante vuelva a escribir' },
};

export const hours: typeof english.hours = {
  open: 'Abierto',
  closed: 'Cerrado',
  allDay: 'Todo el día',
  from: (day, range) => `${day}, horario ${range}, desde`,
  to: (day, range) => `${day}, horario ${range}, hasta`,
  addRange: (day) => `Añadir horario: ${day}`,
  removeRange: (day, range) => `Quitar el horario ${range}: ${day}`,
  pastMidnight: 'hasta el día siguiente',
  copyToAll: 'Copiar a los días laborables',
};

export const preview: typeof english.preview = {
  visitor: '¡Hola! ¿Hacen envíos a Noruega?',
  agent: 'Sí, en dos o tres días.',
  agentName: 'Maya',
  scenes: { start: 'Inicio', chat: 'Chat', offline: 'Ausencia' },
};

export const locales: typeof english.locales = {
  add: 'Añadir idioma',
  help: 'Un código de idioma, por ejemplo es o pt-BR.',
  addAction: 'Añadir',
  remove: (locale) => `Quitar los textos en ${locale}`,
  nameOf: (locale) => {
    try {
      return new Intl.DisplayNames('es', { type: 'language' }).of(locale) ?? locale;
    } catch {
      return locale;
    }
  },
};
