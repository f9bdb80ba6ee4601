/** German: webhooks and their deliveries. */
import type * as english from '#dashboard/strings/webhooks.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');

export const webhooks: typeof english.webhooks = {
  title: 'Webhooks',
  lead: 'Ereignisse an Ihre eigenen Server senden, sobald sie eintreten.',
  add: 'Webhook erstellen',
  empty: 'Noch keine Webhooks',
  emptyBody:
    'Erstellen Sie einen, um Ihrem CRM, Slack oder Data Warehouse von Chats, Nachrichten, Besuchern und Tickets zu berichten.',
  editTitle: 'Webhook bearbeiten',
  save: 'Änderungen speichern',
  created: 'Webhook erstellt',
  fields: {
    url: [
      'URL',
      'Beginnt mit https:// und ist aus dem Internet erreichbar. Ereignisse kommen als POST-Anfragen mit JSON an.',
    ],
    description: ['Beschreibung', 'Wofür er da ist, etwa „CRM“. Nur Ihr Team sieht sie.'],
    is_active: [
      'Aktiv',
      'Solange er aus ist, wird nichts gesendet, und was inzwischen passiert, wird nicht nachgesendet.',
    ],
    events: ['Ereignisse', ''],
  },
  groups: {
    conversation: 'Konversationen',
    message: 'Nachrichten',
    visitor: 'Besucher',
    agent: 'Agenten',
    ticket: 'Tickets',
  },
  all: (group) => `Alle: ${group}`,
  events: {
    'conversation.created': 'Ein Chat beginnt',
    'conversation.assigned': 'Ein Chat erhält einen oder einen anderen Agenten',
    'conversation.status_changed':
      'Ein Chat wird gelöst, geschlossen, wieder geöffnet oder in die Warteschlange zurückgegeben',
    'conversation.updated': 'Priorität, Labels, Attribute oder Abteilung eines Chats ändern sich',
    'conversation.rated': 'Ein Besucher bewertet einen Chat',
    'message.created': 'Ein Besucher, Agent oder Bot schreibt eine Nachricht',
    'note.created': 'Ein Agent schreibt eine Notiz, die Besucher nicht sehen',
    'visitor.created': 'Ein Besucher ist neu',
    'visitor.updated': 'Name, E-Mail-Adresse oder Attribute eines Besuchers ändern sich',
    'visitor.identified': 'Ihre Website teilt mit, wer ein Besucher ist',
    'agent.status_changed': 'Ein Agent ist nun online, abwesend, beschäftigt oder offline',
    'ticket.created': 'Ein Ticket wird erstellt',
    'ticket.updated': 'Ein Ticket ändert sich',
  },
  test: 'Testereignis',
  chooseEvent: 'Wählen Sie mindestens ein Ereignis.',
  eventCount: (events) => count(events, { one: '# Ereignis', other: '# Ereignisse' }),
  state: 'Status',
  states: { active: 'Aktiv', failing: 'Fehlerhaft', off: 'Aus', failed: 'Abgeschaltet' },
  failingSince: (time) => `Fehlerhaft seit ${time}`,
  disabled: {
    failing:
      'Er wurde abgeschaltet, weil drei Tage lang jede Zustellung fehlgeschlagen ist. Prüfen Sie den Server und schalten Sie ihn dann wieder ein.',
    gone: 'Er wurde abgeschaltet, weil der Server mit 410 Gone geantwortet hat. Prüfen Sie die URL und schalten Sie ihn dann wieder ein.',
  },
  lastSuccess: 'Letzter Erfolg',
  never: 'Nie',
  edit: 'Bearbeiten',
  remove: 'Webhook löschen',
  removeTitle: 'Diesen Webhook löschen?',
  removeBody:
    'Es wird nichts mehr an ihn gesendet, und seine Zustellungen werden gelöscht. Das lässt sich nicht rückgängig machen.',
  removed: 'Webhook gelöscht',
  turnOn: 'Einschalten',
  turnOff: 'Ausschalten',
  shown: 'Signaturschlüssel jetzt kopieren',
  shownBody:
    'Er wird nicht noch einmal angezeigt. Ihr Server prüft damit Zustellungen, wie von Standard Webhooks beschrieben; für die meisten Sprachen gibt es eine Bibliothek.',
  rotate: 'Schlüssel ersetzen',
  rotateTitle: 'Signaturschlüssel ersetzen?',
  rotateBody:
    '24 Stunden lang werden Zustellungen mit dem alten und dem neuen Schlüssel signiert, damit nichts abgelehnt wird, während Sie ihn auf Ihrem Server austauschen. Danach gilt nur noch der neue.',
  previous: (time) => `Zustellungen werden bis ${time} auch mit dem bisherigen Schlüssel signiert.`,
  sendTest: 'Testereignis senden',
  testing: 'Ein Testereignis wird gesendet…',
  tested: {
    delivered: (status, ms) => `Zugestellt: Ihr Server hat nach ${ms} ms mit ${status} geantwortet.`,
    failed: (why) => `Nicht zugestellt: ${why} Später folgt ein neuer Versuch.`,
    waiting: 'Es wurde noch nicht versucht. Das Ergebnis erscheint unten in der Liste.',
  },
};

export const deliveries: typeof english.deliveries = {
  title: 'Zustellungen',
  lead: 'Werden 30 Tage aufbewahrt. Eine fehlgeschlagene Zustellung wird einen Tag lang wiederholt, jedes Mal etwas später.',
  list: 'Zustellungen',
  state: 'Status',
  any: 'Jeder Status',
  states: { pending: 'Ausstehend', delivered: 'Zugestellt', failed: 'Fehlgeschlagen' },
  event: 'Ereignis',
  time: 'Zeit',
  answer: 'Antwort',
  tries: 'Versuche',
  next: (time) => `Nächster Versuch: ${time}`,
  more: 'Mehr anzeigen',
  searchOn: 'Weiter zurück suchen',
  empty: 'Noch nichts gesendet',
  emptyBody: 'Ereignisse erscheinen hier, sobald eines eintritt. Senden Sie zum Ausprobieren ein Testereignis.',
  none: 'Keine Treffer',
  noneBody: 'Wählen Sie einen anderen Status.',
  request: 'Anfrage',
  headers: 'Header',
  body: 'Inhalt',
  attempts: 'Versuche',
  noAttempts: 'Noch nicht versucht.',
  answered: 'Antwort Ihres Servers',
  noAnswer: 'Es gab keine Antwort.',
  emptyAnswer: 'Die Antwort war leer.',
  resend: 'Erneut senden',
  resent: 'Mit derselben ID erneut gesendet',
  replay: 'Zeitraum erneut senden…',
  replayTitle: 'Zustellungen erneut senden',
  replayBody:
    'Ereignisse dieses Zeitraums werden erneut gesendet, die ältesten zuerst und mit denselben IDs. So kann ein Server, der sie schon hat, sie überspringen.',
  from: 'Von',
  to: 'Bis',
  only: 'Welche',
  which: { failed: 'Nur fehlgeschlagene', any: 'Alle' },
  replayAction: 'Erneut senden',
  replayed: (events) =>
    events === 0
      ? 'In diesem Zeitraum wurde nichts zugestellt'
      : count(events, { one: '# Ereignis wird erneut gesendet', other: '# Ereignisse werden erneut gesendet' }),
  replaying: (events) => count(events, { one: 'Bisher # Ereignis…', other: 'Bisher # Ereignisse…' }),
  noTime: 'Geben Sie Datum und Uhrzeit ein.',
  wrongRange: '„Bis“ muss nach „Von“ liegen.',
  off: 'Schalten Sie den Webhook ein, um Ereignisse erneut zu senden.',
  errors: {
    status: (status) =>
      status === null ? 'Der Server hat mit einem Fehler geantwortet.' : `Der Server hat mit ${status} geantwortet.`,
    redirect: () => 'Der Server hat weitergeleitet; dem wird nicht gefolgt.',
    timeout: () => 'Der Server hat nicht rechtzeitig geantwortet.',
    unreachable: () => 'Der Server war nicht erreichbar.',
    not_public: () => 'Der Host ist nicht im öffentlichen Internet.',
  },
  attempt: (status, ms) => `Antwort ${status} nach ${ms} ms`,
};
