/** German: where a bot's articles are read from. */
import type * as english from '#dashboard/strings/sources.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');

export const sources: typeof english.sources = {
  add: 'Quelle hinzufügen',
  empty: 'Noch keine Quellen',
  emptyBody:
    'Die Artikel des Bots können von Ihrer Website, von einzelnen Seiten oder aus Dateien gelesen werden und folgen ihnen.',
  source: 'Quelle',
  state: 'Status',
  addTitle: 'Quelle hinzufügen',
  editTitle: 'Quelle bearbeiten',
  edit: (name) => `„${name}“ bearbeiten`,
  remove: (name) => `„${name}“ löschen`,
  removeTitle: 'Diese Quelle löschen?',
  removeBody: (name, articles) =>
    `„${name}“ und ${count(articles, { one: '# Artikel daraus werden', other: '# Artikel daraus werden' })} gelöscht. Bearbeitete Artikel bleiben.`,
  removed: 'Quelle gelöscht',
  readNow: (name) => `„${name}“ jetzt lesen`,
  pages: (name) => `Seiten von „${name}“ anzeigen`,
  waiting: 'Wartet',
  reading: (done, all) => `Liest: ${numberText(done)} von ${count(all, { one: '# Seite', other: '# Seiten' })}`,
  done: (time) => `Gelesen: ${time}`,
  never: 'Noch nichts gelesen',
  next: (time) => `Nächstes Mal: ${time}`,
  articles: (articles) => count(articles, { other: '# Artikel' }),
  unread: (pages) => count(pages, { one: '# Seite nicht gelesen', other: '# Seiten nicht gelesen' }),
  trialSame: 'Keine Testfrage hat sich geändert',
  trialFailed: 'Testfragen wurden nicht verglichen',
  trialTitle: (name) => `Testfragen nach dem Lesen von „${name}“`,
  trialLead: 'Was der Bot vor diesem Lesen fand und was er danach findet.',
  trialByWords: 'Verglichen ohne die Embeddings des Bots.',
  held: (pages) =>
    count(pages, { one: 'Änderungen von # Seite zurückgehalten', other: 'Änderungen von # Seiten zurückgehalten' }),
  publish: 'Veröffentlichen',
  publishHeld: (name) => `Zurückgehaltenes von „${name}“ veröffentlichen`,
  discard: 'Verwerfen',
  discardHeld: (name) => `Zurückgehaltenes von „${name}“ verwerfen`,
  kind: 'Was gelesen wird',
  kinds: {
    site: { name: 'Website', help: 'Alle Seiten unter einer Adresse, gefunden über Links und Sitemaps.' },
    pages: { name: 'Einzelne Seiten', help: 'Webseiten, Markdown-Dateien und PDFs, die Sie auflisten.' },
    files: { name: 'Dateien', help: 'Markdown-, Text-, HTML- und PDF-Dateien dieses Computers oder ein Ordner davon.' },
  },
  schedules: { off: 'Nie', daily: 'Jeden Tag', weekly: 'Jede Woche' },
};

export const sourceFields: typeof english.sourceFields = {
  name: ['Name', 'Leer lassen für den Namen der Website.'],
  addresses: ['Adressen', 'Eine https-URL pro Zeile. Höchstens 500 Seiten werden gelesen.'],
  locale: ['Sprache', 'Der Artikel, etwa de oder pt-BR. Leer lassen für jede Sprache.'],
  schedule: ['Erneut lesen', 'Artikel folgen den Änderungen. Was Sie bearbeitet haben, wird nie überschrieben.'],
  holds_if_worse: [
    'Verschlechterungen zurückhalten',
    'Nur veröffentlichen, was keine Testfrage verschlechtert. Alles andere wartet hier, bis Sie es veröffentlichen oder verwerfen.',
  ],
};

export const sourcePreview: typeof english.sourcePreview = {
  action: 'Vorschau',
  found: (pages, example) =>
    `Bisher ${count(pages, { one: '# Seite', other: '# Seiten' })} gefunden, zum Beispiel ${example}`,
  none: 'Keine Seiten gefunden.',
  first: (title) => `Fragen in „${title}“:`,
  problem: (address, problem) => `${address}: ${problem}`,
};

export const sourcePages: typeof english.sourcePages = {
  title: (name) => `Seiten von „${name}“`,
  filesTitle: (name) => `Dateien von „${name}“`,
  page: 'Seite',
  file: 'Datei',
  state: 'Status',
  articles: 'Artikel',
  none: 'Es wurde noch nichts gefunden.',
  noFiles: 'Noch keine Dateien. Wählen Sie Dateien, einen Ordner oder eine ZIP-Datei.',
  waiting: 'Wartet',
  read: 'Gelesen',
  leadsTo: (address) => `Führt zu ${address}`,
  held: 'Die Änderungen werden zurückgehalten',
  kept: (articles) => count(articles, { other: '# Artikel von Hand bearbeitet oder gelöscht, nicht überschrieben' }),
  taken: (questions) =>
    count(questions, {
      one: '# Frage ausgelassen: Ein anderer Artikel hat sie',
      other: '# Fragen ausgelassen: Andere Artikel haben sie',
    }),
  short: (answers) =>
    count(answers, {
      one: '# Antwort ausgelassen: weniger als 12 Buchstaben',
      other: '# Antworten ausgelassen: weniger als 12 Buchstaben',
    }),
  leftOut: (links) =>
    count(links, {
      one: '# Link nicht verfolgt: zu viele Seiten oder ohne Ende',
      other: '# Links nicht verfolgt: zu viele Seiten oder ohne Ende',
    }),
  remove: (name) => `„${name}“ löschen`,
  files: 'Dateien wählen',
  folder: 'Ordner wählen',
  uploading: (done, all) => `Lädt ${numberText(done)} von ${count(all, { one: '# Datei', other: '# Dateien' })} hoch`,
  uploaded: (files) => count(files, { one: '# Datei hochgeladen', other: '# Dateien hochgeladen' }),
  skipped: (files) =>
    count(files, {
      one: '# Datei ausgelassen: weder Markdown, Text, HTML noch PDF, oder über 4 MB',
      other: '# Dateien ausgelassen: weder Markdown, Text, HTML noch PDF, oder über 4 MB',
    }),
  badZip: (name) => `„${name}“ lässt sich nicht entpacken.`,
  failed: (name, problem) => `${name}: ${problem}`,
};

export const pageProblem: typeof english.pageProblem = {
  not_found: 'Diese Seite gibt es nicht mehr',
  login: 'Verlangt eine Anmeldung oder weist Programme ab',
  robots: 'Die robots.txt der Website erlaubt es nicht',
  too_large: 'Zu groß',
  not_text: 'Weder Webseite noch Markdown, Text oder PDF',
  no_text: 'Kein Text gefunden',
  too_short: 'Alle Antworten haben weniger als 12 Buchstaben',
  damaged: 'Beschädigt oder nicht zu verstehen',
  inner_address: 'Führt zu einer Adresse innerhalb eines Netzwerks',
  other_site: 'Führt zu einer anderen Website',
  redirects: 'Leitet zu oft weiter',
  timeout: 'Keine Antwort innerhalb von 15 Sekunden',
  unreachable: 'Nicht erreichbar',
  server_error: 'Der Server hat mit einem Fehler geantwortet',
  articles_full: 'Der Bot hat so viele Artikel wie erlaubt: 1.000',
};
