/** What the team does about a visitor and what they wrote; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/customers.ts';

/** The entries of the menu next to the visitor's name. */
export const visitorMenu: typeof english.visitorMenu = {
  label: 'Ações do visitante',
  edit: 'Editar dados…',
  redact: 'Suprimir uma mensagem…',
  merge: 'Mesclar outro chat…',
  mergeVisitor: 'Mesclar com outro visitante…',
  block: 'Bloquear visitante…',
};

/** Changing details. */
export const editVisitor: typeof english.editVisitor = {
  title: 'Editar o visitante',
  action: 'Salvar dados',
  fields: {
    name: ['Nome', ''],
    email: ['E-mail', 'As respostas que o visitante perder são enviadas para ele.'],
    phone: ['Telefone', ''],
  },
  saved: 'Dados salvos',
};

/** Redacting. */
export const redaction: typeof english.redaction = {
  title: 'Suprimir uma mensagem',
  body: 'O conteúdo da mensagem e os arquivos dela são removidos para sempre: aqui, na página do visitante e na busca. E-mails e eventos já enviados não podem ser recolhidos. Uma linha informa quem fez isso.',
  choose: 'Mensagem',
  action: 'Suprimir para sempre',
  done: 'Mensagem suprimida',
  none: 'Não há mensagem para suprimir.',
  by: (who, text) => `${who}: ${text}`,
  visitor: 'Visitante',
  note: 'Nota',
  rating: 'Avaliação',
  copies: (names) => `Remover também o que foi copiado dela: ${names}`,
  copiesHelp: 'Atributos cujo valor aparece na mensagem e respostas que um fluxo salvou. Os tickets não mudam.',
  team: 'Equipe',
  file: 'Arquivo',
};

/** Merging two chats of a visitor. */
export const merging: typeof english.merging = {
  title: 'Mesclar outro chat com este',
  body: 'O outro chat termina, e este continua. Os dois continuam legíveis, e uma linha em cada um leva ao outro. Reabrir o outro chat desfaz a mesclagem.',
  choose: 'O outro chat',
  action: 'Mesclar chats',
  done: 'Chats mesclados',
  none: 'Este visitante não tem outro chat.',
  chat: (time, message) => `${time}: ${message}`,
};

export const mergingVisitors: typeof english.mergingVisitors = {
  title: 'Mesclar com outro visitante',
  body: 'Sua equipe vê os dois como uma só pessoa: dados, chats anteriores e busca. Cada visitante mantém as próprias sessões e vê apenas os próprios chats. Bloquear, exportar ou apagar um não afeta o outro. Você pode separá-los a qualquer momento.',
  search: 'Nome, e-mail ou palavras de um chat',
  choose: 'O outro visitante',
  none: 'Nenhum outro visitante encontrado.',
  action: 'Mesclar visitantes',
  done: 'Visitantes mesclados',
  lastChat: (time) => `Último chat: ${time}`,
  withEmail: (email, time) => `${email}, último chat: ${time}`,
};

export const samePerson: typeof english.samePerson = {
  title: 'A mesma pessoa',
  separate: (name) => `Separar ${name}`,
  separated: (name) => `${name} voltou a ser um visitante à parte`,
};

/** Blocking. */
export const blocking: typeof english.blocking = {
  title: (name) => `Bloquear ${name}?`,
  body: 'O chat termina, e o widget é desativado para essa pessoa sem dizer por quê. Ela continua bloqueada em todos os dispositivos em que você a conhece.',
  action: 'Bloquear visitante',
  done: (name) => `Visitante bloqueado: ${name}`,
  time: 'Por quanto tempo',
  times: { '1': '1 hora', '24': '24 horas', '168': '7 dias', '720': '30 dias', '': 'Para sempre' },
  email: 'Bloquear também o endereço de e-mail',
  emailHelp: (address) =>
    `Ninguém entra com ${address}. Qualquer um pode digitar o endereço de outra pessoa; escolha isto só se você acredita que é mesmo dela.`,
  network: 'Bloquear também novos visitantes da mesma rede',
  networkHelp: (address) =>
    `${address} pode ser compartilhado por uma empresa, uma escola ou uma rede móvel: quem vem de lá pela primeira vez também fica de fora. Por até 7 dias.`,
  reason: 'Motivo',
  reasonHelp: 'Só a sua equipe vê.',
  blockedTitle: (name) => `Visitante bloqueado: ${name}`,
  until: (time) => `Até ${time}`,
  forEver: 'Para sempre',
  by: (who) => `por ${who}`,
  unblock: 'Desbloquear',
  unblocked: (name) => `Visitante desbloqueado: ${name}`,
};

/** The list in the team's settings. */
export const blockedList: typeof english.blockedList = {
  title: 'Visitantes bloqueados',
  none: 'Ninguém está bloqueado. Você pode bloquear um visitante no menu ao lado do nome dele em um chat.',
  visitor: 'Visitante',
  until: 'Até',
  also: 'Também bloqueado',
  email: 'endereço de e-mail',
  reason: 'Motivo',
  unblock: (name) => `Desbloquear ${name}`,
  number: (id) => `Visitante ${id}`,
};
