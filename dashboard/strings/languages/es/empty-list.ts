/** Spanish: what lists say that show nothing. */
import type * as english from '#dashboard/strings/empty-list.ts';

const empty: Record<string, [string, string]> = {
  mine: ['Todo al día', 'Aquí aparecen los chats nuevos que se te asignan.'],
  unassigned: ['Nadie está esperando', 'Aquí esperan los chats hasta que haya un agente libre.'],
  snoozed: [
    'No hay nada pospuesto',
    'Pospón un chat (S) para apartarlo hasta un momento dado o hasta que escriba el visitante.',
  ],
  following: [
    'No sigues ningún chat',
    'Sigue el chat de un compañero desde su menú. Quien se menciona en una nota también lo sigue.',
  ],
  all: ['No hay conversaciones', 'Aparecerán aquí cuando te escriban los visitantes.'],
  search: [
    'Sin resultados',
    'La búsqueda abarca nombres, correos y mensajes de chats de los últimos 90 días. Prueba con menos palabras o más cortas.',
  ],
  behind: ['No hay conversaciones para esta cifra', 'Puede que se hayan eliminado desde entonces.'],
  filtered: ['Ninguna conversación coincide', 'Quita un filtro para ver más.'],
};

export const emptyList: typeof english.emptyList = {
  notYet: ['Nada por ahora', 'Aún no se ha buscado en las conversaciones más antiguas.'],
  empty,
};
