/** Spanish: the first page. */
import type * as english from '#dashboard/strings/home.ts';

export const home: typeof english.home = {
  title: 'Inicio',
  active: 'Activas',
  activeHelp: 'Necesitan respuesta',
  waiting: 'Esperan al visitante',
  waitingHelp: 'Tu equipo respondió el último',
  pending: 'Pendientes',
  pendingHelp: 'Esperan a un agente',
  started: 'Iniciadas hoy',
  resolved: 'Resueltas hoy',
  response: 'Primera respuesta',
  resolution: 'Tiempo de resolución',
  satisfaction: 'Satisfacción',
  lastDays: 'Media de los últimos 7 días',
  noSample: 'Aún no hay datos',
  onlineAgents: 'Agentes en línea',
  nobodyOnline: 'No hay agentes en línea',
  nobodyOnlineBody: 'Los visitantes ven el mensaje de ausencia hasta que alguien se conecte.',
  recent: 'Conversaciones recientes',
  noRecent: 'Aún no hay conversaciones',
  noRecentBody: 'El primer mensaje de un visitante inicia una.',
  allConversations: 'Todas las conversaciones',
  activeWidgets: 'Widgets activos',
  noWidgets: 'No hay widgets activos',
  noWidgetsBody: 'Los visitantes aún no pueden escribirte. Crea un widget y añádelo a tu sitio.',
  createWidget: 'Crear widget',
  demoShop: 'Abrir tienda de demostración',
};

export const firstHour: typeof english.firstHour = {
  title: 'Primeros pasos',
  complete: 'Has completado los primeros pasos',
  progress: (count, all) => `${count} de ${all} hechos`,
  hide: 'Ocultar los primeros pasos',
  show: 'Mostrar los primeros pasos',
  done: 'hecho',
  needsWidget: 'Crea primero un widget',
  steps: {
    agent: {
      title: 'Conviértete en agente',
      body: 'Los agentes responden a los chats. Puedes hacerlo además de configurar.',
      action: 'Ser agente',
    },
    widget: {
      title: 'Crea un widget',
      body: 'La ventana de chat de tu sitio: sus colores, textos y posición.',
      action: 'Crear widget',
    },
    try: {
      title: 'Pruébalo en una página',
      body: 'Abre una página con tu widget. Escribe como visitante y responde aquí.',
      action: 'Abrir la página',
    },
    colleague: {
      title: 'Invita a alguien de tu equipo',
      body: 'Con dos agentes, los chats se responden aunque falte uno.',
      action: 'Invitar',
    },
    hours: {
      title: 'Define el horario de atención',
      body: 'En tu widget, abre «Horario de atención» y elige días y horas. Fuera de él, los visitantes ven el mensaje de ausencia.',
      action: 'Definir horario',
    },
    bot: {
      title: 'Enseña al bot',
      body: 'Dale unos cuantos artículos y responderá a las preguntas más frecuentes.',
      action: 'Añadir artículos',
    },
  },
};
