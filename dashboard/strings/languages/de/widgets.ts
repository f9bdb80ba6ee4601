/** German: widgets and the fields of their form. */
import type * as english from '#dashboard/strings/widgets.ts';

export const widgets: typeof english.widgets = {
  title: 'Widgets',
  lead: 'Jedes Widget ist ein Chat, den Sie einer Website hinzufügen.',
  add: 'Widget erstellen',
  empty: 'Noch keine Widgets',
  emptyBody: 'Erstellen Sie eines, passen Sie es an Ihre Website an und fügen Sie es mit einer Zeile Code hinzu.',
  active: 'Ein',
  inactive: 'Aus',
  everywhere: 'Alle Websites',
  embed: 'Einbinden',
  embedBody: 'Fügen Sie diese Zeile auf jeder Seite Ihrer Website ein, an beliebiger Stelle im body.',
  regenerate: 'Token erneuern…',
  regenerateTitle: 'Token dieses Widgets erneuern?',
  regenerateBody:
    'Der alte Code funktioniert sofort auf keiner Seite mehr, und offene Chatfenster von Besuchern werden getrennt. Fügen Sie danach den neuen Code auf Ihrer Website ein.',
  regenerateDone: 'Token erneuert. Aktualisieren Sie den Code auf Ihrer Website.',
  remove: 'Widget löschen…',
  removeTitle: 'Dieses Widget löschen?',
  removeBody:
    'Seine offenen Chats werden beendet, und es verschwindet von Ihrer Website. Vergangene Konversationen bleiben erhalten.',
  removed: 'Widget gelöscht',
  retentionTitle: 'Chats früher löschen?',
  retentionBody:
    'Beendete Chats dieses Widgets, die älter sind, werden innerhalb von Minuten endgültig gelöscht: Nachrichten, Notizen, Dateien, Entwürfe und Inhalte von Tickets sowie Besucher ohne einen anderen Chat. Summen in Berichten bleiben. Das lässt sich nicht rückgängig machen.',
  retentionSave: 'Speichern und löschen',
  secret: 'Identitätsschlüssel…',
  secretTitle: 'Neuen Identitätsschlüssel ausstellen?',
  secretBody:
    'Ihr Server signiert damit die Identität angemeldeter Besucher. Bisherige Schlüssel gelten noch 24 Stunden. Der neue wird nur einmal angezeigt.',
  secretIssue: 'Schlüssel ausstellen',
  secretShown: 'Kopieren Sie ihn jetzt. Er wird nicht noch einmal angezeigt.',
  turnOn: 'Einschalten',
  turnOff: 'Ausschalten',
  unserved: 'Kein Agent gehört zu dieser Abteilung. Ihre Chats warten, bis Sie einen hinzufügen.',
  filesIntro: 'Was Besucher und Agenten senden dürfen. Ist alles aus, können keine Dateien gesendet werden.',
  newTitle: 'Neues Widget',
  created: 'Widget erstellt. Fügen Sie es nun Ihrer Website hinzu.',
  preview: 'Vorschau',
  sections: {
    general: 'Allgemein',
    appearance: 'Aussehen',
    texts: 'Texte',
    languages: 'Weitere Sprachen',
    behaviour: 'Verhalten',
    files: 'Dateien',
    where: 'Wo es erscheint',
    hours: 'Geschäftszeiten',
    routing: 'Zuweisen und Schließen',
  },
};

export const fileKindNames: typeof english.fileKindNames = {
  image: 'Bilder',
  document: 'PDF- und Office-Dokumente',
  text: 'Textdateien',
  archive: 'ZIP-Archive',
  audio: 'Audio',
  video: 'Video',
};

export const widgetFields: typeof english.widgetFields = {
  name: ['Name', 'Nur für Ihr Team sichtbar.'],
  department_id: ['Abteilung', 'Ihre Agenten erhalten die Chats. Wartende Chats ziehen bei einem Wechsel mit um.'],
  handler_type: ['Wer zuerst antwortet', 'Agenten können jederzeit übernehmen.'],
  primary_color: ['Hauptfarbe', ''],
  text_color: ['Textfarbe der Kopfzeile', ''],
  color_scheme: ['Design', ''],
  position: ['Position', ''],
  border_radius: ['Eckenradius', 'Pixel, {min}–{max}.'],
  launcher_size: ['Größe der Schaltfläche', 'Pixel, {min}–{max}.'],
  launcher_icon: ['Symbol der Schaltfläche', ''],
  logo_url: ['Logo', 'Eine https-URL. Leer lassen für keines.'],
  welcome_title: ['Titel', ''],
  welcome_message: ['Begrüßung', ''],
  input_placeholder: ['Platzhalter', ''],
  offline_message: [
    'Offline-Nachricht',
    'Erscheint, wenn niemand bald antwortet. Das Widget ergänzt, ob die Antwort per E-Mail oder auf der Seite kommt.',
  ],
  quick_replies: ['Schnellantworten', 'Werden zu Beginn angeboten. Eine pro Zeile, bis zu {count}.'],
  greeting: ['Proaktive Begrüßung', 'Erscheint neben der Schaltfläche. Leer lassen für keine.'],
  greeting_after: ['Anzeigen nach', 'Sekunden auf der Seite.'],
  greeting_pattern: ['Nur auf passenden Seiten', 'Etwa /preise*. Leer lassen für alle Seiten.'],
  greeting_returning: ['Nur wiederkehrende Besucher', ''],
  files_voice: ['Sprachnachrichten', 'Besucher können eine aufnehmen, wenn ihr Browser es zulässt.'],
  files_max: ['Größte Datei, in MB', 'Ihre Installation erlaubt eventuell weniger.'],
  collect_name: ['Vor dem Chat nach dem Namen fragen', ''],
  collect_email: ['Vor dem Chat nach der E-Mail fragen', ''],
  sound_enabled: ['Bei neuen Nachrichten einen Ton abspielen', ''],
  show_branding: ['„Bereitgestellt von“ anzeigen', ''],
  require_identity: [
    'Nur angemeldete Besucher',
    'Ihre Website muss deren Identität mit dem Schlüssel des Widgets signieren.',
  ],
  allowed_domains: [
    'Erlaubte Domains',
    'Eine pro Zeile, etwa shop.example.com oder *.example.com. Leer lassen für alle Websites.',
  ],
  excluded_paths: ['Auf diesen Pfaden ausgeblendet', 'Einer pro Zeile, etwa /kasse*.'],
  on_agent_gone: ['Wenn der Agent offline geht', ''],
  first_response_timeout_seconds: [
    'Neu zuweisen, wenn unbeantwortet nach',
    'Sekunden. Nur solange ein anderer Agent den Chat annehmen kann. Wer zwei innerhalb einer Stunde verpasst, wird auf „Abwesend“ gesetzt. Leer lassen, um nie neu zuzuweisen.',
  ],
  resolve_after_idle_minutes: [
    'Automatisch lösen bei Inaktivität',
    'Minuten ohne Antwort des Besuchers. Leer lassen, um nie zu lösen.',
  ],
  close_after_resolved_hours: ['Automatisch schließen nach dem Lösen', 'Stunden. Leer lassen, um nie zu schließen.'],
  follow_up: ['Nachfrage', 'Wird einmal gesendet, wenn der Besucher inaktiv ist. Leer lassen für keine.'],
  live_visitors: ['Besucher auf der Website anzeigen', ''],
  rating_by_email: [
    'Per E-Mail um eine Bewertung bitten',
    'Einmal, eine halbe Stunde nach dem Ende eines Chats der letzten drei Tage, wenn der Besucher ohne Bewertung gegangen ist. E-Mail muss eingerichtet sein.',
  ],
  retention_days: [
    'Chats löschen nach',
    'Tagen seit der letzten Nachricht oder Notiz, sobald ein Chat beendet ist. Leer lassen für die Einstellung der Installation; ohne diese nie.',
  ],
  follow_up_after: ['Senden nach', 'Minuten Inaktivität.'],
  business_hours: [
    'Geschäftszeiten',
    'Außerhalb davon sehen Besucher die Offline-Nachricht. Sie können trotzdem schreiben, und Agenten, die online sind, erhalten die Chats.',
  ],
  help_center: ['Hilfecenter', ''],
  targets: ['Zielzeiten', ''],
  timezone: ['Zeitzone', ''],
  holidays: ['Feiertage', 'Ein Datum pro Zeile, etwa 2026-12-25. Ganztägig geschlossen.'],
};

export const handlers: typeof english.handlers = {
  ai_bot: { label: 'Bot', none: 'Noch keine Bots.', create: 'Erstellen' },
  workflow: { label: 'Workflow', none: 'Noch keine Workflows.', create: 'Erstellen' },
  choose: 'Bitte wählen',
};

export const widgetValues: typeof english.widgetValues = {
  handler_type: { agent: 'Agenten', ai_bot: 'Ein Bot', workflow: 'Ein Workflow' },
  color_scheme: { auto: 'Wie das Gerät des Besuchers', light: 'Hell', dark: 'Dunkel' },
  position: {
    'bottom-right': 'Unten rechts',
    'bottom-left': 'Unten links',
    'top-right': 'Oben rechts',
    'top-left': 'Oben links',
  },
  launcher_icon: { chat: 'Sprechblase', message: 'Nachricht', help: 'Fragezeichen', none: 'Keines' },
  on_agent_gone: { requeue: 'Chat neu zuweisen', keep: 'Chat behalten, bis der Besucher wieder schreibt' },
};

export const hours: typeof english.hours = {
  open: 'Geöffnet',
  closed: 'Geschlossen',
  allDay: 'Ganztägig',
  from: (day, range) => `${day}, Zeitraum ${range}, von`,
  to: (day, range) => `${day}, Zeitraum ${range}, bis`,
  addRange: (day) => `Zeitraum hinzufügen: ${day}`,
  removeRange: (day, range) => `Zeitraum ${range} entfernen: ${day}`,
  pastMidnight: 'bis zum nächsten Tag',
  copyToAll: 'Auf Werktage übertragen',
};

export const preview: typeof english.preview = {
  visitor: 'Hallo! Liefern Sie auch nach Norwegen?',
  agent: 'Ja, in zwei bis drei Tagen.',
  agentName: 'Maya',
  scenes: { start: 'Start', chat: 'Chat', offline: 'Offline' },
};

export const locales: typeof english.locales = {
  add: 'Sprache hinzufügen',
  help: 'Ein Sprachkürzel, etwa de oder pt-BR.',
  addAction: 'Hinzufügen',
  remove: (locale) => `Texte in ${locale} entfernen`,
  nameOf: (locale) => {
    try {
      return new Intl.DisplayNames('de', { type: 'language' }).of(locale) ?? locale;
    } catch {
      return locale;
    }
  },
};
