/** Who is on the site now, and beginning a chat with them, in German. */
import type * as english from '#dashboard/strings/live.ts';

export const live: typeof english.live = {
  title: 'Besucher',
  lead: 'Wer gerade auf Ihrer Website ist. Die Liste aktualisiert sich von selbst.',
  list: 'Besucher auf der Website',
  off: 'Kein Widget listet seine Besucher',
  offBody:
    'Schalten Sie in den Einstellungen eines Widgets „Besucher auf der Website anzeigen“ ein, um zu sehen, wer da ist, und um Hallo zu sagen.',
  openWidgets: 'Widgets öffnen',
  nobody: 'Gerade ist niemand auf der Website',
  nobodyBody: 'Besucher erscheinen hier wenige Sekunden, nachdem sie eine Seite geöffnet haben.',
  more: (shown, all) => `Die letzten ${shown} von ${all} Besuchern`,
  visitor: 'Besucher',
  page: 'Seite',
  since: 'Auf der Website',
  visits: 'Besuche',
  timezone: 'Zeitzone',
  widget: 'Widget',
  chat: 'Chat',
  noPage: 'Unbekannte Seite',
  visitNumber: (count) => (count === 1 ? 'Erster Besuch' : `${count}. Besuch`),
  hello: 'Hallo sagen',
  helloTo: (name) => `${name} begrüßen`,
  openChat: 'Chat öffnen',
  inChat: 'In einem Chat',
  message: 'Nachricht',
  messageHelp: 'Der Besucher sieht sie sofort im Widget.',
  first: 'Hallo! Kann ich Ihnen helfen?',
  send: 'Senden',
  sending: (name) => `${name} wird begrüßt…`,
};

export const liveSwitch: typeof english.liveSwitch = {
  price: (usd) =>
    `Kostet etwa ${usd} im Monat je 1.000 Besuche mit fünf Seiten. Wer „Do Not Track“ oder „Global Privacy Control“ sendet, erscheint nicht.`,
};
