/** Spanish: the frame around every page. */
import type * as english from '#dashboard/strings/shell.ts';

export const session: typeof english.session = {
  starting: 'Iniciando sesión…',
  signedOut: 'Has cerrado sesión',
  signedOutBody: 'Inicia sesión para responder a tus visitantes.',
  signIn: 'Iniciar sesión',
  signOut: 'Cerrar sesión',
  failed: 'No se pudo iniciar sesión',
  expired: 'Tu sesión ha caducado',
  discard: {
    title: '¿Cerrar sesión?',
    body: 'Parte de lo que escribiste no se ha enviado o guardado. Al cerrar sesión se descarta.',
    action: 'Descartar y cerrar sesión',
  },
  expiredBody: 'Inicia sesión de nuevo para continuar. Tus borradores están guardados.',
};

export const shell: typeof english.shell = {
  navigation: 'Menú principal',
  home: 'Inicio',
  conversations: 'Conversaciones',
  tickets: 'Tickets',
  visitors: 'Visitantes',
  reports: 'Informes',
  widgets: 'Widgets',
  bots: 'Bots',
  workflows: 'Flujos de trabajo',
  rules: 'Reglas',
  agents: 'Agentes',
  team: 'Equipo',
  departments: 'Departamentos',
  teamSettings: 'Ajustes del equipo',
  fields: 'Etiquetas y atributos',
  integrations: 'Integraciones',
  modules: 'Módulos',
  webhooks: 'Webhooks',
  apiKeys: 'Claves de API',
  audit: 'Registro de auditoría',
  cannedResponses: 'Respuestas predefinidas',
  settings: 'Preferencias',
  expand: 'Expandir menú',
  collapse: 'Contraer menú',
  more: 'Más páginas',
  commands: 'Comandos',
  shortcuts: 'Atajos de teclado',
  status: 'Tu estado',
  statusNow: (name) => `Tu estado: ${name}`,
  connecting: 'Conectando…',
  live: 'Conectado',
  retrying: 'Conexión perdida. Reconectando…',
  withoutSocket:
    'Se perdió la conexión en vivo. Los mensajes pueden llegar hasta 30 segundos tarde y no recibirás chats nuevos.',
  recovered: 'Vuelves a estar en línea. No te has perdido nada.',
  silenced: 'Tu navegador silenció un sonido. Haz clic aquí o pulsa una tecla para oír los siguientes.',
  stopped: 'No conectado',
  account: 'Cuenta',
  theme: { auto: 'Según el sistema', light: 'Claro', dark: 'Oscuro', label: 'Tema' },
};

export const preferences: typeof english.preferences = {
  title: 'Preferencias',
  appearance: 'Apariencia',
  appearanceHelp: 'En este navegador.',
  language: 'Idioma',
  languageHelp: 'En este navegador. Los textos propios de tu equipo no cambian.',
  automatic: (language) => `Según el navegador (${language})`,
};
