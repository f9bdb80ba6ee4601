/** German: what the team does about a visitor and what they wrote. */
import type * as english from '#dashboard/strings/customers.ts';

export const visitorMenu: typeof english.visitorMenu = {
  label: 'Aktionen für den Besucher',
  edit: 'Angaben bearbeiten…',
  redact: 'Nachricht schwärzen…',
  merge: 'Anderen Chat zusammenführen…',
  mergeVisitor: 'Mit anderem Besucher zusammenführen…',
  block: 'Besucher sperren…',
};

export const editVisitor: typeof english.editVisitor = {
  title: 'Besucher bearbeiten',
  action: 'Angaben speichern',
  fields: {
    name: ['Name', ''],
    email: ['E-Mail', 'Antworten, die der Besucher verpasst, gehen an diese Adresse.'],
    phone: ['Telefon', ''],
  },
  saved: 'Angaben gespeichert',
};

export const redaction: typeof english.redaction = {
  title: 'Nachricht schwärzen',
  body: 'Der Inhalt der Nachricht und ihre Dateien werden endgültig entfernt: hier, auf der Seite des Besuchers und aus der Suche. Bereits gesendete E-Mails und Ereignisse lassen sich nicht zurückholen. Eine Zeile hält fest, wer es getan hat.',
  choose: 'Nachricht',
  action: 'Endgültig schwärzen',
  done: 'Nachricht geschwärzt',
  none: 'Es gibt keine Nachricht, die geschwärzt werden kann.',
  by: (who, text) => `${who}: ${text}`,
  visitor: 'Besucher',
  note: 'Notiz',
  rating: 'Bewertung',
  copies: (names) => `Auch entfernen, was daraus kopiert wurde: ${names}`,
  copiesHelp:
    'Attribute, deren Wert in der Nachricht steht, und Antworten, die ein Workflow gespeichert hat. Tickets bleiben, wie sie sind.',
  team: 'Team',
  file: 'Datei',
};

export const merging: typeof english.merging = {
  title: 'Anderen Chat in diesen zusammenführen',
  body: 'Der andere Chat endet, dieser geht weiter. Beide bleiben lesbar, und in jedem führt eine Zeile zum anderen. Wird der andere Chat wieder geöffnet, ist die Zusammenführung aufgehoben.',
  choose: 'Der andere Chat',
  action: 'Chats zusammenführen',
  done: 'Chats zusammengeführt',
  none: 'Dieser Besucher hat keinen anderen Chat.',
  chat: (time, message) => `${time}: ${message}`,
};

export const mergingVisitors: typeof english.mergingVisitors = {
  title: 'Mit einem anderen Besucher zusammenführen',
  body: 'Ihr Team sieht beide als eine Person: Angaben, frühere Chats und Suche. Jeder Besucher behält seine eigenen Sitzungen und sieht nur seine eigenen Chats. Wird einer gesperrt, exportiert oder gelöscht, betrifft das den anderen nicht. Sie können beide jederzeit wieder trennen.',
  search: 'Name, E-Mail oder Wörter aus einem Chat',
  choose: 'Der andere Besucher',
  none: 'Kein anderer Besucher gefunden.',
  action: 'Besucher zusammenführen',
  done: 'Besucher zusammengeführt',
  lastChat: (time) => `Letzter Chat: ${time}`,
  withEmail: (email, time) => `${email}, letzter Chat: ${time}`,
};

export const samePerson: typeof english.samePerson = {
  title: 'Dieselbe Person',
  separate: (name) => `${name} trennen`,
  separated: (name) => `${name} ist wieder ein eigener Besucher`,
};

export const blocking: typeof english.blocking = {
  title: (name) => `${name} sperren?`,
  body: 'Der Chat endet, und das Widget wird für diesen Besucher ohne Angabe von Gründen abgeschaltet. Die Sperre gilt auf jedem Gerät, auf dem Sie ihn erkennen.',
  action: 'Besucher sperren',
  done: (name) => `${name} ist gesperrt`,
  time: 'Dauer',
  times: { '1': '1 Stunde', '24': '24 Stunden', '168': '7 Tage', '720': '30 Tage', '': 'Dauerhaft' },
  email: 'Auch die E-Mail-Adresse sperren',
  emailHelp: (address) =>
    `Mit ${address} kommt niemand mehr hinein. Jeder kann eine fremde Adresse eingeben: Wählen Sie das nur, wenn Sie glauben, dass sie wirklich dieser Person gehört.`,
  network: 'Auch neue Besucher aus demselben Netzwerk sperren',
  networkHelp: (address) =>
    `${address} kann zu einer Firma, einer Schule oder einem Mobilfunknetz gehören: Auch andere, die zum ersten Mal von dort kommen, werden ausgesperrt. Höchstens 7 Tage lang.`,
  reason: 'Grund',
  reasonHelp: 'Nur Ihr Team sieht ihn.',
  blockedTitle: (name) => `${name} ist gesperrt`,
  until: (time) => `Bis ${time}`,
  forEver: 'Dauerhaft',
  by: (who) => `von ${who}`,
  unblock: 'Entsperren',
  unblocked: (name) => `${name} ist nicht mehr gesperrt`,
};

export const blockedList: typeof english.blockedList = {
  title: 'Gesperrte Besucher',
  none: 'Niemand ist gesperrt. Sie können einen Besucher in einem Chat über das Menü neben seinem Namen sperren.',
  visitor: 'Besucher',
  until: 'Bis',
  also: 'Auch gesperrt',
  email: 'E-Mail-Adresse',
  reason: 'Grund',
  unblock: (name) => `${name} entsperren`,
  number: (id) => `Besucher ${id}`,
};
