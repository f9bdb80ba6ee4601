/** Spanish: what the team does about a visitor and what they wrote. */
import type * as english from '#dashboard/strings/customers.ts';

export const visitorMenu: typeof english.visitorMenu = {
  label: 'Acciones del visitante',
  edit: 'Editar datos…',
  redact: 'Suprimir un mensaje…',
  merge: 'Combinar con otro chat…',
  mergeVisitor: 'Combinar con otro visitante…',
  block: 'Bloquear visitante…',
};

export const editVisitor: typeof english.editVisitor = {
  title: 'Editar el visitante',
  action: 'Guardar datos',
  fields: {
    name: ['Nombre', ''],
    email: ['Correo', 'Ahí se envían las respuestas que el visitante no llega a ver.'],
    phone: ['Teléfono', ''],
  },
  saved: 'Datos guardados',
};

export const redaction: typeof english.redaction = {
  title: 'Suprimir un mensaje',
  body: 'El contenido del mensaje y sus archivos se eliminan para siempre: aquí, en la página del visitante y en la búsqueda. Los correos y eventos ya enviados no se pueden recuperar. Una línea indica quién lo hizo.',
  choose: 'Mensaje',
  action: 'Suprimir para siempre',
  done: 'Mensaje suprimido',
  none: 'No hay ningún mensaje que suprimir.',
  by: (who, text) => `${who}: ${text}`,
  visitor: 'Visitante',
  note: 'Nota',
  rating: 'Valoración',
  copies: (names) => `Eliminar también lo que se copió de él: ${names}`,
  copiesHelp: 'Atributos cuyo valor aparece en el mensaje y respuestas que guardó un flujo. Los tickets no cambian.',
  team: 'Equipo',
  file: 'Archivo',
};

export const merging: typeof english.merging = {
  title: 'Combinar otro chat con este',
  body: 'El otro chat termina y este continúa. Ambos se pueden seguir leyendo y una línea en cada uno lleva al otro. Si se reabre el otro chat, se deshace.',
  choose: 'El otro chat',
  action: 'Combinar chats',
  done: 'Chats combinados',
  none: 'Este visitante no tiene otro chat.',
  chat: (time, message) => `${time}: ${message}`,
};

export const mergingVisitors: typeof english.mergingVisitors = {
  title: 'Combinar con otro visitante',
  body: 'Tu equipo ve a ambos como una sola persona: datos, chats anteriores y búsqueda. Cada visitante conserva sus propias sesiones y solo ve sus propios chats. Bloquear, exportar o borrar a uno no afecta al otro. Puede separarlos en cualquier momento.',
  search: 'Nombre, correo o palabras de un chat',
  choose: 'El otro visitante',
  none: 'No se encontró ningún otro visitante.',
  action: 'Combinar visitantes',
  done: 'Visitantes combinados',
  lastChat: (time) => `Último chat: ${time}`,
  withEmail: (email, time) => `${email}, último chat: ${time}`,
};

export const samePerson: typeof english.samePerson = {
  title: 'La misma persona',
  separate: (name) => `Separar a ${name}`,
  separated: (name) => `${name} vuelve a ser un visitante aparte`,
};

export const blocking: typeof english.blocking = {
  title: (name) => `¿Bloquear a ${name}?`,
  body: 'Su chat termina y el widget se desactiva para esta persona sin decir por qué. Seguirá bloqueada en todos los dispositivos en los que se la reconozca.',
  action: 'Bloquear visitante',
  done: (name) => `Has bloqueado a ${name}`,
  time: 'Duración',
  times: { '1': '1 hora', '24': '24 horas', '168': '7 días', '720': '30 días', '': 'Para siempre' },
  email: 'Bloquear también su correo',
  emailHelp: (address) =>
    `Nadie podrá entrar con ${address}. Cualquiera puede escribir la dirección de otra persona: elige esto solo si crees que es suya.`,
  network: 'Bloquear también a nuevos visitantes de su red',
  networkHelp: (address) =>
    `${address} puede ser de una empresa, una escuela o una red móvil: también quedarán fuera otras personas que entren desde ahí por primera vez. Durante 7 días como máximo.`,
  reason: 'Motivo',
  reasonHelp: 'Solo lo ve tu equipo.',
  blockedTitle: (name) => `Visitante bloqueado: ${name}`,
  until: (time) => `Hasta ${time}`,
  forEver: 'Para siempre',
  by: (who) => `por ${who}`,
  unblock: 'Desbloquear',
  unblocked: (name) => `Has desbloqueado a ${name}`,
};

export const blockedList: typeof english.blockedList = {
  title: 'Visitantes bloqueados',
  none: 'No hay nadie bloqueado. Puedes bloquear a un visitante en un chat, desde el menú junto a su nombre.',
  visitor: 'Visitante',
  until: 'Hasta',
  also: 'También bloqueado',
  email: 'dirección de correo',
  reason: 'Motivo',
  unblock: (name) => `Desbloquear a ${name}`,
  number: (id) => `Visitante ${id}`,
};
