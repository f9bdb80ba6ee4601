/** Spanish: notifications, and the page that agents choose them on. */
import type * as english from '#dashboard/strings/notices.ts';

export const notifications: typeof english.notifications = {
  waiting: (name) => `${name} espera a un agente`,
  assigned: (name) => `Chat nuevo de ${name}`,
  transferred: (name) => `Te han transferido el chat con ${name}`,
  message: (name) => `Mensaje nuevo de ${name}`,
  mention: (name) => `Te han mencionado en el chat con ${name}`,
  target: (name) => `El chat con ${name} está a punto de incumplir su objetivo`,
};

export const pushed: typeof english.pushed = {
  someone: 'un visitante',
  assigned: (name) => `Chat nuevo de ${name}`,
  message: (name) => `Mensaje nuevo de ${name}`,
  mention: (name) => `Te han mencionado en el chat con ${name}`,
  target: (name) => `El chat con ${name} está a punto de incumplir su objetivo`,
  missed: (name) => `Chat perdido: el de ${name} ha vuelto a la cola`,
  waiting: (name) => `No hay nadie en línea: espera un chat de ${name}`,
};

export const notices: typeof english.notices = {
  title: 'Notificaciones',
  lead: 'Estas opciones se aplican a ti, en todos los navegadores.',
  notAnAgent: 'Solo los agentes reciben avisos de chats. Pide a un administrador que te añada como agente.',
  notLoaded: 'No se pudieron cargar tus opciones; puede que estas no estén al día.',
  caption: 'De qué se te avisa y cómo',
  event: 'Evento',
  kinds: {
    new_chat: 'Chat nuevo',
    message: 'Mensaje nuevo',
    mention: 'Mención en una nota',
    missed: 'Chat perdido',
    target: 'Objetivo en riesgo',
  },
  kindsHelp: {
    new_chat: 'Asignado a ti o esperando en tu cola',
    message: 'En uno de tus chats',
    mention: 'Alguien del equipo escribió tu nombre',
    missed: 'Volvió a la cola porque no respondiste',
    target: 'Un chat tuyo está a punto de incumplir su objetivo',
  },
  channels: { sound: 'Sonido', desktop: 'Escritorio', push: 'Push', mail: 'Correo' },
  cell: (kind, channel) => `${kind}: ${channel}`,
  none: '—',
  sound: 'Los sonidos se oyen mientras el panel está abierto.',
  desktop: 'Las notificaciones de escritorio aparecen mientras el panel está abierto en otra pestaña o ventana.',
  desktopAsk: 'Este navegador aún no tiene permiso para mostrarlas.',
  allow: 'Permitir en este navegador',
  blocked:
    'Tu navegador bloquea las notificaciones de este sitio. Permítelas en los ajustes del navegador para este sitio y recarga.',
  push: 'Las notificaciones push llegan a tus dispositivos mientras el panel está cerrado.',
  unsupported: 'Este navegador no puede recibir notificaciones push.',
  needsInstall:
    'En un iPhone o iPad, añade primero el panel a la pantalla de inicio: Compartir y luego Añadir a pantalla de inicio. Después ábrelo desde ahí.',
  turnOn: 'Activar en este dispositivo',
  turnOff: 'Desactivar en este dispositivo',
  failed: 'No se pudo registrar este dispositivo en su servicio push. Comprueba la conexión e inténtalo de nuevo.',
  noMail: 'Esta instalación no envía correos, así que no se avisa a nadie por correo.',
  mail: 'Los correos se envían solo mientras el panel está cerrado.',
  showsText: 'Mostrar el texto en las notificaciones push',
  showsTextHelp: 'Cualquiera que vea la pantalla bloqueada puede leerlo.',
  devices: 'Dispositivos que reciben notificaciones push',
  unnamed: 'Dispositivo sin nombre',
  thisDevice: 'Este dispositivo',
  since: (date) => `Desde ${date}`,
  remove: 'Quitar',
  removeNamed: (device) => `Quitar ${device}`,
  install: 'Instalar la aplicación',
  installHelp: 'El panel se abre en su propia ventana, desde la pantalla de inicio o el dock.',
  installHint:
    'Puedes instalar el panel como aplicación: elige «Instalar» o «Añadir a pantalla de inicio» en el menú del navegador.',
  installed: 'El panel está instalado como aplicación.',
};
