/** Notifications: what a device shows, and the page that agents choose them on; in French. */
import type * as english from '#dashboard/strings/notices.ts';
import { of } from './grammar.ts';

/** Notifications of an open dashboard, by what happened. */
export const notifications: typeof english.notifications = {
  waiting: (name) => `${name} attend un agent`,
  assigned: (name) => `Nouveau chat ${of(name)}`,
  transferred: (name) => `Le chat avec ${name} vous a été transféré`,
  message: (name) => `Nouveau message ${of(name)}`,
  mention: (name) => `On vous a mentionné dans le chat avec ${name}`,
  target: (name) => `Le chat avec ${name} va bientôt manquer son objectif`,
};

/** What a push notification says, by what happened. */
export const pushed: typeof english.pushed = {
  someone: 'un visiteur',
  assigned: (name) => `Nouveau chat ${of(name)}`,
  message: (name) => `Nouveau message ${of(name)}`,
  mention: (name) => `On vous a mentionné dans le chat avec ${name}`,
  target: (name) => `Le chat avec ${name} va bientôt manquer son objectif`,
  missed: (name) => `Vous avez manqué un chat : ${name} est de retour dans la file d’attente`,
  waiting: (name) => `Personne n’est en ligne : un chat ${of(name)} attend`,
};

/** The section of the preferences. */
export const notices: typeof english.notices = {
  title: 'Notifications',
  lead: 'Ces choix valent pour vous, dans tous les navigateurs.',
  notAnAgent: 'Seuls les agents sont avertis des chats. Demandez à un administrateur de vous ajouter comme agent.',
  notLoaded: 'Vos choix n’ont pas pu être chargés ; ceux-ci ne sont peut-être plus à jour.',
  caption: 'Ce qui vous est signalé, et comment',
  event: 'Événement',
  kinds: {
    new_chat: 'Nouveau chat',
    message: 'Nouveau message',
    mention: 'Mention dans une note',
    missed: 'Chat manqué',
    target: 'Objectif menacé',
  },
  kindsHelp: {
    new_chat: 'Qui vous est attribué, ou attend dans votre file',
    message: 'Dans l’un de vos chats',
    mention: 'Un collègue a écrit votre nom',
    missed: 'Remis en file d’attente faute de réponse de votre part',
    target: 'L’un de vos chats va bientôt manquer son objectif',
  },
  channels: { sound: 'Son', desktop: 'Bureau', push: 'Push', mail: 'E-mail' },
  cell: (kind, channel) => `${kind} : ${channel}`,
  none: '—',
  sound: 'Les sons sont joués tant que le tableau de bord est ouvert.',
  desktop:
    'Les notifications de bureau apparaissent tant que le tableau de bord est ouvert dans un autre onglet ou une autre fenêtre.',
  desktopAsk: 'Ce navigateur n’est pas encore autorisé à les afficher.',
  allow: 'Autoriser dans ce navigateur',
  blocked:
    'Votre navigateur bloque les notifications de ce site. Autorisez-les dans les réglages du navigateur pour ce site, puis rechargez.',
  push: 'Les notifications push parviennent à vos appareils quand le tableau de bord est fermé.',
  unsupported: 'Ce navigateur ne peut pas recevoir de notifications push.',
  needsInstall:
    'Sur un iPhone ou un iPad, ajoutez d’abord le tableau de bord à l’écran d’accueil : Partager, puis Sur l’écran d’accueil. Ouvrez-le ensuite depuis là.',
  turnOn: 'Activer sur cet appareil',
  turnOff: 'Désactiver sur cet appareil',
  failed: 'Cet appareil n’a pas pu être enregistré auprès de son service push. Vérifiez la connexion et réessayez.',
  noMail: 'Ce déploiement n’envoie pas d’e-mails : personne n’est averti par e-mail.',
  mail: 'Les e-mails ne sont envoyés que lorsque le tableau de bord est fermé.',
  showsText: 'Afficher le texte des messages dans les notifications push',
  showsTextHelp: 'Quiconque voit l’écran verrouillé peut le lire.',
  devices: 'Appareils qui reçoivent des notifications push',
  unnamed: 'Appareil sans nom',
  thisDevice: 'Cet appareil',
  since: (date) => `Depuis : ${date}`,
  remove: 'Retirer',
  removeNamed: (device) => `Retirer ${device}`,
  install: 'Installer l’application',
  installHelp: 'Le tableau de bord s’ouvre dans sa propre fenêtre, depuis votre écran d’accueil ou votre dock.',
  installHint:
    'Vous pouvez installer le tableau de bord comme une application : choisissez « Installer » ou « Sur l’écran d’accueil » dans le menu du navigateur.',
  installed: 'Le tableau de bord est installé comme application.',
};
