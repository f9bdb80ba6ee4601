/** Who is on the site now, and beginning a chat with them, in Portuguese. */
import type * as english from '#dashboard/strings/live.ts';

export const live: typeof english.live = {
  title: 'Visitantes',
  lead: 'Quem está no seu site agora. A lista se atualiza sozinha.',
  list: 'Visitantes no site',
  off: 'Nenhum widget lista seus visitantes',
  offBody: 'Ative “Listar visitantes no site” nas configurações de um widget para ver quem está lá e dizer olá.',
  openWidgets: 'Abrir widgets',
  nobody: 'Ninguém está no site agora',
  nobodyBody: 'Os visitantes aparecem aqui poucos segundos depois de abrir uma página.',
  more: (shown, all) => `Os últimos ${shown} de ${all} visitantes`,
  visitor: 'Visitante',
  page: 'Página',
  since: 'No site',
  visits: 'Visitas',
  timezone: 'Fuso horário',
  widget: 'Widget',
  chat: 'Chat',
  noPage: 'Página desconhecida',
  visitNumber: (count) => (count === 1 ? 'Primeira visita' : `Visita ${count}`),
  hello: 'Dizer olá',
  helloTo: (name) => `Dizer olá para ${name}`,
  openChat: 'Abrir chat',
  inChat: 'Em um chat',
  message: 'Mensagem',
  messageHelp: 'O visitante a vê na hora no widget.',
  first: 'Olá! Posso ajudar em algo?',
  send: 'Enviar',
  sending: (name) => `Dizendo olá para ${name}…`,
};

export const liveSwitch: typeof english.liveSwitch = {
  price: (usd) =>
    `Custa cerca de ${usd} por mês a cada 1.000 visitas de cinco páginas. Quem envia “Do Not Track” ou “Global Privacy Control” não aparece.`,
};
