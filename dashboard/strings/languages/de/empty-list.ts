/** German: what lists say that show nothing. */
import type * as english from '#dashboard/strings/empty-list.ts';

const empty: Record<string, [string, string]> = {
  mine: ['Alles erledigt', 'Neue Chats, die Ihnen zugewiesen werden, erscheinen hier.'],
  unassigned: ['Niemand wartet', 'Hier warten Chats, bis ein Agent frei ist.'],
  snoozed: [
    'Nichts zurückgestellt',
    'Stellen Sie einen Chat zurück (S), um ihn bis zu einem Zeitpunkt beiseitezulegen, oder bis der Besucher schreibt.',
  ],
  following: [
    'Sie folgen keinem Chat',
    'Folgen Sie dem Chat eines Kollegen über sein Menü. Wer in einer Notiz erwähnt wird, folgt ebenfalls.',
  ],
  all: ['Keine Konversationen', 'Hier erscheinen Konversationen, sobald Besucher Ihnen schreiben.'],
  search: [
    'Keine Ergebnisse',
    'Die Suche umfasst Namen, E-Mail-Adressen und Nachrichten aus Chats der letzten 90 Tage. Versuchen Sie es mit weniger oder kürzeren Wörtern.',
  ],
  behind: ['Keine Konversationen zu dieser Zahl', 'Sie wurden vielleicht inzwischen gelöscht.'],
  filtered: ['Keine passenden Konversationen', 'Entfernen Sie einen Filter, um mehr zu sehen.'],
};

export const emptyList: typeof english.emptyList = {
  notYet: ['Bisher nichts gefunden', 'Ältere Konversationen wurden noch nicht durchsucht.'],
  empty,
};
