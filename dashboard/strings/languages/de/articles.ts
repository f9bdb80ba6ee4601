/** German: articles, files of them, and what could not be answered. */
import type * as english from '#dashboard/strings/articles.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');

export const articles: typeof english.articles = {
  add: 'Artikel erstellen',
  search: 'Artikel suchen',
  empty: 'Noch keine Artikel',
  emptyBody:
    'Ein Artikel besteht aus einer Frage, anderen Formulierungen dafür und der Antwort. Erstellen Sie einen oder importieren Sie eine Datei.',
  noneFound: 'Keine passenden Artikel',
  noneFoundBody: 'Jedes Wort muss in der Frage, einer Formulierung oder der Antwort vorkommen.',
  question: 'Frage',
  answer: 'Antwort',
  language: 'Sprache',
  morePhrasings: (more) => count(more, { one: '# weitere Formulierung', other: '# weitere Formulierungen' }),
  showMore: (more) => `${numberText(more)} weitere anzeigen`,
  editTitle: 'Artikel bearbeiten',
  open: (question) => `„${question}“ öffnen`,
  edit: (question) => `„${question}“ bearbeiten`,
  remove: (question) => `„${question}“ löschen`,
  removeTitle: 'Diesen Artikel löschen?',
  removeBody: (question) => `Der Bot kennt dann keine Antwort mehr auf „${question}“.`,
  removed: 'Artikel gelöscht',
  phrasings: 'Andere Formulierungen',
};

export const articleFields: typeof english.articleFields = {
  question: ['Frage', 'So, wie Besucher sie stellen würden.'],
  alternative_phrasings: [
    'Andere Formulierungen',
    'Eine pro Zeile. 10 machen einen guten Artikel aus, 100 einen sehr guten.',
  ],
  answer: ['Antwort', 'Integrierte Bots antworten mit genau diesem Text.'],
  locale: ['Sprache', 'Etwa de oder pt-BR. Leer lassen für jede Sprache.'],
  url: ['Link zum Weiterlesen', 'Eine https-URL. Leer lassen für keinen Link.'],
  is_public: ['Öffentlich', 'Jeder kann den Artikel im Hilfecenter lesen.'],
};

export const importing: typeof english.importing = {
  open: 'Importieren',
  title: 'Artikel importieren',
  file: 'Datei',
  fileHelp: 'Markdown, CSV oder JSON, bis zu 5 MB. Vorhandene Fragen werden aktualisiert.',
  action: 'Importieren',
  preview: 'Vorschau',
  previewTitle: 'Vorschau des Imports',
  previewLead: 'Noch ist nichts gespeichert. Abgelehnte Zeilen werden ausgelassen.',
  unreadable:
    'Diese Datei ist kein Text in UTF-8, UTF-16 oder Windows-1252. Speichern Sie sie als UTF-8 und wählen Sie sie erneut aus.',
  format: 'Format',
  formats: { markdown: 'Markdown', csv: 'CSV', json: 'JSON' },
  examples: {
    markdown:
      '## Wo ist meine Bestellung?\n> Paket verfolgen\n> Wann kommt sie an\n\nÜber den Link in Ihrer E-Mail sehen Sie, wo sie ist.',
    csv: 'question,answer,alternative_phrasings\nWo ist meine Bestellung?,Der Link zeigt es Ihnen.,Paket verfolgen|Wann kommt sie an',
    json: '[{\n  "question": "Wo ist meine Bestellung?",\n  "answer": "Der Link in Ihrer E-Mail zeigt es Ihnen.",\n  "alternative_phrasings": ["Paket verfolgen"]\n}]',
  },
  example: 'Beispieldatei',
  exampleHelp: {
    markdown:
      'Jede Überschrift ist eine Frage, die zitierten Zeilen darunter sind andere Formulierungen, und der Text ist die Antwort.',
    csv: 'Eine Kopfzeile mit question und answer, wahlweise auch alternative_phrasings (getrennt durch |), locale, url und is_public.',
    json: 'Eine Liste von Artikeln mit den Feldern der API.',
  },
  tooLarge: (megabytes) => `Diese Datei hat ${megabytes} MB. Erlaubt sind höchstens 5 MB.`,
  done: 'Ergebnis des Imports',
  results: { created: 'Neu', updated: 'Aktualisiert', refused: 'Abgelehnt' },
  show: 'Zeilen anzeigen',
  all: 'Alle',
  row: 'Zeile',
  line: (line) => `Zeile ${numberText(line)}`,
  result: 'Ergebnis',
  nothing: 'Die Datei enthält keine Zeilen.',
};

export const unanswered: typeof english.unanswered = {
  lead: 'Fragen der letzten 90 Tage, die der Bot nicht beantworten konnte, die häufigsten zuerst.',
  empty: 'Keine unbeantworteten Fragen',
  emptyBody: 'Hier erscheinen Fragen, die der Bot nicht beantworten kann, und wie oft sie gestellt wurden.',
  question: 'Frage',
  count: 'Gestellt',
  times: (times) => count(times, { one: 'einmal', other: '#-mal' }),
  last: 'Zuletzt gestellt',
  conversation: 'Konversation öffnen',
  makeArticle: 'Artikel erstellen',
  makeArticleOf: (question) => `Artikel erstellen: ${question}`,
  known: 'In der Wissensdatenbank',
};
