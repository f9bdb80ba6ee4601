/** German: workflows, their steps, and testing them. */
import type * as english from '#dashboard/strings/workflows.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');

export const workflows: typeof english.workflows = {
  title: 'Workflows',
  lead: 'Ein Workflow führt Besucher Schritt für Schritt und übergibt dann, erstellt ein Ticket oder beendet den Chat.',
  add: 'Workflow erstellen',
  empty: 'Noch keine Workflows',
  emptyBody:
    'Beginnen Sie mit einer Vorlage: Interessenten erfassen, ein Problem mit einer Bestellung klären oder außerhalb der Geschäftszeiten antworten.',
  name: 'Workflow',
  fields: { name: ['Name', 'Nur für Ihr Team sichtbar.'], definition: ['Schritte', ''] },
  newTitle: 'Neuer Workflow',
  template: 'Vorlage',
  versionColumn: 'Version',
  version: (version) => `Version ${version}`,
  changed: 'Geändert',
  changedAt: (at) => `geändert: ${at}`,
  steps: (steps) => count(steps, { one: '# Schritt', other: '# Schritte' }),
  stepsColumn: 'Schritte',
  usedBy: 'Verwendet von',
  created: 'Workflow erstellt',
  saved: (version) => `Als Version ${version} gespeichert. Laufende Chats behalten ihre Version.`,
  remove: 'Workflow löschen…',
  removeTitle: (name) => `${name} löschen?`,
  removeBody: 'Laufende Chats werden bis zum Ende geführt.',
  removed: 'Workflow gelöscht',
  secret: 'Signaturschlüssel…',
  secretTitle: 'Neuen Signaturschlüssel ausstellen?',
  secretBody:
    'Signiert die Anfragen von „Webhook aufrufen“-Schritten, damit Ihr Server sie prüfen kann. Der bisherige Schlüssel wird nicht mehr verwendet. Der neue wird nur einmal angezeigt.',
  secretIssue: 'Schlüssel ausstellen',
  secretShown: 'Kopieren Sie ihn jetzt. Er wird nicht noch einmal angezeigt.',
};

export const editor: typeof english.editor = {
  stepsTitle: 'Schritte',
  add: 'Schritt hinzufügen',
  addBehind: (id) => `Schritt nach ${id} hinzufügen`,
  first: 'Erster',
  firstStep: 'Erster Schritt',
  faults: (faults) => count(faults, { one: '# Fehler', other: '# Fehler' }),
  faultsLeft: (faults) =>
    count(faults, {
      one: 'Beheben Sie # Fehler, um zu speichern.',
      other: 'Beheben Sie # Fehler, um zu speichern.',
    }),
  goToFault: 'Anzeigen',
  stepName: 'Name des Schritts',
  stepNameHelp: 'a–z, 0–9 und _, mit einem Buchstaben am Anfang.',
  nameTaken: 'Ein anderer Schritt hat diesen Namen.',
  nameInvalid: 'Verwenden Sie 1–40 Zeichen: a–z, 0–9 und „_“, mit einem Buchstaben am Anfang.',
  removeStep: 'Schritt löschen',
  characters: 'Zeichen.',
  chooseStep: 'Schritt auswählen',
  mentions: 'Sie können einfügen:',
  views: { graph: 'Ablaufplan', trial: 'Test', rehearsal: 'Probe' },
  viewsLabel: 'Ablaufplan, Test oder Probe',
  graph: 'Ablaufplan der Schritte',
  zoom: 'Zoom',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  zoomFit: 'Einpassen',
};

export const stepKinds: typeof english.stepKinds = {
  message: { name: 'Nachricht', help: 'Sendet eine Nachricht.' },
  ask: { name: 'Frage', help: 'Fragt, prüft die Antwort und speichert sie.' },
  choice: { name: 'Schaltflächen', help: 'Bietet Schaltflächen an, die zu verschiedenen Schritten führen.' },
  condition: { name: 'Verzweigung', help: 'Geht auf dem einen oder anderen Weg weiter.' },
  set: { name: 'Daten setzen', help: 'Setzt Attribute, Priorität oder Labels des Chats.' },
  ticket: { name: 'Ticket erstellen', help: 'Erstellt ein Ticket für Ihr Team.' },
  http: { name: 'Webhook aufrufen', help: 'Sendet die Antworten an Ihren Server und speichert dessen Antwort.' },
  handoff: { name: 'Übergeben', help: 'Gibt den Chat an einen Agenten oder Bot weiter.' },
  end: { name: 'Ende', help: 'Löst den Chat.' },
};

export const stepFields: typeof english.stepFields = {
  text: ['Nachricht', ''],
  next: ['Nächster Schritt', ''],
  expects: ['Art der Antwort', ''],
  save_as: ['Antwort speichern als', 'Ein Attribut des Chats. Spätere Texte setzen es mit {{sein Name}} ein.'],
  save_choice_as: ['Auswahl speichern als', 'Leer lassen, um sie nicht zu speichern.'],
  options: ['Schaltflächen', 'Eine pro Zeile.'],
  min: ['Minimum', ''],
  max: ['Maximum', ''],
  retry_text: ['Fehlermeldung', 'Leer lassen für die Vorgabe.'],
  about: ['Prüfen', ''],
  key: ['Antwort', ''],
  is: ['Bedingung', ''],
  value: ['Wert', ''],
  contains: ['URL enthält', ''],
  locale: ['Sprache beginnt mit', 'Etwa de oder pt-BR.'],
  yes: ['Ja', ''],
  no: ['Nein', ''],
  priority: ['Priorität', ''],
  labels: ['Labels', 'Eines pro Zeile.'],
  attributes: ['Attribute', ''],
  subject: ['Betreff', ''],
  description: ['Beschreibung', ''],
  to: ['Übergeben an', ''],
  agent: ['Agent', ''],
  department: ['Abteilung', ''],
  bot: ['Bot', ''],
  url: ['URL', 'Eine https-URL auf einem Host, den diese Installation erlaubt.'],
  save: ['Aus der Antwort speichern', ''],
  on_error: ['Wenn die Anfrage fehlschlägt', 'Zeitlimit: 5 Sekunden.'],
};

export const stepParts: typeof english.stepParts = {
  button: (number) => `Schaltfläche ${number}`,
  leadsTo: 'führt zu',
  addButton: 'Schaltfläche hinzufügen',
  removeButton: (label) => `Schaltfläche ${label} entfernen`,
  content: 'Text',
  path: 'Pfad in der Antwort, etwa order.status',
  unchanged: 'Keine Änderung',
  ownDepartment: 'Abteilung des Chats',
  nobody: 'Bitte wählen',
};

export const stepValues: typeof english.stepValues = {
  expects: {
    text: 'Beliebiger Text',
    email: 'E-Mail-Adresse',
    phone: 'Telefonnummer',
    number: 'Zahl',
    date: 'Datum',
    choice: 'Auswahl aus Schaltflächen',
  },
  about: {
    answer: 'Eine Antwort',
    business_hours: 'Geschäftszeiten',
    agents_online: 'Agenten online',
    page: 'Aktuelle Seite',
    locale: 'Sprache des Besuchers',
  },
  is: {
    equals: 'ist genau',
    contains: 'enthält',
    at_least: 'ist mindestens',
    at_most: 'ist höchstens',
    given: 'hat einen Wert',
  },
  to: { department: 'Abteilung', agent: 'Agent', bot: 'Bot' },
};

export const testInWords: typeof english.testInWords = {
  answer: (key, is, value) => `${key} ${is} ${value}`.trim(),
  business_hours: 'Geschäftszeiten?',
  agents_online: 'Agenten online?',
  page: (part) => `URL enthält ${part}`,
  locale: (locale) => `Sprache ${locale}`,
};

export const ways: typeof english.ways = { yes: 'ja', no: 'nein', on_error: 'Fehler' };

export const newSteps: typeof english.newSteps = {
  message: 'Vielen Dank!',
  ask: 'Worum geht es?',
  answerKey: 'antwort',
  choice: 'Wie können wir Ihnen helfen?',
  choices: ['Ja', 'Nein'],
  ticket: 'Frage aus dem Chat',
  handoff: 'Einen Moment, bitte. Gleich ist jemand für Sie da.',
};

export const trial: typeof english.trial = {
  title: 'Test',
  lead: 'Schreiben Sie wie ein Besucher. Nichts wird gespeichert, und kein Webhook wird aufgerufen.',
  write: 'Als Besucher schreiben',
  send: 'Senden',
  restart: 'Neu beginnen',
  faulty: 'Korrigieren Sie die rot markierten Schritte und testen Sie dann.',
  changed: 'Der Workflow wurde geändert. Dieser Test behält die Version, mit der er begonnen hat.',
  example: 'Hallo!',
  around: 'Simulieren',
  isOpen: 'Innerhalb der Geschäftszeiten',
  isAnyoneOnline: 'Agenten sind online',
  page: 'Seite',
  locale: 'Sprache',
  kept: (key, value) => `${key} = ${value}`,
  priority: (name) => `Priorität: ${name}`,
  label: (label) => `Label: ${label}`,
  ticket: (subject) => `Ticket: ${subject}`,
  calls: (host) => `Ruft ${host} auf`,
  answers: 'Erfolgreich',
  fails: 'Fehlgeschlagen',
  value: (key) => `Wert der Antwort für ${key}`,
  handedTo: (name) => `Übergeben an ${name}`,
  ended: 'Chat gelöst',
  log: 'Test-Chat',
};

export const templates: typeof english.templates = {
  blank: { name: 'Leer', help: 'Eine Nachricht, dann ein Agent.' },
  lead: { name: 'Interessenten erfassen', help: 'Name, E-Mail und Teamgröße, dann ein Agent.' },
  order: {
    name: 'Problem mit einer Bestellung',
    help: 'Bestellnummer und was passiert ist. Erstellt ein Ticket, wenn keine Agenten online sind.',
  },
  hours: {
    name: 'Außerhalb der Geschäftszeiten',
    help: 'Während der Geschäftszeiten Agenten. Sonst werden Nachricht und E-Mail-Adresse aufgenommen.',
  },
};

export const templateTexts: typeof english.templateTexts = {
  welcome: 'Hallo! Einen Moment, bitte. Gleich ist jemand für Sie da.',
  leadHello: 'Danke für Ihre Nachricht! Ein paar kurze Fragen, damit die richtige Person helfen kann.',
  askName: 'Wie heißen Sie?',
  askEmail: 'Unter welcher E-Mail-Adresse erreichen wir Sie am besten?',
  askEmailAgain: 'Das sieht nicht nach einer E-Mail-Adresse aus. Bitte versuchen Sie es noch einmal.',
  askTeam: 'Wie groß ist Ihr Team?',
  teamSizes: ['Nur ich', '2–10', '11–50', 'Mehr'],
  leadThanks: 'Danke, {{name}}! Gleich ist jemand für Sie da.',
  orderHello: 'Das tut uns leid! Wir kümmern uns darum.',
  askOrder: 'Wie lautet Ihre Bestellnummer? Sie steht in Ihrer Bestätigungs-E-Mail.',
  askProblem: 'Was ist das Problem?',
  problems: ['Nicht angekommen', 'Beschädigt', 'Falscher Artikel', 'Etwas anderes'],
  orderHandoff: 'Danke. Jemand sieht sich jetzt mit Ihnen die Bestellung {{order}} an.',
  orderTicket: 'Bestellung {{order}}: {{problem}}',
  orderDetails: '{{visitor_name}} schrieb: {{message}}',
  orderNoted:
    'Im Moment ist niemand verfügbar. Wir haben für unser Team das Ticket {{ticket_number}} angelegt und Ihre E-Mail-Adresse gespeichert: {{email}}.',
  hoursOpen: 'Hallo! Gleich ist jemand für Sie da.',
  hoursClosed:
    'Wir haben gerade geschlossen. Hinterlassen Sie eine Nachricht; unser Team sieht sie, sobald wir zurück sind.',
  hoursTicket: 'Nachricht von {{email}}',
  hoursThanks: 'Danke! Unser Team hat Ihre Nachricht und Ihre E-Mail-Adresse.',
};
