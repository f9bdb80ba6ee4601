/** The details of a conversation, which load after it; in French. */
import type * as english from '#dashboard/strings/details.ts';
import { count } from './count.ts';
import { capitalized, until } from './grammar.ts';

/** The visitor and what is known about the conversation. */
export const details: typeof english.details = {
  title: 'Détails',
  visitor: 'Visiteur',
  email: 'E-mail',
  phone: 'Téléphone',
  externalId: 'Votre identifiant',
  local: 'Heure locale',
  language: 'Langue',
  browser: 'Navigateur',
  address: 'Adresse IP',
  copy: (what) => `Copier : ${what}`,
  fromSite: 'Depuis votre site',
  referrer: 'Provenance',
  pages: 'Pages',
  now: 'maintenant',
  noPages: 'Aucune page enregistrée',
  started: 'Page de départ',
  conversation: 'Conversation',
  labels: 'Étiquettes',
  addLabel: 'Ajouter une étiquette',
  removeLabel: (label) => `Retirer l’étiquette ${label}`,
  department: 'Service',
  defaultDepartment: 'Par défaut',
  widget: 'Widget',
  created: 'Début',
  firstResponse: 'Délai de première réponse',
  until: (time) => capitalized(until(time)),
  untilReply: 'Jusqu’à ce que le visiteur écrive',
  rating: 'Note',
  stars: (stars) => `${count(stars, { one: '# étoile', other: '# étoiles' })} sur 5`,
  attributes: 'Attributs',
  noAttributes: 'Aucun attribut pour le moment',
  continues: 'Suite de',
  closedChat: 'un chat fermé',
  editAttributes: 'Modifier les attributs',
  attributeValue: 'Valeur',
  saveAttributes: 'Enregistrer les attributs',
  earlier: 'Conversations précédentes',
  noEarlier: 'Aucune conversation précédente',
  moreEarlier: 'Afficher plus',
  tickets: 'Tickets',
  noTickets: 'Aucun ticket pour le moment',
  newTicket: 'Créer un ticket',
  export: 'Exporter les données',
  erase: 'Supprimer les données du visiteur…',
  eraseTitle: (name) => `Supprimer toutes les données sur ${name} ?`,
  eraseBody:
    'Ses chats ouverts se terminent, et ses conversations, pages visitées et contenus de tickets sont supprimés définitivement. Les totaux des rapports restent ; ils ne contiennent aucune donnée personnelle.',
  eraseAction: 'Supprimer définitivement',
  erased: (name) => `Toutes les données sur ${name} ont été supprimées`,
};

/** The button and the card. */
export const ownSystems: typeof english.ownSystems = {
  blocked: 'Votre navigateur a bloqué le nouvel onglet. Autorisez les fenêtres pop-up pour ce site, puis réessayez.',
  nothing: 'Rien n’est connu sur ce visiteur',
  failures: {
    unreachable: 'Votre système est injoignable.',
    too_slow: 'Votre système a mis plus de 3 secondes.',
    refused: 'Votre système a répondu par une erreur.',
    unreadable: 'La réponse de votre système ne peut pas être affichée.',
  },
};

/** The visitor's earlier chats, above the first row of the open one. */
export const earlierChats: typeof english.earlierChats = {
  show: 'Afficher les chats précédents',
  more: 'Afficher plus de chats précédents',
  none: 'Aucun chat précédent',
  failed: 'Impossible de charger les chats précédents.',
  of: (time) => `Chat : ${time}`,
  onlyNewest: ({ shown, all }) => `Les ${shown} entrées les plus récentes sur ${all}`,
  open: 'Ouvrir ce chat',
};
