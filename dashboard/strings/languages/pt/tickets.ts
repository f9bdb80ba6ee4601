/** Tickets; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/tickets.ts';

/** The list, a ticket, and creating one. */
export const tickets: typeof english.tickets = {
  title: 'Tickets',
  lead: 'O acompanhamento depois do chat.',
  create: 'Criar ticket',
  createFor: (visitor) => `Criar ticket para ${visitor}`,
  created: (number) => `Ticket nº ${number} criado`,
  empty: 'Nenhum ticket ainda',
  emptyBody:
    'Crie um aqui, ou a partir de uma conversa, para tudo o que vai além do chat. Os fluxos também podem criá-los.',
  noneMatch: 'Nenhum ticket encontrado',
  noneOpen: 'Nenhum ticket aberto',
  noneOpenBody:
    'Crie um aqui, ou a partir de uma conversa, para tudo o que vai além do chat. Tickets resolvidos e pendentes estão em “Qualquer status”.',
  noneMatchBody: 'Tente outras palavras, outro status ou outro responsável.',
  search: 'Buscar tickets',
  showAll: 'Mostrar todos os tickets',
  list: 'Tickets',
  number: 'Nº',
  anyStatus: 'Qualquer status',
  requester: 'Solicitante',
  fields: {
    subject: ['Assunto', ''],
    description: ['Descrição', ''],
    status: ['Status', ''],
    priority: ['Prioridade', ''],
    assignee_id: ['Responsável', ''],
    name: ['Nome do solicitante', ''],
    email: [
      'E-mail do solicitante',
      'Se o e-mail estiver configurado, ele recebe o número e o assunto quando você cria o ticket.',
    ],
  },
  formerAgent: 'Um ex-atendente',
  anyone: 'Qualquer pessoa',
  me: 'Eu',
  nobody: 'Não atribuído',
  createdAt: 'Criado',
  conversation: 'Conversa',
  more: 'Mostrar mais',
  limitReached:
    'O solicitante não recebeu e-mail porque o limite diário de e-mails a visitantes foi atingido. Passe o número a ele por outro meio.',
  numbered: (number, subject) => `Nº ${number} · ${subject}`,
};
