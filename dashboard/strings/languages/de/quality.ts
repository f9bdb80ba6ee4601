/** German: a bot's test questions. */
import { numberText } from '#dashboard/strings/language.ts';
import type * as english from '#dashboard/strings/quality.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');

export const quality: typeof english.quality = {
  lead: 'Fragen, deren richtige Antwort Sie kennen. Sie werden bei jedem Öffnen dieser Seite gestellt; Besucher sehen davon nichts.',
  modelNote: 'Die Antworten dieses Bots schreibt ein Modell. Gezeigt wird der Artikel, den es zuerst erhält.',
  byWords:
    'Die Embeddings waren nicht erreichbar oder ihre Tokens sind verbraucht, daher wurde dies nur anhand der Wörter gefunden.',
  add: 'Testfrage hinzufügen',
  empty: 'Noch keine Testfragen',
  emptyBody:
    'Fügen Sie Fragen mit dem Artikel hinzu, der sie beantworten soll, und sehen Sie, was jede Änderung verbessert oder verschlechtert.',
  question: 'Frage',
  expected: 'Erwartet',
  result: 'Ergebnis',
  handoff: 'An einen Agenten übergeben',
  goneArticle: 'Ein gelöschter Artikel',
  editTitle: 'Testfrage bearbeiten',
  edit: (question) => `„${question}“ bearbeiten`,
  remove: (question) => `„${question}“ löschen`,
  removeTitle: 'Diese Testfrage löschen?',
  removeBody: (question) => `„${question}“ wird nicht mehr gestellt.`,
  removed: 'Testfrage gelöscht',
  outcomes: { right: 'Richtig', wrong: 'Falsch', handed_over: 'Übergeben' },
  summary: (right, wrong, handedOver) => `${right} richtig, ${wrong} falsch, ${handedOver} übergeben`,
  sure: (article, share) => `${article} (${share})`,
  nothing: 'Kein Artikel gefunden',
  takeAsked: 'Gestellte Fragen importieren',
  taken: (questions) =>
    questions === 0
      ? 'Keine neuen Fragen zu importieren'
      : count(questions, { one: '# Frage importiert', other: '# Fragen importiert' }),
  compareTitle: 'Testfragen',
  back: 'Zurück',
  saveAnyway: 'Trotzdem speichern',
  saveUntried: 'Ohne Vergleich speichern',
  comparing: 'Der Bot wird nebenbei trainiert…',
  changes: (better, worse) => `${better} besser, ${worse} schlechter`,
  noChange: 'Bei keiner Testfrage ändert sich etwas.',
  noQuestions: 'Dieser Bot hat keine Testfragen. Fügen Sie welche unter „Qualität“ hinzu.',
  failed: 'Der Vergleich ist fehlgeschlagen. Versuchen Sie es noch einmal.',
  better: 'Besser',
  worse: 'Schlechter',
  answeredBy: (question) => `Beantwortet durch „${question}“`,
  from: (before, after) => `${before} → ${after}`,
};

export const testQuestionFields: typeof english.testQuestionFields = {
  question: ['Frage', 'So, wie ein Besucher sie stellen würde, eher in anderen Worten als im Artikel.'],
  article_id: ['Erwartet', 'Der Artikel, der antworten soll. Ohne einen soll der Bot übergeben.'],
};

export const rehearsal: typeof english.rehearsal = {
  title: 'Probe',
  lead: 'Geht die Konversationen der letzten 30 Tage, höchstens 1.000, mit Ihren Änderungen durch, gespeichert oder nicht. Nichts wird gesendet, aufgerufen oder gespeichert. Es kostet weniger als 0,01 USD.',
  modelNote: 'Kein Modell wird gefragt: An seiner Stelle antwortet der Artikelindex.',
  start: 'An früheren Konversationen proben',
  cancel: 'Abbrechen',
  progress: (looked, total) => `${looked} von ${total} Konversationen…`,
  failed: 'Die Probe ist fehlgeschlagen. Versuchen Sie es noch einmal.',
  changed: 'Sie haben seitdem etwas geändert.',
  none: 'Es gibt keine Konversationen für eine Probe.',
  list: 'Konversationen, die anders verlaufen würden',
  more: (count) => `und ${numberText(count)} weitere`,
  differences: {
    same: 'unverändert',
    answered: 'beantwortet statt übergeben',
    handed_off: 'übergeben statt beantwortet',
    other_answer: 'andere Antwort',
    routed_elsewhere: 'an eine andere Abteilung übergeben',
    unknown: 'unbekannt',
  },
  loading: 'Wird geladen…',
  asked: 'Besucher',
  past: 'Damals',
  now: 'Jetzt',
  open: 'Konversation öffnen',
  nothing: 'Keine Antwort',
  handedTo: (department) => `Übergeben an ${department}`,
  ownDepartment: 'die Standardabteilung',
  solved: 'Gelöst',
  otherWords: 'Andere Worte oder keine',
  unknownWhy: 'Es ruft ein anderes System auf, und was dieses antworten würde, ist nicht bekannt.',
};

export const modelRun: typeof english.modelRun = {
  title: 'Mit dem Modell',
  lead: 'Das Modell beantwortet jede Testfrage so, wie es einem Besucher antworten würde. Nichts wird gesendet und kein Werkzeug ausgeführt.',
  changedNote: 'Ihre Änderungen werden so erprobt, wie sie im Formular stehen, gespeichert oder nicht.',
  ask: 'Mit dem Modell ausführen',
  estimate: (questions, tokens, left) =>
    `${count(questions, { one: '# Frage braucht', other: '# Fragen brauchen' })} etwa ${tokens} Tokens. Für Tests sind heute (UTC) noch ${left} Tokens übrig.`,
  tooFewTokens:
    'Es sind nicht genug Tokens übrig. Erhöhen Sie die täglichen Tokens pro Besucher oder versuchen Sie es morgen noch einmal.',
  start: 'Starten',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  progress: (asked, total) => `${asked} von ${total} Fragen gestellt…`,
  paused: (asked, total) => `Angehalten nach ${asked} von ${total} Fragen`,
  outOfTokens: 'Die Tokens für Tests sind verbraucht. Setzen Sie nach Mitternacht (UTC) fort.',
  settingsChanged:
    'Beendet: Die Einstellungen des Bots wurden geändert. Bisherige Ergebnisse gelten für die früheren. Stellen Sie die Fragen erneut, um die neuen zu prüfen.',
  summary: (right, wrong, handedOver, failed) =>
    `${right} richtig, ${wrong} falsch, ${handedOver} übergeben, ${failed} fehlgeschlagen`,
  sincePrevious: (better, worse) => `Verglichen mit dem letzten Lauf: ${better} besser, ${worse} schlechter`,
  thanBuiltIn: (better, worse) => `Verglichen mit dem eingebauten Bot: ${better} besser, ${worse} schlechter`,
  about: (model, at, tokens) => `${model}, ${at}, ${tokens} Tokens verbraucht.`,
  usualModel: 'Das übliche Modell des Anbieters',
  wasChanged: 'Erprobt wurden Einstellungen, die nicht gespeichert waren.',
  list: 'Ergebnisse nach Frage',
  failed: 'Fehlgeschlagen',
  reasons: {
    failed: 'Das Modell war nicht erreichbar oder schrieb nichts Brauchbares.',
    timeout: 'Das Modell brauchte zu lange.',
    refused:
      'Die Antwort wurde zurückgehalten: Kein Artikel stützt sie, sie verrät Anweisungen, oder das Modell lehnte ab.',
    not_configured: 'Das Modell hat keinen Namen oder keine URL, die diese Installation aufrufen darf.',
    interrupted: 'Der Lauf wurde bei dieser Frage unterbrochen.',
  },
  calls: (tool) => `Würde ${tool} aufrufen.`,
  notRun: 'Nicht ausgeführt: Dies ist ein Test.',
  noArticle: 'Ohne Artikel beantwortet',
};
