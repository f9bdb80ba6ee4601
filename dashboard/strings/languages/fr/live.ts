/** Who is on the site now, and beginning a chat with them, in French. */
import type * as english from '#dashboard/strings/live.ts';

export const live: typeof english.live = {
  title: 'Visiteurs',
  lead: 'Qui est sur votre site en ce moment. La liste se met à jour toute seule.',
  list: 'Visiteurs sur le site',
  off: 'Aucun widget n’affiche ses visiteurs',
  offBody:
    'Activez « Afficher les visiteurs du site » dans les réglages d’un widget pour voir qui est là et dire bonjour.',
  openWidgets: 'Ouvrir les widgets',
  nobody: 'Personne n’est sur le site en ce moment',
  nobodyBody: 'Les visiteurs apparaissent ici quelques secondes après avoir ouvert une page.',
  more: (shown, all) => `Les ${shown} derniers visiteurs sur ${all}`,
  visitor: 'Visiteur',
  page: 'Page',
  since: 'Sur le site',
  visits: 'Visites',
  timezone: 'Fuseau horaire',
  widget: 'Widget',
  chat: 'Chat',
  noPage: 'Page inconnue',
  visitNumber: (count) => (count === 1 ? 'Première visite' : `Visite ${count}`),
  hello: 'Dire bonjour',
  helloTo: (name) => `Dire bonjour à ${name}`,
  openChat: 'Ouvrir le chat',
  inChat: 'Dans un chat',
  message: 'Message',
  messageHelp: 'Le visiteur le voit aussitôt dans le widget.',
  first: 'Bonjour ! Puis-je vous aider ?',
  send: 'Envoyer',
  sending: (name) => `Message à ${name}…`,
};

export const liveSwitch: typeof english.liveSwitch = {
  price: (usd) =>
    `Coûte environ ${usd} par mois pour 1 000 visites de cinq pages. Qui envoie « Do Not Track » ou « Global Privacy Control » n’apparaît pas.`,
};
