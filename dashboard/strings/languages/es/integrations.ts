/** Spanish: the page of modules. */
import type * as english from '#dashboard/strings/integrations.ts';
import { counted } from '#dashboard/strings/languages/es/counted.ts';

const counts: typeof english.modules.counts = {
  live_chat: (widgets) => counted(widgets, 'widget', 'widgets'),
  webhooks: (webhooks) => counted(webhooks, 'webhook', 'webhooks'),
  api_keys: (keys) => counted(keys, 'clave', 'claves'),
  ai: (bots) => counted(bots, 'bot', 'bots'),
};

const words: typeof english.modules.words = {
  live_chat: {
    name: 'Chat en vivo',
    body: 'Widgets en tus sitios web, con los que los visitantes chatean con tu equipo.',
    cost: 'Unos 0,12 USD por 1000 chats de 20 mensajes. 0,96 USD al mes mientras nadie chatea.',
    data: 'Los nombres, direcciones y mensajes de los visitantes se quedan en tu cuenta de AWS.',
    manage: ['Widgets', '/widgets'],
  },
  email: {
    name: 'Correo',
    body: 'Respuestas sin leer, copias de chats, tickets y avisos al equipo por correo.',
    cost: '0,10 USD por 1000 correos.',
    data: 'Amazon SES envía los textos de respuestas y chats al servidor de correo del destinatario.',
    manage: ['Destinatarios del equipo', '/team-settings'],
  },
  email_replies: {
    name: 'Respuestas por correo',
    body: 'Lo que un visitante responde a un correo se convierte en un mensaje del chat.',
    cost: '0,0002 USD por respuesta.',
    data: 'Amazon SES recibe el correo. Se elimina a los dos días; su texto se queda en el chat.',
  },
  webhooks: {
    name: 'Webhooks',
    body: 'Envía eventos, como chats y mensajes nuevos, a tus propios servidores.',
    cost: '0,006 USD por 1000 eventos y 0,003 USD al mes por cada webhook.',
    data: 'Cada webhook recibe las conversaciones, visitantes y mensajes de sus eventos. Las entregas se conservan 30 días.',
    manage: ['Webhooks', '/webhooks'],
  },
  event_bus: {
    name: 'Amazon EventBridge',
    body: 'Publica los mismos eventos en un bus de eventos, para otras partes de tu cuenta de AWS.',
    cost: '0,001 USD por 1000 eventos.',
    data: 'Los eventos se quedan en tu cuenta de AWS hasta que una de tus reglas los reenvíe.',
  },
  api_keys: {
    name: 'Claves de API',
    body: 'Permite que los programas usen la API como lector, agente o administrador.',
    cost: '0,06 USD por millón de solicitudes más que las mismas solicitudes de una persona.',
    data: 'Un programa ve lo que ve su rol. Lo que cambia en los ajustes queda en el registro de auditoría.',
    manage: ['Claves de API', '/api-keys'],
  },
  mcp: {
    name: 'MCP',
    body: 'Permite que un asistente de IA busque chats, lea informes y redacte borradores de artículos. Inicia sesión con una clave de API.',
    cost: 'Solo sus solicitudes.',
    data: 'El asistente, y quien opere su modelo, ve lo que ve el rol de la clave.',
    path: '/api/v1/live-chat/mcp',
    manage: ['Claves de API', '/api-keys'],
  },
  ai: {
    name: 'Bots de IA',
    body: 'Bots que responden a partir de tus artículos, con o sin un modelo de lenguaje.',
    cost: 'Nada más para los bots integrados. Los modelos cuestan lo que su proveedor cobra por token.',
    data: 'Los bots integrados no envían nada a ningún sitio. Un modelo recibe el chat y los artículos adecuados: Bedrock en tu cuenta de AWS o el proveedor que elijas.',
    manage: ['Bots', '/bots'],
  },
  files: {
    name: 'Archivos',
    body: 'Imágenes, documentos y mensajes de voz en los chats.',
    cost: '0,02 USD por 1000 archivos enviados y mostrados una vez, 0,023 USD por GB y mes, 0,09 USD por GB descargado.',
    data: 'Los archivos están en un bucket privado de tu cuenta de AWS. Sus enlaces funcionan cinco minutos.',
    manage: ['Widgets', '/widgets'],
  },
  push: {
    name: 'Notificaciones push',
    body: 'Los mensajes nuevos llegan a los agentes que tienen el panel cerrado. Cada agente las activa en Preferencias.',
    cost: '0,002 USD por 1000 notificaciones.',
    data: 'El servicio push del fabricante del navegador transporta la notificación; solo el navegador puede leerla.',
    manage: ['Preferencias', '/preferences'],
  },
  crm_card: {
    name: 'Tarjeta de CRM',
    body: 'Muestra junto al chat lo que tu CRM sabe de un visitante.',
    cost: 'Solo sus solicitudes.',
    data: 'El CRM recibe quién es el visitante cuando un agente abre un chat. Los hosts permitidos se definen en la instalación.',
    manage: ['Ajustes del equipo', '/team-settings'],
  },
};

export const modules: typeof english.modules = {
  title: 'Módulos',
  lead: 'Lo que usa el chat en vivo y con qué se conecta, lo que cuesta cada parte y adónde van sus datos.',
  cost: 'Coste',
  data: 'Datos',
  states: { on: 'Activado', off: 'Desactivado', needs_setting: 'Falta un ajuste' },
  categories: {
    channels: 'Canales',
    events: 'Eventos',
    access: 'Acceso para programas',
    ai: 'IA',
    conversations: 'En las conversaciones',
  },
  setting: (file, within) =>
    `Para activarlo, añade esto a «${within}» en ${file} con tus propios valores y vuelve a desplegar:`,
  settingAgents: 'Puede activarlo quien despliega el chat en vivo.',
  counts,
  switchOn: 'Activar',
  switchOff: 'Desactivar',
  switchOffTitle: '¿Desactivar el chat en vivo?',
  switchOffBody:
    'En diez segundos, ningún widget aceptará chats nuevos; los visitantes que lo intenten leerán «El chat no está disponible en este momento.» Los chats abiertos siguen como siempre. Cuando lo actives de nuevo, cada widget estará como antes.',
  switchedOff: 'El chat en vivo está desactivado. Se rechazan los chats nuevos.',
  switchedOn: 'El chat en vivo está activado',
  off: 'El chat en vivo está desactivado. Ningún widget acepta chats nuevos; los abiertos continúan.',
  offLink: 'Ir a Módulos',
  words,
};
