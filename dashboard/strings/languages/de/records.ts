/** What system rows of a conversation record, for the team. */
import type * as english from '#dashboard/strings/records.ts';

export const records: typeof english.records = {
  admin: 'Ein Admin',
  rule: (name, actions) => `Regel „${name}“: ${actions}`,
  already: (action) => `${action} (war schon so)`,
  refused: (action) => `Nicht ausgeführt: ${action}`,
  note: 'Notiz hinzufügen',
  followed: (name) => `${name} folgt dieser Konversation`,
  unfollowed: (name) => `${name} folgt dieser Konversation nicht mehr`,
  redacted: (name) => `${name} hat eine Nachricht geschwärzt`,
  visitor_edited: (name) => `${name} hat die Angaben des Besuchers geändert`,
  visitor_blocked: (name) => `${name} hat den Besucher gesperrt`,
  merged: (name, chat) => `${name} hat Chat ${chat} mit diesem zusammengeführt`,
  merged_into: (name, chat) => `${name} hat diesen Chat mit Chat ${chat} zusammengeführt`,
  snoozed: 'Konversation zurückgestellt',
  woken: 'Zurückstellung beendet',
  resolved: 'Konversation gelöst',
  closed: 'Konversation beendet',
  scheduled: (name, why) => `Geplante Nachricht von ${name}. ${why}`,
  otherSender: (address) =>
    `Eine Antwort per E-Mail von ${address} wurde diesem Chat nicht hinzugefügt: Es ist nicht die Adresse des Besuchers`,
  tool: {
    used: (call) => `Der Bot hat ${call} verwendet`,
    failed: (call) => `Der Bot hat ${call} versucht, ohne Erfolg`,
    ticket: (number) => `Ticket ${number}`,
    after_code: 'nach einem Code per E-Mail',
  },
  reasons: {
    first_response_due: 'Erste Antwort bald fällig',
    resolution_due: 'Lösung bald fällig',
    email_forged:
      'Eine Antwort per E-Mail wurde diesem Chat nicht hinzugefügt: Sie gibt sich als Nachricht des Besuchers aus, sein E-Mail-Anbieter bestätigt das aber nicht',
    email_too_large: 'Eine Antwort per E-Mail wurde diesem Chat nicht hinzugefügt: Sie ist zu groß',
    email_unreadable: 'Eine Antwort per E-Mail wurde diesem Chat nicht hinzugefügt: Sie ist nicht lesbar',
    email_widget_gone:
      'Eine Antwort per E-Mail wurde nicht hinzugefügt: Dieser Chat ist geschlossen, und sein Widget nimmt keine neuen Chats mehr an',
  },
};
