/** What the team does about a visitor and what they wrote; in French. */
import type * as english from '#dashboard/strings/customers.ts';
import { capitalized, until } from './grammar.ts';

/** The entries of the menu next to the visitor's name. */
export const visitorMenu: typeof english.visitorMenu = {
  label: 'Actions sur le visiteur',
  edit: 'Modifier les coordonnées…',
  redact: 'Expurger un message…',
  merge: 'Fusionner un autre chat…',
  mergeVisitor: 'Fusionner avec un autre visiteur…',
  block: 'Bloquer le visiteur…',
};

/** Changing details. */
export const editVisitor: typeof english.editVisitor = {
  title: 'Modifier le visiteur',
  action: 'Enregistrer',
  fields: {
    name: ['Nom', ''],
    email: ['E-mail', 'Les réponses que le visiteur manque y sont envoyées.'],
    phone: ['Téléphone', ''],
  },
  saved: 'Coordonnées enregistrées',
};

/** Redacting. */
export const redaction: typeof english.redaction = {
  title: 'Expurger un message',
  body: 'Le contenu du message et ses fichiers sont supprimés définitivement : ici, sur la page du visiteur et dans la recherche. Les e-mails et événements déjà envoyés ne peuvent pas être rappelés. Une ligne indique qui l’a fait.',
  choose: 'Message',
  action: 'Expurger définitivement',
  done: 'Message expurgé',
  none: 'Il n’y a aucun message à expurger.',
  by: (who, text) => `${who} : ${text}`,
  visitor: 'Visiteur',
  note: 'Note',
  rating: 'Évaluation',
  copies: (names) => `Supprimer aussi ce qui en a été copié : ${names}`,
  copiesHelp:
    'Les attributs dont la valeur figure dans le message et les réponses enregistrées par un workflow. Les tickets ne changent pas.',
  team: 'Équipe',
  file: 'Fichier',
};

/** Merging two chats of a visitor. */
export const merging: typeof english.merging = {
  title: 'Fusionner un autre chat avec celui-ci',
  body: 'L’autre chat se termine, celui-ci continue. Les deux restent lisibles, et une ligne dans chacun mène à l’autre. Rouvrir l’autre chat annule la fusion.',
  choose: 'L’autre chat',
  action: 'Fusionner',
  done: 'Chats fusionnés',
  none: 'Ce visiteur n’a pas d’autre chat.',
  chat: (time, message) => `${time} : ${message}`,
};

export const mergingVisitors: typeof english.mergingVisitors = {
  title: 'Fusionner avec un autre visiteur',
  body: 'Votre équipe voit les deux comme une seule personne : coordonnées, chats précédents et recherche. Chaque visiteur garde ses propres sessions et ne voit que ses propres chats. Bloquer, exporter ou effacer l’un n’a pas d’effet sur l’autre. Vous pouvez les séparer à tout moment.',
  search: 'Nom, e-mail ou mots d’un chat',
  choose: 'L’autre visiteur',
  none: 'Aucun autre visiteur trouvé.',
  action: 'Fusionner les visiteurs',
  done: 'Visiteurs fusionnés',
  lastChat: (time) => `Dernier chat : ${time}`,
  withEmail: (email, time) => `${email}, dernier chat : ${time}`,
};

export const samePerson: typeof english.samePerson = {
  title: 'La même personne',
  separate: (name) => `Séparer ${name}`,
  separated: (name) => `${name} est de nouveau un visiteur à part`,
};

/** Blocking. */
export const blocking: typeof english.blocking = {
  title: (name) => `Bloquer ${name} ?`,
  body: 'Son chat se termine, et le widget est désactivé pour cette personne sans explication. Elle reste bloquée sur tous les appareils où vous la connaissez.',
  action: 'Bloquer',
  done: (name) => `Visiteur bloqué : ${name}`,
  time: 'Durée',
  times: { '1': '1 heure', '24': '24 heures', '168': '7 jours', '720': '30 jours', '': 'Sans limite' },
  email: 'Bloquer aussi son adresse e-mail',
  emailHelp: (address) =>
    `Plus personne n’entre avec ${address}. N’importe qui peut saisir l’adresse d’un autre : ne choisissez ceci que si vous pensez que c’est bien la sienne.`,
  network: 'Bloquer aussi les nouveaux visiteurs de son réseau',
  networkHelp: (address) =>
    `${address} peut être partagée par une entreprise, une école ou un réseau mobile : ceux qui en viennent pour la première fois sont exclus eux aussi. Pour 7 jours au maximum.`,
  reason: 'Motif',
  reasonHelp: 'Visible uniquement par votre équipe.',
  blockedTitle: (name) => `Visiteur bloqué : ${name}`,
  until: (time) => capitalized(until(time)),
  forEver: 'Sans limite',
  by: (who) => `par ${who}`,
  unblock: 'Débloquer',
  unblocked: (name) => `Visiteur débloqué : ${name}`,
};

/** The list in the team's settings. */
export const blockedList: typeof english.blockedList = {
  title: 'Visiteurs bloqués',
  none: 'Personne n’est bloqué. Vous pouvez bloquer un visiteur depuis le menu à côté de son nom dans un chat.',
  visitor: 'Visiteur',
  until: 'Jusqu’au',
  also: 'Également bloqué',
  email: 'adresse e-mail',
  reason: 'Motif',
  unblock: (name) => `Débloquer ${name}`,
  number: (id) => `Visiteur ${id}`,
};
