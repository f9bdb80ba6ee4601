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
