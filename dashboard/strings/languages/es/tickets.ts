/** Spanish: tickets. */
import type * as english from '#dashboard/strings/tickets.ts';

export const tickets: typeof english.tickets = {
  title: 'Tickets',
  lead: 'Lo que queda por hacer después del chat.',
  create: 'Crear ticket',
  createFor: (visitor) => `Crear ticket para ${visitor}`,
  created: (number) => `Ticket #${number} creado`,
  empty: 'Aún no hay tickets',
  emptyBody:
    'Crea uno aquí, o desde una conversación, para todo lo que vaya más allá del chat. Los flujos de trabajo también pueden crearlos.',
  noneMatch: 'Ningún ticket coincide',
  noneOpen: 'No hay tickets abiertos',
  noneOpenBody:
    'Crea uno aquí, o desde una conversación, para todo lo que vaya más allá del chat. Los tickets resueltos y pendientes están en «Cualquier estado».',
  noneMatchBody: 'Prueba con otras palabras, u otro estado o responsable.',
  search: 'Buscar tickets',
  showAll: 'Ver todos los tickets',
  list: 'Tickets',
  number: 'N.º',
  anyStatus: 'Cualquier estado',
  requester: 'Solicitante',
  fields: {
    subject: ['Asunto', ''],
    description: ['Descripción', ''],
    status: ['Estado', ''],
    priority: ['Prioridad', ''],
    assignee_id: ['Responsable', ''],
    name: ['Nombre del solicitante', ''],
    email: [
      'Correo del solicitante',
      'Si el correo está configurado, recibe el número y el asunto cuando creas el ticket.',
    ],
  },
  formerAgent: 'Un antiguo agente',
  anyone: 'Cualquiera',
  me: 'Yo',
  nobody: 'Sin asignar',
  createdAt: 'Creado',
  conversation: 'Conversación',
  more: 'Ver más',
  limitReached:
    'No se envió el correo al solicitante porque se alcanzó el límite diario de correos a visitantes. Dile tú el número.',
  numbered: (number, subject) => `#${number} ${subject}`,
};
