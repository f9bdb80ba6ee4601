/** German: rules: the list, the form, and trying one out. */
import type * as english from '#dashboard/strings/rules.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');
const minutes = (number: number) => count(number, { one: '# Minute', other: '# Minuten' });
const chats = (number: number) => count(number, { one: '# Chat', other: '# Chats' });

export const rules: typeof english.rules = {
  title: 'Regeln',
  lead: 'Automatisch handeln, wenn in einem Chat etwas passiert oder eine Weile nicht passiert ist.',
  add: 'Regel erstellen',
  empty: 'Noch keine Regeln',
  emptyBody:
    'Erstellen Sie eine, um Chats mit Labels zu versehen, ihre Priorität zu erhöhen oder sie weiterzugeben. Probieren Sie sie zuerst an den Chats des letzten Monats aus.',
  edit: (name) => `${name} bearbeiten`,
  remove: (name) => `${name} löschen`,
  removeTitle: (name) => `Regel ${name} löschen?`,
  removeBody: 'Sie wird nicht mehr ausgeführt. Was sie getan hat, bleibt. Das lässt sich nicht rückgängig machen.',
  removed: 'Regel gelöscht',
  earlier: (name) => `${name} früher ausführen`,
  later: (name) => `${name} später ausführen`,
  isOn: (name) => `${name} ist eingeschaltet`,
  on: 'Ein',
  when: 'Wenn',
  onlyIf: 'Nur falls',
  always: 'Immer',
  does: 'Dann',
  add_condition: 'Bedingung hinzufügen',
  add_action: 'Aktion hinzufügen',
  removeCondition: (position) => `Bedingung ${numberText(position)} entfernen`,
  removeAction: (position) => `Aktion ${numberText(position)} entfernen`,
  condition: (position) => `Bedingung ${numberText(position)}`,
  action: (position) => `Aktion ${numberText(position)}`,
  gone: '(gelöscht)',
  nobody: 'Agent wählen',
  defaultDepartment: 'Keine Abteilung',
  fields: {
    name: ['Name', 'Ihr Team liest ihn in jedem Chat, den die Regel ändert.'],
    is_enabled: [
      'Ein',
      'Eine Änderung gilt innerhalb einer Minute. Chats, die bereits warten, lässt eine zeitabhängige Regel unberührt.',
    ],
    on: ['Wenn', ''],
    minutes: ['Minuten', 'Von {min} bis {max}.'],
    label: ['Label', ''],
    anyLabel: ['Label', 'Leer lassen für jedes Label.'],
    conditions: ['Nur falls', 'Alle müssen zutreffen.'],
    actions: ['Dann', 'Was möglich ist, wird ausgeführt; die Zeile im Chat nennt, was nicht möglich war.'],
    widget: ['Widgets', ''],
    department: ['Abteilungen', ''],
    contains: ['Teil der Adresse', ''],
    locale: ['Sprache', 'Etwa de oder pt-BR.'],
    of: ['Attribut von', ''],
    key: ['Attribut', ''],
    is: ['Vergleich', ''],
    value: ['Wert', ''],
    field: ['Was', ''],
    has: ['Label', ''],
    priority: ['Prioritäten', ''],
    status: ['Status', ''],
    open: ['Geschäftszeiten des Widgets', ''],
    rating: ['Sterne', ''],
    channel: ['Wie der Chat begann', ''],
    text: ['Wörter', 'Eines pro Zeile; eines davon genügt. Groß- und Kleinschreibung und Akzente zählen nicht.'],
    to: ['An', ''],
    note: ['Notiz', 'Nur Ihr Team sieht sie.'],
    for: ['Dauer', ''],
  },
};

export const ruleTriggers: typeof english.ruleTriggers = {
  started: 'Ein Chat beginnt',
  visitor_message: 'Der Besucher schreibt',
  agent_message: 'Ein Agent antwortet',
  handed_off: 'Ein Bot oder Workflow übergibt',
  assigned: 'Ein Agent erhält den Chat',
  transferred: 'Ein Kollege leitet den Chat weiter',
  labelled: 'Ein Label wird hinzugefügt',
  priority_changed: 'Die Priorität ändert sich',
  resolved: 'Der Chat wird gelöst',
  closed: 'Der Chat wird geschlossen',
  reopened: 'Der Chat wird wieder geöffnet',
  rated: 'Der Besucher bewertet den Chat',
  snooze_over: 'Die Zurückstellung endet',
  unanswered: 'Der Besucher wartet auf eine Antwort',
  queued: 'Der Chat wartet in der Warteschlange',
  visitor_silent: 'Der Besucher hat nicht geantwortet',
};

export const triggerInWords: typeof english.triggerInWords = {
  unanswered: (time) => `Seit ${minutes(time)} unbeantwortet`,
  queued: (time) => `Seit ${minutes(time)} in der Warteschlange`,
  visitor_silent: (time) => `Seit ${minutes(time)} keine Antwort vom Besucher`,
  labelled: (label) => `Label ${label} hinzugefügt`,
};

export const ruleConditions: typeof english.ruleConditions = {
  about: {
    widget: 'Widget',
    department: 'Abteilung',
    page: 'Seite',
    locale: 'Sprache des Besuchers',
    attribute: 'Attribut',
    visitor: 'Name oder E-Mail-Adresse des Besuchers',
    label: 'Label',
    priority: 'Priorität',
    status: 'Status',
    business_hours: 'Geschäftszeiten',
    rating: 'Bewertung',
    channel: 'Wie der Chat begann',
    text: 'Wörter in der Nachricht',
  },
  of: { conversation: 'Chat', visitor: 'Besucher' },
  field: { name: 'Name', email: 'E-Mail-Adresse' },
  is: {
    equals: 'ist genau',
    contains: 'enthält',
    at_least: 'ist mindestens',
    at_most: 'ist höchstens',
    given: 'hat einen Wert',
  },
  has: { yes: 'Hat das Label', no: 'Hat das Label nicht' },
  open: { yes: 'Innerhalb der Geschäftszeiten', no: 'Außerhalb der Geschäftszeiten' },
  channel: { widget: 'Im Widget', email: 'Per E-Mail', api: 'Von Ihrem Server' },
};

export const conditionInWords: typeof english.conditionInWords = {
  widget: (names) => `Widget ${names}`,
  department: (names) => `Abteilung ${names}`,
  page: (part) => `Seite enthält ${part}`,
  locale: (tag) => `Sprache ${tag}`,
  attribute: (key, is, value) => `${key} ${is} ${value}`.trim(),
  label: (label) => `Hat das Label ${label}`,
  noLabel: (label) => `Ohne das Label ${label}`,
  priority: (names) => `Priorität ${names}`,
  status: (names) => `Status ${names}`,
  rating: (stars) => `Bewertet mit ${stars}`,
  text: (words) => `Enthält ${words}`,
};

export const ruleActions: typeof english.ruleActions = {
  type: {
    set_priority: 'Priorität setzen',
    add_label: 'Label hinzufügen',
    remove_label: 'Label entfernen',
    assign: 'Zuweisen',
    note: 'Notiz schreiben',
    snooze: 'Zurückstellen',
    resolve: 'Lösen',
  },
  set_priority: (priority) => `Priorität ${priority}`,
  add_label: (label) => `Label ${label}`,
  remove_label: (label) => `Label ${label} entfernen`,
  assign: (to) => `Zuweisen: ${to}`,
  note: (text) => `Notiz: ${text}`,
  snooze: (time) => `Zurückstellen: ${minutes(time)}`,
  toDefault: 'In die Standard-Warteschlange',
  untilReply: 'Zurückstellen, bis der Besucher schreibt',
  for: { until_reply: 'Bis der Besucher schreibt', minutes: 'Anzahl Minuten' },
  to: { department: 'Abteilung', agent: 'Agent' },
};

export const trialOfRule: typeof english.trialOfRule = {
  title: 'Ausprobieren',
  lead: 'Sehen Sie, was sie in den letzten 30 Tagen getan hätte, in höchstens 5.000 Chats. Nichts wird geändert. Labels, Priorität, Abteilung und Attribute zählen so, wie sie jetzt sind, und die Agenten haben Platz für Chats.',
  start: 'An Chats des letzten Monats testen',
  stop: 'Anhalten',
  notRecorded:
    'Wann sich Labels oder die Priorität eines Chats geändert haben, wird nicht festgehalten, daher lässt sich diese Regel nicht ausprobieren. Sobald sie an ist, steht in jedem Chat, was sie getan hat.',
  progress: (looked, total) => `${numberText(looked)} von etwa ${chats(total)} geprüft…`,
  done: (runs, found, looked) =>
    `Sie wäre ${count(runs, { one: 'einmal', other: '#-mal' })} in ${chats(found)} gelaufen, bei ${numberText(looked)} geprüften.`,
  stopped: 'Angehalten.',
  none: (looked) =>
    count(looked, { one: 'Sie wäre in # Chat nicht gelaufen.', other: 'Sie wäre in keinem von # Chats gelaufen.' }),
  failed: 'Der Test wurde nicht abgeschlossen.',
  changed: 'Die Regel wurde seit diesem Test geändert.',
  actions: 'Was sie getan hätte',
  outcomes: (done, unchanged, refused) =>
    `${numberText(done)} ausgeführt, ${numberText(unchanged)} schon so, ${numberText(refused)} nicht möglich`,
  compared: (added, same, gone) =>
    `Verglichen mit dem, was die gespeicherte Regel getan hat: ${numberText(added)} neu, ${numberText(same)} gleich, ${numberText(gone)} nicht mehr.`,
  differences: { new: 'Neu', gone: 'Nicht mehr' },
  list: 'Chats, in denen sie gelaufen wäre',
  more: (more) => count(more, { one: 'und # weiterer', other: 'und # weitere' }),
  visitor: 'Besucher',
};
