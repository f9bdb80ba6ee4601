/** What agents see of each other's work in a conversation, and messages that are sent later; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/together.ts';

/** Colleagues in the same conversation. */
export const together: typeof english.together = {
  answering: (name) => `${name} está respondendo.`,
  takeOver: 'Assumir',
  answered: (name, text) => `${name} respondeu depois que você começou: “${text}”`,
  held: {
    answering: (name) => `${name} está respondendo agora. Enviar a sua também?`,
    answered: (name, text) => `Não enviada: ${name} respondeu depois que você começou: “${text}” Enviar a sua também?`,
  },
  nobodys: 'Esta conversa não é de ninguém.',
  follow: 'Seguir',
  unfollow: 'Deixar de seguir',
  followed: (name) => `Você está seguindo a conversa de ${name}.`,
  unfollowed: (name) => `Você não segue mais a conversa de ${name}.`,
};

/** Calls with visitors. */
export const calls: typeof english.calls = {
  call: 'Ligar',
  sending: 'Enviando o link da chamada…',
  sent: 'O visitante recebeu o link.',
  join: 'Entrar',
};

/** Sending in other ways. */
export const sending: typeof english.sending = {
  more: 'Outras formas de enviar',
  resolve: 'Enviar e resolver',
  later: 'Enviar depois…',
  empty: 'Escreva algo primeiro.',
  tooLong: 'A resposta é longa demais para ser enviada.',
  noFiles: 'Arquivos não podem ser enviados depois. Envie-os agora ou remova-os.',
  notAgent: 'Só atendentes podem enviar depois.',
};

/** The list of mentions. */
export const mentions: typeof english.mentions = {
  title: 'Menções',
  open: (unseen) => `Menções não vistas: ${unseen}`,
  none: 'Ninguém mencionou você nos últimos 90 dias.',
  failed: 'Não foi possível carregar suas menções',
  by: (author, visitor) => `${author} na conversa de ${visitor}`,
};

/** The choice to undo replies. */
export const undoSend: typeof english.undoSend = {
  title: 'Escrita',
  label: 'Esperar cinco segundos antes de enviar uma resposta, para que eu possa desfazer',
  help: 'Neste navegador. Notas e respostas com arquivos são enviadas imediatamente. Durante a espera, Z desfaz o envio quando você não está digitando.',
};

/** Messages that are sent later. */
export const scheduledSend: typeof english.scheduledSend = {
  title: 'Enviar depois',
  changeTitle: 'Alterar mensagem agendada',
  help: 'Enviada em até um minuto após este horário, em seu nome.',
  helpOf: (name) => `Enviada em até um minuto após este horário, em nome de ${name}.`,
  text: 'Mensagem',
  empty: 'Escreva uma mensagem ou cancele o envio.',
  hold: 'Segurar se o visitante escrever antes',
  action: 'Agendar',
  at: (time) => `Agendada: ${time}`,
  atBy: (time, name) => `Agendada por ${name}: ${time}`,
  holds: 'Espera se o visitante escrever',
  sends: 'Enviada mesmo se o visitante escrever',
  willHold: 'O visitante escreveu: só será enviada se você a enviar.',
  willSend: 'O visitante escreveu. Será enviada mesmo assim.',
  held: {
    visitor_wrote: 'Não enviada: o visitante escreveu antes da hora.',
    ended: 'Não enviada: a conversa tinha terminado.',
    queued: 'Não enviada: a conversa aguarda na fila.',
    agent_gone: 'Não enviada: quem a escreveu não é mais atendente.',
    no_access: 'Não enviada: quem a escreveu não vê mais esta conversa.',
  },
  change: 'Alterar',
  now: 'Enviar agora',
  done: (time) => `Agendada: ${time}`,
  canceled: 'Mensagem agendada cancelada',
  intoDraft: 'Devolver ao campo',
};
