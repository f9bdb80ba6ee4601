/** German: bots and the fields of their form. */
import type * as english from '#dashboard/strings/bots.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');

export const bots: typeof english.bots = {
  title: 'Bots',
  lead: 'Ein Bot antwortet zuerst und übergibt an einen Agenten, wenn er nicht sicher ist.',
  add: 'Bot erstellen',
  empty: 'Noch keine Bots',
  emptyBody: 'Erstellen Sie einen, fügen Sie Artikel hinzu und lassen Sie ihn in einem Widget zuerst antworten.',
  name: 'Bot',
  provider: 'Quelle der Antworten',
  knows: 'Artikel',
  usedBy: 'Verwendet von',
  newTitle: 'Neuer Bot',
  created: 'Bot erstellt. Fügen Sie nun Artikel hinzu.',
  remove: 'Bot löschen…',
  removeTitle: (name) => `${name} löschen?`,
  removeBody: 'Seine Artikel werden ebenfalls gelöscht.',
  removed: 'Bot gelöscht',
  parts: {
    settings: 'Einstellungen',
    articles: 'Wissensdatenbank',
    sources: 'Quellen',
    unanswered: 'Unbeantwortet',
    learned: 'Gelernte Fragen',
    quality: 'Qualität',
  },
  sections: { answers: 'Antworten', stops: 'Übergabe' },
  articles: (articles) =>
    articles === 0 ? 'Keine Artikel' : count(articles, { one: '# Artikel', other: '# Artikel' }),
  index: {
    ready: 'Aktuell',
    fitting: 'Wird trainiert',
    fittingHelp:
      'Artikel wurden geändert. Bis das Training abgeschlossen ist, antwortet der Bot mit dem vorherigen Stand.',
    fittedAt: (at) => `Trainiert: ${at}`,
  },
};

export const providers: typeof english.providers = {
  'built-in': {
    name: 'Integriert (Text Ihrer Artikel)',
    help: 'Findet den passenden Artikel und antwortet mit genau dessen Text. Keine Kosten für ein Modell.',
  },
  bedrock: {
    name: 'Amazon Bedrock',
    help: 'Ein Modell in Ihrem AWS-Konto schreibt Antworten aus Ihren Artikeln. Kein Schlüssel nötig.',
  },
  'openai-compatible': {
    name: 'OpenAI-kompatibler Dienst',
    help: 'Ein Modell hinter einer OpenAI-kompatiblen API schreibt Antworten aus Ihren Artikeln. Sein Schlüssel stammt aus dem Secret, das in Ihrer Installation hinterlegt ist.',
  },
};

export const connection: typeof english.connection = {
  test: 'Verbindung testen',
  saveFirst: 'Speichern Sie Ihre Änderungen, um sie zu testen.',
  result: {
    ok: (seconds) => `Das Modell hat nach ${seconds} s geantwortet.`,
    refused: (status) => `Der Server hat die Anfrage abgelehnt${status}.`,
    unusable: () => 'Der Server hat geantwortet, aber nicht mit Text, den Besucher lesen könnten.',
    unreachable: () => 'Der Server ist nicht erreichbar.',
    timeout: () => 'Der Server hat nicht innerhalb von 7 Sekunden geantwortet.',
    not_configured: () => 'Der Bot hat keine URL, die diese Installation aufrufen darf, oder kein Modell.',
    no_model: () => 'Der eingebaute Bot hat kein Modell.',
  },
  status: (status) => ` (Status ${status})`,
  leftOut: (features) => `${features} wird nicht unterstützt. Der Bot fragt ohne das.`,
  embeddings: (what) => `Embeddings: ${what}`,
  embedded: (seconds, dimensions) => `Vektoren aus ${dimensions} Zahlen in ${seconds} s.`,
  notEmbedded: 'Der Server hat geantwortet, aber nicht mit Embeddings.',
};

export const embeddings: typeof english.embeddings = {
  none: 'Keine',
  state: {
    ready: 'In Verwendung.',
    unreachable: 'Das Modell ist nicht erreichbar. Der Bot antwortet ohne Embeddings und versucht es später erneut.',
    unusable: 'Der Server antwortet, aber nicht mit Embeddings. Der Bot antwortet ohne sie.',
    not_configured:
      'Der Bot hat keine URL, die diese Installation aufrufen darf, oder kein Modell. Er antwortet ohne Embeddings.',
    not_used: 'Nicht verwendet: Der Bot hat weniger als 8 Artikel oder zu viele Formulierungen.',
    budget: 'Die Tokens für Embeddings sind für heute verbraucht. Der Bot antwortet bis morgen ohne sie.',
  },
};

export const modelHelp: typeof english.modelHelp = {
  'built-in': '',
  bedrock: 'Seine ID in Bedrock. Leer lassen für die Vorgabe.',
  'openai-compatible': 'So, wie der Dienst es nennt.',
};

export const botFields: typeof english.botFields = {
  name: ['Name', 'Besucher sehen ihn neben den Antworten des Bots.'],
  provider: ['Quelle der Antworten', ''],
  base_url: ['URL', 'Basis-URL der API, etwa https://api.example.com/v1.'],
  model: ['Modell', ''],
  instructions: ['Anweisungen', 'Beschreiben Sie die Aufgabe des Bots und Ihren Ton. Besucher sehen das nie.'],
  daily_token_budget: ['Tokens pro Tag und Besucher', 'Sind sie aufgebraucht, übergibt der Bot an einen Agenten.'],
  daily_agent_tokens: [
    'Tokens pro Tag und Agent',
    'Agenten können mit diesem Modell entwerfen, umschreiben, übersetzen, zusammenfassen und Chats einordnen. 0 schaltet es aus.',
  ],
  million_tokens_cents: [
    'Preis für eine Million Tokens, in Cent',
    'Im Durchschnitt, in Hundertsteln Ihrer Währung. Nur für den Bericht über die Nutzung; 0 zeigt keine Kosten.',
  ],
  embeddings_provider: [
    'Embeddings',
    'Sie helfen, Artikel zu finden, wenn Besucher andere Wörter verwenden. Sind sie nicht rechtzeitig verfügbar, antwortet der Bot ohne sie.',
  ],
  embeddings_url: ['URL für Embeddings', 'Basis-URL der API, ohne /embeddings.'],
  embeddings_model: ['Modell für Embeddings', ''],
  daily_embedding_tokens: [
    'Tokens für Embeddings pro Tag',
    'Für Artikel und Fragen von Besuchern zusammen. Sind sie verbraucht, findet der Bot Artikel ohne Embeddings.',
  ],
  languages: ['Sprachen', 'Eine pro Zeile, etwa de oder pt-BR. Leer lassen für jede Sprache.'],
  confidence_floor: ['Mindestsicherheit', 'Darunter übergibt er an einen Agenten.'],
  max_turns: ['Höchstzahl der Antworten pro Chat', 'Danach übergibt er an einen Agenten. {min}–{max}.'],
  asks_if_solved: [
    'Fragen, ob das geholfen hat',
    'Nach jeder Antwort fragt der Bot in einer eigenen Nachricht. Nur ein Ja löst den Chat.',
  ],
  learns_from_conversations: [
    'Aus Chats lernen',
    'Aus gelösten Chats, die Besucher gut bewertet haben, werden Entwürfe zum Prüfen und frühere Antworten für Agenten. Personenbezogene Daten werden entfernt.',
  ],
  tools: ['Werkzeuge', ''],
  department_id: ['Übergeben an', ''],
};

export const botValues: typeof english.botValues = {
  percent: (share) => `${Math.round(share * 100)}\u00A0%`,
  ownDepartment: 'Abteilung des Widgets',
};
