/** The texts of the first page; in French. */
import type * as english from '#dashboard/strings/home.ts';

/** The first page. */
export const home: typeof english.home = {
  title: 'Accueil',
  active: 'En cours',
  activeHelp: 'Réponse attendue',
  waiting: 'Attente visiteur',
  waitingHelp: 'Votre équipe a répondu en dernier',
  pending: 'En attente',
  pendingHelp: 'Attend un agent',
  started: 'Commencées aujourd’hui',
  resolved: 'Résolues aujourd’hui',
  response: 'Première réponse',
  resolution: 'Délai de résolution',
  satisfaction: 'Satisfaction',
  lastDays: 'Moyenne des 7 derniers jours',
  noSample: 'Pas encore de données',
  onlineAgents: 'Agents en ligne',
  nobodyOnline: 'Aucun agent en ligne',
  nobodyOnlineBody: 'Les visiteurs voient le message d’absence tant que personne n’est en ligne.',
  recent: 'Conversations récentes',
  noRecent: 'Aucune conversation pour le moment',
  noRecentBody: 'Le premier message d’un visiteur en ouvre une.',
  allConversations: 'Toutes les conversations',
  activeWidgets: 'Widgets actifs',
  noWidgets: 'Aucun widget actif',
  noWidgetsBody: 'Les visiteurs ne peuvent pas encore vous joindre. Créez un widget et ajoutez-le à votre site.',
  createWidget: 'Créer un widget',
  demoShop: 'Ouvrir la boutique de démo',
};

/** The list of first steps, in the order in which they are shown. */
export const firstHour: typeof english.firstHour = {
  title: 'Premiers pas',
  complete: 'Tous les premiers pas sont faits',
  progress: (done, all) => `${done} sur ${all}`,
  hide: 'Masquer les premiers pas',
  show: 'Afficher les premiers pas',
  done: 'fait',
  needsWidget: 'Créez d’abord un widget',
  steps: {
    agent: {
      title: 'Devenir agent',
      body: 'Les agents répondent aux chats. Vous pouvez le faire tout en gérant les réglages.',
      action: 'Devenir agent',
    },
    widget: {
      title: 'Créer un widget',
      body: 'La fenêtre de chat de votre site : couleurs, textes et position.',
      action: 'Créer un widget',
    },
    try: {
      title: 'L’essayer sur une page',
      body: 'Ouvre une page avec votre widget. Écrivez comme un visiteur, puis répondez ici.',
      action: 'Ouvrir la page',
    },
    colleague: {
      title: 'Inviter un collègue',
      body: 'À deux agents, les chats trouvent une réponse même si l’un est absent.',
      action: 'Inviter',
    },
    hours: {
      title: 'Définir vos horaires',
      body: 'Dans votre widget, ouvrez « Horaires d’ouverture » et choisissez les jours et les heures. En dehors, les visiteurs voient le message d’absence.',
      action: 'Définir les horaires',
    },
    bot: {
      title: 'Former le bot',
      body: 'Avec quelques articles, il répond aux questions fréquentes des visiteurs.',
      action: 'Ajouter des articles',
    },
  },
};
