/** What lists say that show nothing; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/empty-list.ts';

/** What a list says that shows nothing. */
export const emptyList: typeof english.emptyList = {
  notYet: ['Nada encontrado até agora', 'As conversas mais antigas ainda não foram pesquisadas.'],
  empty: {
    mine: ['Tudo em dia', 'Novos chats atribuídos a você aparecem aqui.'],
    unassigned: ['Ninguém está esperando', 'Os chats esperam aqui até um atendente ficar livre.'],
    snoozed: ['Nada adiado', 'Adie um chat (S) para deixá-lo de lado até um horário, ou até o visitante escrever.'],
    following: [
      'Você não segue nenhum chat',
      'Siga o chat de um colega pelo menu dele. Quem é mencionado em uma nota também segue.',
    ],
    all: ['Nenhuma conversa', 'As conversas aparecem aqui quando visitantes escrevem para você.'],
    search: [
      'Nenhum resultado',
      'A busca abrange nomes, e-mails e mensagens dos chats dos últimos 90 dias. Tente menos palavras ou palavras mais curtas.',
    ],
    behind: ['Nenhuma conversa para este número', 'Elas podem ter sido excluídas depois.'],
    filtered: ['Nenhuma conversa encontrada', 'Limpe um filtro para ver mais.'],
  },
};
