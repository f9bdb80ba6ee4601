/** The inbox: the list. */
import type * as english from '#dashboard/strings/inbox.ts';
import { count } from './count.ts';

/** Conversations. */
export const inbox: typeof english.inbox = {
  title: 'Conversas',
  views: { mine: 'Minhas', unassigned: 'Não atribuídas', snoozed: 'Adiadas', following: 'Seguidas', all: 'Todas' },
  counts: {
    mine: (chats) => count(chats, { other: 'Seus chats abertos: #' }),
    unassigned: (chats) => count(chats, { one: '# chat aguarda um atendente', other: '# chats aguardam um atendente' }),
    snoozed: (chats) => count(chats, { one: '# chat adiado', other: '# chats adiados' }),
    following: (chats) => String(chats),
    all: (chats) => String(chats),
  },
  unreadChats: (chats) =>
    count(chats, { one: '# chat com mensagens não lidas', other: '# chats com mensagens não lidas' }),
  search: 'Buscar nomes, e-mails, mensagens',
  clearSearch: 'Limpar busca',
  followed: 'Chats que sigo',
  filters: 'Filtros',
  clearFilters: 'Limpar filtros',
  statusFilter: 'Status',
  openStatuses: 'Abertas',
  anyStatus: 'Qualquer status',
  department: 'Departamento',
  anyDepartment: 'Qualquer departamento',
  widget: 'Widget',
  anyWidget: 'Qualquer widget',
  agent: 'Atendente',
  anyAgent: 'Qualquer atendente',
  priority: 'Prioridade',
  anyPriority: 'Qualquer prioridade',
  label: 'Etiqueta',
  anyLabel: 'Qualquer etiqueta',
  list: 'Lista de conversas',
  results: (results, more) =>
    more ? `${results}+ resultados` : count(results, { one: '# resultado', other: '# resultados' }),
  loadMore: 'Mostrar mais',
  lookFurther: 'Buscar conversas mais antigas',
  moreFailed: 'Não foi possível carregar mais conversas.',
  behind: (fact, days) => `${fact}: ${days}`,
  leaveNumber: 'Todas as conversas',
  anonymous: 'Visitante',
  noMessage: 'Nenhuma mensagem ainda',
  unread: (messages) => count(messages, { one: '# mensagem não lida', other: '# mensagens não lidas' }),
  waitingSince: (time) => `Aguardando há ${time}`,
  verified: 'Identidade verificada',
  nameTyped: 'Conectado, mas este nome não foi verificado',
  notVerified: 'Identidade não verificada',
  offlineHint: 'Você está offline. Fique online para receber chats.',
  goOnline: 'Ficar online',
  choose: 'Nenhuma conversa selecionada',
  chooseBody: 'Selecione uma na lista ou navegue com J e K.',
  missing: 'Conversa não encontrada',
  missingBody: 'Ela pode ter sido excluída ou estar em um departamento que você não vê.',
};

/** One conversation. */
export const conversation: typeof english.conversation = {
  formerAgent: 'Ex-atendente',
  priorityLabel: (name) => `Prioridade: ${name}`,
  visitor: 'Visitante',
  failed: 'Não enviada',
  failedTo: (name) => `Sua mensagem para ${name} não foi enviada`,
  typing: (who) => `${who} está digitando`,
  snoozedUntil: (time) => `Adiada até ${time}`,
  snoozedUntilReply: 'Adiada até o visitante escrever',
};
