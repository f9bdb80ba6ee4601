/** What agents see of each other's work in a conversation, and messages that are sent later; in French. */
import type * as english from '#dashboard/strings/together.ts';
import { of } from './grammar.ts';

/** Colleagues in the same conversation. */
export const together: typeof english.together = {
  answering: (name) => `${name} est en train de répondre.`,
  takeOver: 'Prendre le relais',
  answered: (name, text) => `${name} a répondu depuis que vous avez commencé : « ${text} »`,
  held: {
    answering: (name) => `${name} est en train de répondre. Envoyer aussi la vôtre ?`,
    answered: (name, text) =>
      `Non envoyée : ${name} a répondu depuis que vous avez commencé : « ${text} » Envoyer aussi la vôtre ?`,
  },
  nobodys: 'Cette conversation n’est à personne.',
  follow: 'Suivre',
  unfollow: 'Ne plus suivre',
  followed: (name) => `Vous suivez la conversation ${of(name)}.`,
  unfollowed: (name) => `Vous ne suivez plus la conversation ${of(name)}.`,
};

/** Calls with visitors. */
export const calls: typeof english.calls = {
  call: 'Appeler',
  sending: 'Envoi du lien d’un appel…',
  sent: 'Le visiteur a le lien.',
  join: 'Rejoindre',
};

/** Sending in other ways. */
export const sending: typeof english.sending = {
  more: 'Autres façons d’envoyer',
  resolve: 'Envoyer et résoudre',
  later: 'Envoyer plus tard…',
  empty: 'Écrivez d’abord quelque chose.',
  tooLong: 'La réponse est trop longue pour être envoyée.',
  noFiles: 'Les fichiers ne peuvent pas être envoyés plus tard. Envoyez-les maintenant ou retirez-les.',
  notAgent: 'Seuls les agents peuvent envoyer plus tard.',
};

/** The list of mentions. */
export const mentions: typeof english.mentions = {
  title: 'Mentions',
  open: (unseen) => `Mentions non vues : ${unseen}`,
  none: 'Personne ne vous a mentionné ces 90 derniers jours.',
  failed: 'Impossible de charger vos mentions',
  by: (author, visitor) => `${author} dans la conversation ${of(visitor)}`,
};

/** The choice to undo replies. */
export const undoSend: typeof english.undoSend = {
  title: 'Rédaction',
  label: 'Attendre cinq secondes avant d’envoyer une réponse, pour pouvoir l’annuler',
  help: 'Dans ce navigateur. Les notes et les réponses avec fichiers partent immédiatement. Pendant l’attente, Z annule l’envoi si vous n’êtes pas en train de saisir.',
};

/** Messages that are sent later. */
export const scheduledSend: typeof english.scheduledSend = {
  title: 'Envoyer plus tard',
  changeTitle: 'Modifier le message programmé',
  help: 'Envoyé dans la minute qui suit cette heure, en votre nom.',
  helpOf: (name) => `Envoyé dans la minute qui suit cette heure, au nom ${of(name)}.`,
  text: 'Message',
  empty: 'Écrivez un message, ou annulez l’envoi.',
  hold: 'Le retenir si le visiteur écrit avant',
  action: 'Programmer',
  at: (time) => `Programmé : ${time}`,
  atBy: (time, name) => `Programmé par ${name} : ${time}`,
  holds: 'Attend si le visiteur écrit',
  sends: 'Envoyé même si le visiteur écrit',
  willHold: 'Le visiteur a écrit : ce message ne partira que si vous l’envoyez.',
  willSend: 'Le visiteur a écrit. Ce message partira quand même.',
  held: {
    visitor_wrote: 'Non envoyé : le visiteur a écrit avant l’heure prévue.',
    ended: 'Non envoyé : la conversation était terminée.',
    queued: 'Non envoyé : la conversation est dans la file d’attente.',
    agent_gone: 'Non envoyé : son auteur n’est plus agent.',
    no_access: 'Non envoyé : son auteur ne voit plus cette conversation.',
  },
  change: 'Modifier',
  now: 'Envoyer maintenant',
  done: (time) => `Programmé : ${time}`,
  canceled: 'Message programmé annulé',
  intoDraft: 'Remettre dans le champ',
};
