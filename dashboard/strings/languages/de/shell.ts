/** German: the frame around every page. */
import type * as english from '#dashboard/strings/shell.ts';

export const session: typeof english.session = {
  starting: 'Sie werden angemeldet…',
  signedOut: 'Sie sind abgemeldet',
  signedOutBody: 'Melden Sie sich an, um Ihren Besuchern zu antworten.',
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  failed: 'Die Anmeldung ist fehlgeschlagen',
  expired: 'Ihre Sitzung ist abgelaufen',
  discard: {
    title: 'Abmelden?',
    body: 'Einiges von dem, was Sie geschrieben haben, ist nicht gesendet oder gespeichert. Beim Abmelden geht es verloren.',
    action: 'Verwerfen und abmelden',
  },
  expiredBody: 'Melden Sie sich erneut an, um fortzufahren. Ihre Entwürfe sind gespeichert.',
};

export const shell: typeof english.shell = {
  navigation: 'Hauptmenü',
  home: 'Start',
  conversations: 'Konversationen',
  tickets: 'Tickets',
  visitors: 'Besucher',
  reports: 'Berichte',
  widgets: 'Widgets',
  bots: 'Bots',
  workflows: 'Workflows',
  rules: 'Regeln',
  agents: 'Agenten',
  team: 'Team',
  departments: 'Abteilungen',
  teamSettings: 'Team-Einstellungen',
  fields: 'Labels und Attribute',
  integrations: 'Integrationen',
  modules: 'Module',
  webhooks: 'Webhooks',
  apiKeys: 'API-Schlüssel',
  audit: 'Änderungsprotokoll',
  cannedResponses: 'Textbausteine',
  settings: 'Meine Einstellungen',
  expand: 'Menü ausklappen',
  collapse: 'Menü einklappen',
  more: 'Weitere Seiten',
  commands: 'Befehle',
  shortcuts: 'Tastenkürzel',
  status: 'Ihr Status',
  statusNow: (name) => `Ihr Status: ${name}`,
  connecting: 'Verbindung wird hergestellt…',
  live: 'Verbunden',
  retrying: 'Verbindung unterbrochen. Wird wiederhergestellt…',
  withoutSocket:
    'Live-Verbindung unterbrochen. Nachrichten kommen bis zu 30 Sekunden später an, und Sie erhalten keine neuen Chats.',
  recovered: 'Sie sind wieder online. Sie haben nichts verpasst.',
  silenced:
    'Ihr Browser hat einen Ton unterdrückt. Klicken Sie hier oder drücken Sie eine Taste, um die nächsten zu hören.',
  stopped: 'Nicht verbunden',
  account: 'Konto',
  theme: { auto: 'Wie System', light: 'Hell', dark: 'Dunkel', label: 'Design' },
};

export const preferences: typeof english.preferences = {
  title: 'Meine Einstellungen',
  appearance: 'Darstellung',
  appearanceHelp: 'In diesem Browser.',
  language: 'Sprache',
  languageHelp: 'In diesem Browser. Die eigenen Texte Ihres Teams bleiben, wie sie sind.',
  automatic: (language) => `Wie Browser (${language})`,
};
