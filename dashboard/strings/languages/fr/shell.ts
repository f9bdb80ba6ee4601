/** The frame around every page: sign-in, the rail, commands, notifications, preferences; in French. */
import type * as english from '#dashboard/strings/shell.ts';

/** Sign-in. */
export const session: typeof english.session = {
  starting: 'Connexion…',
  signedOut: 'Déconnexion effectuée',
  signedOutBody: 'Connectez-vous pour répondre à vos visiteurs.',
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  failed: 'Connexion impossible',
  expired: 'Votre session a expiré',
  discard: {
    title: 'Se déconnecter ?',
    body: 'Une partie de ce que vous avez écrit n’est ni envoyée ni enregistrée. Elle sera perdue à la déconnexion.',
    action: 'Abandonner et se déconnecter',
  },
  expiredBody: 'Reconnectez-vous pour continuer. Vos brouillons sont enregistrés.',
};

/** The frame around every page. */
export const shell: typeof english.shell = {
  navigation: 'Navigation principale',
  home: 'Accueil',
  conversations: 'Conversations',
  tickets: 'Tickets',
  visitors: 'Visiteurs',
  reports: 'Rapports',
  widgets: 'Widgets',
  bots: 'Bots',
  workflows: 'Scénarios',
  rules: 'Règles',
  agents: 'Agents',
  team: 'Équipe',
  departments: 'Services',
  teamSettings: 'Réglages de l’équipe',
  fields: 'Étiquettes et attributs',
  integrations: 'Intégrations',
  modules: 'Modules',
  webhooks: 'Webhooks',
  apiKeys: 'Clés API',
  audit: 'Journal d’audit',
  cannedResponses: 'Réponses types',
  settings: 'Préférences',
  expand: 'Déplier le menu',
  collapse: 'Replier le menu',
  more: 'Plus de pages',
  commands: 'Commandes',
  shortcuts: 'Raccourcis clavier',
  status: 'Votre statut',
  statusNow: (name) => `Votre statut : ${name}`,
  connecting: 'Connexion…',
  live: 'Connecté',
  retrying: 'Connexion perdue. Reconnexion…',
  withoutSocket:
    'Connexion en direct perdue. Les messages peuvent arriver avec 30 secondes de retard, et vous ne recevrez pas de nouveaux chats.',
  recovered: 'Vous êtes de nouveau en ligne. Rien n’a été manqué.',
  silenced: 'Votre navigateur a coupé un son. Cliquez ici ou appuyez sur une touche pour entendre les suivants.',
  stopped: 'Non connecté',
  account: 'Compte',
  theme: { auto: 'Comme le système', light: 'Clair', dark: 'Sombre', label: 'Thème' },
};

/** Preferences. */
export const preferences: typeof english.preferences = {
  title: 'Préférences',
  appearance: 'Apparence',
  appearanceHelp: 'Dans ce navigateur.',
  language: 'Langue',
  languageHelp: 'Dans ce navigateur. Les textes de votre équipe restent tels quels.',
  automatic: (language) => `Comme le navigateur (${language})`,
};
