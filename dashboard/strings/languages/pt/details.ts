/** The details of a conversation, which load after it; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/details.ts';
import { count } from './count.ts';

/** The visitor and what is known about the conversation. */
export const details: typeof english.details = {
  title: 'Detalhes',
  visitor: 'Visitante',
  email: 'E-mail',
  phone: 'Telefone',
  externalId: 'Seu próprio ID',
  local: 'Hora local',
  language: 'Idioma',
  browser: 'Navegador',
  address: 'Endereço IP',
  copy: (what) => `Copiar: ${what}`,
  fromSite: 'Do seu site',
  referrer: 'Origem',
  pages: 'Páginas',
  now: 'agora',
  noPages: 'Nenhuma página registrada',
  started: 'Página inicial do chat',
  conversation: 'Conversa',
  labels: 'Etiquetas',
  addLabel: 'Adicionar etiqueta',
  removeLabel: (label) => `Remover a etiqueta ${label}`,
  department: 'Departamento',
  defaultDepartment: 'Padrão',
  widget: 'Widget',
  created: 'Início',
  firstResponse: 'Tempo da primeira resposta',
  until: (time) => `Até ${time}`,
  untilReply: 'Até o visitante escrever',
  rating: 'Avaliação',
  stars: (stars) => `${count(stars, { one: '# estrela', other: '# estrelas' })} de 5`,
  attributes: 'Atributos',
  noAttributes: 'Nenhum atributo ainda',
  continues: 'Continuação de',
  closedChat: 'um chat fechado',
  editAttributes: 'Editar atributos',
  attributeValue: 'Valor',
  saveAttributes: 'Salvar atributos',
  earlier: 'Conversas anteriores',
  noEarlier: 'Nenhuma conversa anterior',
  moreEarlier: 'Mostrar mais',
  tickets: 'Tickets',
  noTickets: 'Nenhum ticket ainda',
  newTicket: 'Criar ticket',
  export: 'Exportar dados',
  erase: 'Excluir dados do visitante…',
  eraseTitle: (name) => `Excluir todos os dados de ${name}?`,
  eraseBody:
    'Os chats abertos terminam, e as conversas, as visitas a páginas e o conteúdo dos tickets são excluídos para sempre. Os totais dos relatórios ficam; eles não contêm dados pessoais.',
  eraseAction: 'Excluir para sempre',
  erased: (name) => `Todos os dados de ${name} foram excluídos`,
};

/** The button and the card. */
export const ownSystems: typeof english.ownSystems = {
  blocked: 'Seu navegador bloqueou a nova aba. Permita pop-ups para este site e tente de novo.',
  nothing: 'Nada se sabe sobre este visitante',
  failures: {
    unreachable: 'Não foi possível acessar seu sistema.',
    too_slow: 'Seu sistema levou mais de 3 segundos.',
    refused: 'Seu sistema respondeu com um erro.',
    unreadable: 'A resposta do seu sistema não pode ser exibida.',
  },
};

/** The visitor's earlier chats, above the first row of the open one. */
export const earlierChats: typeof english.earlierChats = {
  show: 'Mostrar chats anteriores',
  more: 'Mostrar mais chats anteriores',
  none: 'Nenhum chat anterior',
  failed: 'Não foi possível carregar os chats anteriores.',
  of: (time) => `Chat: ${time}`,
  onlyNewest: ({ shown, all }) => `Os ${shown} itens mais recentes de ${all}`,
  open: 'Abrir este chat',
};
