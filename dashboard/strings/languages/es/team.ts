/** Spanish: agents, departments, canned responses. */
import type * as english from '#dashboard/strings/team.ts';

export const agents: typeof english.agents = {
  title: 'Agentes',
  lead: 'Miembros del equipo que responden a los chats.',
  add: 'Añadir agente',
  save: 'Guardar',
  empty: 'Aún no hay agentes',
  emptyBody: 'Los chats solo se pueden asignar a agentes. Añádete o añade a alguien del equipo.',
  agent: 'Agente',
  statusColumn: 'Estado',
  chats: 'Chats',
  departmentsColumn: 'Departamentos',
  rating: 'Valoración',
  total: 'Total de chats',
  lastActive: 'Última actividad',
  never: 'Nunca',
  ago: (time) => `hace ${time}`,
  fields: {
    user_id: ['Miembro del equipo', 'Miembros de tu proveedor de identidad que aún no son agentes.'],
    max_concurrent_chats: ['Máximo de chats simultáneos', '{min}–{max}. No afecta a los chats actuales.'],
    department_ids: ['Departamentos', 'Déjalo vacío para el predeterminado. Hasta {count}.'],
    languages: [
      'Idiomas',
      'Un código por línea, como de o pt. Los departamentos pueden compararlos con el idioma del visitante.',
    ],
    skills: [
      'Conocimientos',
      'Una etiqueta por línea. Los departamentos pueden compararlas con las etiquetas de los chats.',
    ],
  },
  chooseMember: 'Elige un miembro del equipo',
  noMembers: 'Todos son ya agentes',
  noMembersBody:
    'Invita a personas en Equipo; serán agentes de inmediato. Con tu propio proveedor de identidad, aparecen aquí después de iniciar sesión.',
  added: (name) => `Has añadido a ${name} como agente`,
  editTitle: (name) => `Editar ${name}`,
  removeTitle: (name) => `¿Quitar a ${name} como agente?`,
  removeBody:
    'Sus chats abiertos vuelven a la cola. Las conversaciones pasadas conservan su nombre. Se eliminan sus respuestas predefinidas propias. Puede seguir iniciando sesión.',
  remove: 'Quitar agente',
  removed: (name) => `${name} ya no es agente`,
  statusOf: ({ name }) => `Estado de ${name}`,
  setBy: ({ name }) => `Cambiado por ${name}`,
  load: (current, most) => `${current} de ${most}`,
};

export const departments: typeof english.departments = {
  title: 'Departamentos',
  lead: 'Cada uno tiene su propia cola. Un widget envía sus chats a un departamento; un agente puede atender hasta 10.',
  add: 'Crear departamento',
  fields: {
    name: ['Nombre', ''],
    notify_emails: [
      'Correo cuando no hay nadie en línea',
      'Una dirección por línea, hasta {count}. Reciben un correo cuando un chat espera aquí y no hay nadie en línea, como mucho cada 15 minutos.',
    ],
  },
  empty: 'Solo el departamento predeterminado',
  emptyBody:
    'Es suficiente para la mayoría de los equipos. Crea departamentos para dirigir ventas y soporte a agentes distintos.',
  removeTitle: (name) => `¿Eliminar ${name}?`,
  removeBody: 'Los agentes conservan los chats que ya tienen.',
  removed: 'Departamento eliminado',
  agentsColumn: 'Agentes',
  unserved: 'Ninguno: los chats esperan',
  unservedHelp:
    'Hay widgets que envían chats aquí, pero ningún agente está en este departamento. Añade uno en Agentes.',
  widgetsColumn: 'Widgets',
};

export const canned: typeof english.canned = {
  title: 'Respuestas predefinidas',
  lead: 'Respuestas listas para preguntas habituales. Escribe / y el atajo en una respuesta o una nota para insertar una.',
  add: 'Crear respuesta',
  fields: {
    shortcut: ['Atajo', 'a–z, 0–9, _ y -, sin la barra.'],
    title: ['Título', ''],
    content: [
      'Texto',
      'Completa {{visitor.name}}, {{visitor.email}}, {{agent.name}} y {{attributes.key}}, con un texto alternativo si quieres: {{visitor.name|qué tal}}. Los agentes pueden editarlo antes de enviar.',
    ],
    actions: ['Acciones', 'Se hacen al enviar la respuesta. Los agentes las ven antes y pueden quitar cualquiera.'],
    files: ['Archivos', 'Hasta cinco. Se envían copias. Los agentes los ven antes y pueden quitar cualquiera.'],
    department_id: ['Disponible para', ''],
  },
  everybody: 'Todos',
  empty: 'Aún no hay respuestas predefinidas',
  emptyBody: 'Guarda las respuestas que más da tu equipo. «/reembolso» es más rápido que volver a escribirlas.',
  removeTitle: (name) => `¿Eliminar «${name}»?`,
  removeBody: 'Las conversaciones que la usaron conservan su texto.',
  removed: 'Respuesta predefinida eliminada',
};

export const teamSettings: typeof english.teamSettings = {
  title: 'Ajustes del equipo',
  lead: 'Correos a tu equipo, su zona horaria, quién ve qué, qué se oculta y tus propios sistemas.',
  waiting: 'Chats en espera',
  calls: 'Llamadas',
  assignmentHelp: 'Para los chats de widgets sin departamento. Cada departamento tiene sus propias opciones.',
  access: 'Acceso',
  agentsSee: { all: 'Todos los chats', own_departments: 'Los chats de sus departamentos' },
  report: 'Informe semanal',
  masking: 'Datos ocultos',
  fields: {
    notify_emails: [
      'Correo cuando no hay nadie en línea',
      'Una dirección por línea, hasta {count}. Reciben un correo cuando espera un chat de un widget sin departamento y no hay nadie en línea, como mucho cada 15 minutos. Cada departamento tiene su propia lista.',
    ],
    report_emails: [
      'Enviar el informe semanal a',
      'Una dirección por línea, hasta {count}. Se envía los lunes a las 7:00.',
    ],
    time_zone: ['Zona horaria', 'Decide cuándo se envía el informe y cuándo empiezan sus días.'],
    agents_see: [
      'Los agentes ven',
      'Con «Los chats de sus departamentos», los agentes encuentran, leen y reciben avisos de los chats de los departamentos que atienden y de los que tienen asignados. Un agente sin departamento atiende el predeterminado. Los supervisores y administradores lo ven todo. Vale en diez segundos.',
    ],
    call_link: [
      'Dirección para llamadas',
      'Una dirección https con {room} una vez, como https://meet.example.com/{room}. Los agentes inician una llamada desde un chat: el visitante recibe el enlace, con una sala aleatoria en lugar de {room}. Déjalo vacío para no ofrecer llamadas.',
    ],
    mask_cards: [
      'Ocultar números de tarjeta',
      'Antes de guardar un mensaje, borrador, campo de formulario o atributo, se sustituyen todos los dígitos menos los cuatro últimos. Nadie puede recuperarlos.',
    ],
    mask_patterns: [
      'Ocultar también',
      'Un patrón por línea, hasta {count}, por ejemplo \\b\\d{3}-\\d{2}-\\d{4}\\b. Un patrón tiene caracteres, clases como [A-Z] y \\d, repeticiones y |, pero no grupos. Se aplica en menos de un minuto a lo que se escriba desde entonces.',
    ],
  },
  noMail:
    'Esta instalación no envía correos: ninguna de estas direcciones recibirá nada hasta que se configure una dirección de remitente.',
};

export const ownSystemSettings: typeof english.ownSystemSettings = {
  link: 'Enlace en los detalles de un chat',
  card: 'Tarjeta en los detalles de un chat',
  fields: {
    link_label: ['Texto del botón', 'Por ejemplo, «Abrir en la tienda». Sin ambos campos, no hay botón.'],
    link_url: [
      'Dirección',
      'Una dirección https con {token} una vez. Se sustituye por un token firmado que identifica al visitante, el chat y el agente durante 60 segundos.',
    ],
    card_title: ['Título', 'Por ejemplo, «Cliente». Sin ambos campos, no hay tarjeta.'],
    card_url: ['Dirección', 'Se consulta cuando un agente abre un chat, con un token firmado.'],
  },
  noHosts:
    'En esta instalación, las tarjetas aún no pueden consultar ningún host. Quien la gestiona añade uno a cardHosts en sus ajustes y vuelve a desplegar.',
  hosts: (hosts) => `Hosts que las tarjetas pueden consultar en esta instalación: ${hosts.join(', ')}`,
  secret: {
    section: 'Secreto del enlace y la tarjeta',
    help: 'Firma los tokens de ambos, para que tu servidor sepa que vienen de aquí.',
    create: 'Crear un secreto…',
    replace: 'Reemplazar el secreto…',
    missing:
      'Aún no hay ninguno. Sin él no funcionan ni el enlace, ni la tarjeta, ni las herramientas de bots que preguntan a tu servidor.',
    title: '¿Crear un secreto nuevo?',
    body: 'Se muestra una sola vez. Ponlo en tu propio servidor. El anterior deja de funcionar de inmediato.',
    action: 'Crear secreto',
    shown: 'Copia ahora el secreto',
  },
};
