/** German: the first page. */
import type * as english from '#dashboard/strings/home.ts';

export const home: typeof english.home = {
  title: 'Start',
  active: 'Aktiv',
  activeHelp: 'Braucht eine Antwort',
  waiting: 'Wartet auf Besucher',
  waitingHelp: 'Ihr Team hat zuletzt geantwortet',
  pending: 'Ausstehend',
  pendingHelp: 'Wartet auf einen Agenten',
  started: 'Heute begonnen',
  resolved: 'Heute gelöst',
  response: 'Erste Antwort',
  resolution: 'Lösungszeit',
  satisfaction: 'Zufriedenheit',
  lastDays: 'Durchschnitt der letzten 7 Tage',
  noSample: 'Noch keine Daten',
  onlineAgents: 'Agenten online',
  nobodyOnline: 'Keine Agenten online',
  nobodyOnlineBody: 'Besucher sehen die Offline-Nachricht, bis jemand online geht.',
  recent: 'Letzte Konversationen',
  noRecent: 'Noch keine Konversationen',
  noRecentBody: 'Mit der ersten Nachricht eines Besuchers beginnt eine.',
  allConversations: 'Alle Konversationen',
  activeWidgets: 'Aktive Widgets',
  noWidgets: 'Keine aktiven Widgets',
  noWidgetsBody:
    'Besucher können Sie noch nicht erreichen. Erstellen Sie ein Widget und fügen Sie es Ihrer Website hinzu.',
  createWidget: 'Widget erstellen',
  demoShop: 'Demo-Shop öffnen',
};

export const firstHour: typeof english.firstHour = {
  title: 'Erste Schritte',
  complete: 'Alle ersten Schritte sind erledigt',
  progress: (count, all) => `${count} von ${all} erledigt`,
  hide: 'Erste Schritte ausblenden',
  show: 'Erste Schritte einblenden',
  done: 'erledigt',
  needsWidget: 'Erstellen Sie zuerst ein Widget',
  steps: {
    agent: {
      title: 'Selbst Agent werden',
      body: 'Agenten beantworten Chats. Das können Sie neben dem Einrichten tun.',
      action: 'Agent werden',
    },
    widget: {
      title: 'Widget erstellen',
      body: 'Das Chatfenster auf Ihrer Website: Farben, Texte und Position.',
      action: 'Widget erstellen',
    },
    try: {
      title: 'Auf einer Seite ausprobieren',
      body: 'Öffnet eine Seite mit Ihrem Widget. Schreiben Sie als Besucher und antworten Sie dann hier.',
      action: 'Seite öffnen',
    },
    colleague: {
      title: 'Kollegen einladen',
      body: 'Mit zwei Agenten werden Chats beantwortet, auch wenn einer nicht da ist.',
      action: 'Einladen',
    },
    hours: {
      title: 'Geschäftszeiten festlegen',
      body: 'Öffnen Sie in Ihrem Widget „Geschäftszeiten“ und wählen Sie Tage und Uhrzeiten. Außerhalb davon sehen Besucher die Offline-Nachricht.',
      action: 'Zeiten festlegen',
    },
    bot: {
      title: 'Bot anlernen',
      body: 'Geben Sie ihm ein paar Artikel, und er beantwortet, was Besucher oft fragen.',
      action: 'Artikel hinzufügen',
    },
  },
};
