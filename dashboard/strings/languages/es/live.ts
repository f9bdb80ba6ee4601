/** Who is on the site now, and beginning a chat with them, in Spanish. */
import type * as english from '#dashboard/strings/live.ts';

export const live: typeof english.live = {
  title: 'Visitantes',
  lead: 'Quién está ahora en tu sitio. La lista se actualiza sola.',
  list: 'Visitantes en el sitio',
  off: 'Ningún widget muestra sus visitantes',
  offBody: 'Activa «Mostrar los visitantes del sitio» en los ajustes de un widget para ver quién está y saludar.',
  openWidgets: 'Abrir widgets',
  nobody: 'Ahora no hay nadie en el sitio',
  nobodyBody: 'Los visitantes aparecen aquí pocos segundos después de abrir una página.',
  more: (shown, all) => `Los últimos ${shown} de ${all} visitantes`,
  visitor: 'Visitante',
  page: 'Página',
  since: 'En el sitio',
  visits: 'Visitas',
  timezone: 'Zona horaria',
  widget: 'Widget',
  chat: 'Chat',
  noPage: 'Página desconocida',
  visitNumber: (count) => (count === 1 ? 'Primera visita' : `Visita ${count}`),
  hello: 'Saludar',
  helloTo: (name) => `Saludar a ${name}`,
  openChat: 'Abrir chat',
  inChat: 'En un chat',
  message: 'Mensaje',
  messageHelp: 'El visitante lo ve al instante en el widget.',
  first: '¡Hola! ¿Puedo ayudarte en algo?',
  send: 'Enviar',
  sending: (name) => `Saludando a ${name}…`,
};

export const liveSwitch: typeof english.liveSwitch = {
  price: (usd) =>
    `Cuesta unos ${usd} al mes por cada 1000 visitas de cinco páginas. Quien envía «Do Not Track» o «Global Privacy Control» no aparece.`,
};
