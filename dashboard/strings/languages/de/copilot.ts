/** German: answers that are suggested, and questions that were learned. */
import type * as english from '#dashboard/strings/copilot.ts';

export const copilot: typeof english.copilot = {
  title: 'Antwortvorschläge',
  hint: 'Tab fügt den ersten ein',
  loading: 'Antworten werden gesucht…',
  none: 'Kein Artikel passt.',
  failed: 'Vorschläge konnten nicht geladen werden.',
  past: 'Frühere Antworten',
  insert: 'Einfügen',
  from: 'Konversation öffnen, aus der sie stammt',
  more: 'Seite dazu öffnen',
  inserted: (question) => `Eingefügt: ${question}`,
  undo: 'Rückgängig',
};

export const learned: typeof english.learned = {
  lead: 'Entwürfe aus gut bewerteten Chats, ohne erkennbare personenbezogene Daten. Besucher sehen sie erst, wenn Sie sie als Artikel hinzufügen.',
  off: 'Dieser Bot lernt nicht aus Chats. In seinen Einstellungen können Sie das einschalten.',
  openSettings: 'Einstellungen öffnen',
  empty: 'Keine Entwürfe zu prüfen',
  emptyBody: 'Fragen und Antworten aus gelösten, gut bewerteten Chats erscheinen hier innerhalb einer Stunde.',
  question: 'Frage',
  actions: 'Aktionen',
  conversation: 'Gelernt aus',
  rated: (stars) => `Bewertet mit ${stars} von 5`,
  review: 'Prüfen',
  reviewOf: (question) => `Prüfen: ${question}`,
  discard: 'Verwerfen',
  discardOf: (question) => `Verwerfen: ${question}`,
  discarded: 'Entwurf verworfen',
  gone: 'Diesen Entwurf hat schon jemand anderes geprüft.',
  blanks: (blanks) => `Ersetzen oder entfernen Sie ${blanks}: Dort stand etwas Persönliches.`,
};

export const assistant: typeof english.assistant = {
  title: 'Mit KI schreiben',
  tasks: {
    draft: 'Antwort entwerfen',
    shorter: 'Kürzer fassen',
    friendlier: 'Freundlicher formulieren',
    grammar: 'Grammatik korrigieren',
    translate: 'Übersetzen',
    summary: 'Chat zusammenfassen',
    triage: 'Labels und Priorität vorschlagen',
  },
  writing: 'Wird geschrieben…',
  ready: 'Prüfen Sie den Text, bevor Sie ihn verwenden: Er kann falsch sein.',
  sources: 'Aus diesen Artikeln geschrieben',
  replace: 'Meinen Text ersetzen',
  dismiss: 'Verwerfen',
  summarize: 'Chat zusammenfassen',
  problems: {
    budget: 'Ihre Tokens für heute sind aufgebraucht. Um Mitternacht UTC gibt es neue.',
    failed: 'Das Modell hat versagt. Es wurde nichts geschrieben.',
    timeout: 'Das Modell hat zu lange gebraucht.',
    refused: 'Das Modell hat abgelehnt, oder seine Antwort wurde zurückgehalten.',
    no_answer: 'Weder die Artikel noch der Chat enthalten eine Antwort.',
    unusable: 'Die Antwort des Modells ist nicht verwendbar.',
    other_language: 'Das Modell hat in einer anderen Sprache geantwortet.',
    changed: 'Die Übersetzung enthält andere Zahlen, Links oder Adressen als das Original.',
    overtaken: 'Der Besucher hat inzwischen geschrieben. Der Entwurf wurde daher verworfen.',
    not_configured: 'Kein Bot dieses Chats hat ein Modell, das Agenten verwenden dürfen. Ein Admin kann es erlauben.',
    offline: 'Gerade besteht keine Verbindung.',
  },
  stale: 'Der Besucher hat seit diesem Entwurf geschrieben.',
  use: (uses, tokens) => `Von Agenten in den letzten 30 Tagen genutzt: ${uses} Texte, ${tokens} Tokens.`,
  task: 'Aufgabe',
  all: 'Alle',
  uses: 'Verwendungen',
  tokens: 'Tokens',
  cost: 'Kosten',
};

export const translation: typeof english.translation = {
  translate: 'Übersetzen',
  into: (language) => `Übersetzen in: ${language}`,
  chat: 'Chat übersetzen',
  stop: 'Nicht mehr übersetzen',
  waiting: 'Wird übersetzt…',
  done: 'Übersetzung',
  hide: 'Übersetzung ausblenden',
  original: (language) => `Verfasst in: ${language}`,
  kept: 'Ihr Team sieht Ihr Original:',
  remove: 'Ohne das Original senden',
  checkNames: (names) => `In der Übersetzung fehlt: ${names}`,
};

export const triage: typeof english.triage = {
  ask: 'Labels und Priorität vorschlagen',
  asking: 'Passendes wird gesucht…',
  none: 'Kein weiteres Label und keine andere Priorität passt.',
  label: (name) => `Label hinzufügen: ${name}`,
  priority: (name) => `Priorität setzen: ${name}`,
};

export const closing: typeof english.closing = {
  title: 'Mit Zusammenfassung lösen',
  summary: 'Zusammenfassung',
  help: 'Wird als Notiz hinzugefügt, die Ihr Team über die Suche findet. Der Besucher sieht sie nicht.',
  action: 'Notiz hinzufügen und lösen',
};
