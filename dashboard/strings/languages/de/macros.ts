/** German: actions of canned responses. */
import type * as english from '#dashboard/strings/macros.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');

export const actionTexts: typeof english.actionTexts = {
  add_label: (label) => `Label „${label}“ hinzufügen`,
  remove_label: (label) => `Label „${label}“ entfernen`,
  set_priority: (priority) => `Priorität auf „${priority}“ setzen`,
  assignTo: (name) => `Zuweisen: ${name}`,
  assignToMe: 'Mir zuweisen',
  toQueue: 'Zurück in die Warteschlange',
  note: (text) => `Notiz „${text}“ hinzufügen`,
  snoozeFor: (time) => `Zurückstellen: ${time}`,
  until_reply: 'Zurückstellen, bis der Besucher schreibt',
  resolve: 'Lösen',
  minutes: (minutes) => count(minutes, { one: '# Minute', other: '# Minuten' }),
  hours: (hours) => count(hours, { one: '# Stunde', other: '# Stunden' }),
  days: (days) => count(days, { one: '# Tag', other: '# Tage' }),
  gone: 'jemand, der nicht mehr hier ist',
};

export const macros: typeof english.macros = {
  count: (actions) => count(actions, { one: '# Aktion', other: '# Aktionen' }),
  preview: 'Beim Senden ausgeführt',
  remove: (action) => `Nicht ausführen: ${action}`,
  removeAll: 'Alle entfernen',
  done: (actions) => count(actions, { one: '# Aktion ausgeführt', other: '# Aktionen ausgeführt' }),
  refused: (action, reason) => `${action}: ${reason}`,
  refusals: {
    gone: 'nicht mehr vorhanden.',
    at_capacity: 'ausgelastet.',
    unassigned: 'niemand betreut diese Konversation.',
    too_many_labels: 'die Konversation hat zu viele Labels.',
    label_not_allowed: 'keines der Labels Ihres Teams.',
    attributes_required: 'Attribute, die Ihr Team verlangt, sind leer.',
    visitor_wrote: 'der Besucher hat gerade geschrieben. Lesen Sie zuerst die Nachricht.',
    not_possible: 'in dieser Konversation nicht möglich.',
  },
  undo: 'Rückgängig',
  undone: 'Rückgängig gemacht',
  undoneButSaid: 'Rückgängig gemacht. Gesendetes und Notiertes bleibt.',
  undoRefusals: {
    changed_since: 'nicht rückgängig gemacht, da es inzwischen geändert wurde.',
    at_capacity: 'nicht rückgängig gemacht, da der vorherige Agent ausgelastet ist.',
    gone: 'nicht rückgängig gemacht, da der vorherige Agent nicht mehr hier ist.',
    from_bot: 'nicht rückgängig gemacht, da zuvor ein Bot geantwortet hat.',
    too_many_labels: 'nicht rückgängig gemacht, da die Konversation zu viele Labels hat.',
    not_possible: 'nicht rückgängig gemacht, da die Konversation weitergegangen ist.',
  },
};

export const actionFields: typeof english.actionFields = {
  add: 'Aktion hinzufügen',
  kind: 'Aktion',
  priority: 'Priorität',
  remove: (action) => `Entfernen: ${action}`,
  kinds: {
    add_label: 'Label hinzufügen',
    remove_label: 'Label entfernen',
    set_priority: 'Priorität setzen',
    assign: 'Zuweisen',
    note: 'Notiz hinzufügen',
    snooze: 'Zurückstellen',
    resolve: 'Lösen',
  },
  label: 'Label',
  receiver: 'An',
  me: 'Wer sie sendet',
  queue: 'Standard-Warteschlange',
  department: (name) => `Abteilung ${name}`,
  noteText: 'Notiz',
  time: 'Dauer',
};

export const responseFiles: typeof english.responseFiles = {
  count: (files) => count(files, { one: '# Datei', other: '# Dateien' }),
  attach: 'Dateien anhängen',
};

export const ownCanned: typeof english.ownCanned = {
  title: 'Meine Textbausteine',
  lead: 'Nur Sie sehen sie.',
  shared: 'Textbausteine des Teams',
  add: 'Eigenen erstellen',
  empty: 'Noch keine eigenen',
  emptyBody: 'Speichern Sie, was nur Sie schreiben. Niemand sonst sieht es.',
  mark: 'Eigener',
};
