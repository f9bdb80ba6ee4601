/** German: what every page may say, and errors in words. */
import type * as english from '#dashboard/strings/common.ts';
import type { ErrorCode } from '#core/model/errors.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';
import { fieldRules } from '#dashboard/strings/languages/de/field-rules.ts';
import { ruleInWords } from '#dashboard/strings/languages/field-rules.ts';

const count = countingIn('de');
const units = { d: 'T', h: 'h', min: 'min', s: 's' };

export const common: typeof english.common = {
  product: 'Live-Chat',
  retry: 'Erneut versuchen',
  cancel: 'Abbrechen',
  save: 'Änderungen speichern',
  saving: 'Wird gespeichert…',
  saved: 'Gespeichert',
  edit: 'Bearbeiten',
  delete: 'Löschen',
  add: 'Hinzufügen',
  name: 'Name',
  remove: 'Entfernen',
  removeNamed: (name) => `${name} entfernen`,
  close: 'Schließen',
  back: 'Zurück',
  copy: 'Kopieren',
  copied: 'Kopiert',
  notCopied: 'Kopieren nicht möglich. Ihr Browser erlaubt es hier nicht; markieren Sie stattdessen den Text.',
  more: 'Weitere Aktionen',
  none: 'Keine Angabe',
  unused: 'Nicht verwendet',
  found: {
    search: 'Suchen',
    noneFound: 'Keine Treffer',
    noneFoundBody: 'Jedes Wort muss im Eintrag vorkommen.',
    showMore: (more) => `${numberText(more)} weitere anzeigen`,
  },
  failedToLoad: 'Dies konnte nicht geladen werden',
  stale: 'Konnte nicht aktualisiert werden. Dies ist möglicherweise veraltet.',
  broken: 'Dieser Teil konnte nicht angezeigt werden',
  brokenBody: 'Im Dashboard ist ein Fehler aufgetreten. Alles andere funktioniert weiterhin.',
  brokenRow: 'Dieser Eintrag konnte nicht angezeigt werden.',
  loading: 'Wird geladen',
  length: (length, unit) => `${numberText(length)} ${units[unit]}`,
  noPermission: 'Das können nur Admins',
  noPermissionBody: 'Bitten Sie einen Admin, dies zu tun oder Ihnen Zugriff zu geben.',
  adminsOnly: 'Nur Ansicht. Bitten Sie einen Admin, Änderungen vorzunehmen.',
  unsaved: {
    title: 'Nicht gespeicherte Änderungen verwerfen?',
    body: 'Ihre Änderungen auf dieser Seite sind nicht gespeichert.',
    action: 'Verwerfen',
  },
  changedElsewhere:
    'Jemand hat dies inzwischen geändert. Die fremden Änderungen werden angezeigt, Ihre bleiben erhalten. Speichern Sie noch einmal.',
  conflicts:
    'Jemand hat dieselben Felder geändert. Wählen Sie, welcher Wert bleiben soll, und speichern Sie noch einmal.',
  mine: 'Ihr Wert',
  theirs: 'Anderer Wert',
  keepMine: (field) => `Ihren Wert behalten: ${field}`,
  takeTheirs: (field) => `Anderen Wert übernehmen: ${field}`,
  keep: 'Ihren behalten',
  take: 'Anderen übernehmen',
  empty: 'Leer',
  on: 'Ein',
  off: 'Aus',
  inUseBody: 'Kann nicht gelöscht werden, solange es hier verwendet wird:',
  alsoUsed: 'Auch hier wird darauf verwiesen:',
  typeToConfirm: (name) => `Geben Sie zur Bestätigung „${name}“ ein`,
  notFound: 'Seite nicht gefunden',
  notFoundBody: 'Prüfen Sie die Adresse. Die Seite wurde vielleicht gelöscht.',
  skip: 'Zum Inhalt springen',
  agents: (agents) => count(agents, { one: '# Agent', other: '# Agenten' }),
};

const refusals: Record<ErrorCode, string> = {
  validation_failed: 'Einige Angaben sind ungültig. Prüfen Sie sie und versuchen Sie es erneut.',
  file_rejected: 'Diese Datei wird nicht angenommen.',
  malformed_json: 'Die Anfrage war fehlerhaft. Laden Sie die Seite neu und versuchen Sie es erneut.',
  unauthenticated: 'Melden Sie sich erneut an, um fortzufahren.',
  forbidden: 'Sie haben dafür keine Berechtigung.',
  origin_not_allowed: 'Dieses Widget ist auf dieser Website nicht erlaubt.',
  widget_inactive: 'Dieses Widget ist ausgeschaltet.',
  not_found: 'Nicht gefunden, oder Sie haben keinen Zugriff darauf.',
  method_not_allowed: 'Das ist hier nicht möglich.',
  illegal_transition: 'Das ist im jetzigen Zustand nicht möglich.',
  conflict:
    'Das verträgt sich nicht mit dem, was inzwischen gespeichert ist. Laden Sie neu und versuchen Sie es erneut.',
  attributes_required: 'Erforderliche Attribute sind leer. Füllen Sie sie zuerst aus.',
  visitor_left: 'Diese Person hat die Website verlassen.',
  visitor_blocked: 'Diese Person ist blockiert.',
  visitor_in_chat: 'Diese Person hat schon einen Chat.',
  agent_at_capacity: 'Der Agent ist ausgelastet und kann keinen weiteren Chat annehmen.',
  idempotency_mismatch: 'Diese ID wurde schon für etwas anderes verwendet.',
  not_configured: 'Das ist nicht eingerichtet.',
  file_being_checked: 'Die Datei wird noch auf Schadsoftware geprüft.',
  file_blocked: 'Die Datei ist gesperrt.',
  too_large: 'Das ist zu groß.',
  unsupported_media_type: 'Dieses Format wird nicht unterstützt.',
  rate_limited: 'Zu viele Anfragen. Versuchen Sie es gleich noch einmal.',
  internal_error: 'Auf dem Server ist ein Fehler aufgetreten. Versuchen Sie es erneut.',
  try_again: 'Der Server ist gerade ausgelastet. Versuchen Sie es gleich noch einmal.',
};
const byCode: Partial<Record<string, string>> = refusals;

/** Sentences that name no field. */
const whole: Record<string, string> = {
  'Enter a text, or attach a file': 'Geben Sie einen Text ein oder hängen Sie eine Datei an.',
  'Enter a text, or add an action': 'Geben Sie einen Text ein oder fügen Sie eine Aktion hinzu.',
};

export const problems: typeof english.problems = {
  offline: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung.',
  expired: 'Melden Sie sich erneut an, um fortzufahren.',
  slow: 'Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es erneut.',
  forbidden: 'Sie haben dafür keine Berechtigung.',
  gone: 'Das gibt es nicht mehr.',
  tooMany: 'Zu viele Anfragen. Versuchen Sie es gleich noch einmal.',
  server: 'Auf dem Server ist ein Fehler aufgetreten. Versuchen Sie es erneut.',
  line: (line) => `Zeile ${line}`,
  refused: (code, words) => byCode[code ?? ''] ?? words,
  ofField: (label, message) => {
    if (whole[message] !== undefined) return whole[message];
    if (/^(Enter a|Is required)/.test(message)) return `Füllen Sie das Feld „${label}“ aus.`;
    const rule = ruleInWords(message, fieldRules);
    return rule === undefined ? `${label}: ${message}` : `„${label}“ ${rule}.`;
  },
  fields: 'Korrigieren Sie die rot markierten Felder und speichern Sie dann noch einmal.',
};
