/** What system rows of a conversation record, for the team. */
import { numberText } from '#dashboard/strings/language.ts';
import type * as english from '#dashboard/strings/records.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');

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

export const handoffNote: typeof english.handoffNote = {
  causes: {
    asked: () => 'Der Besucher möchte mit einem Agenten sprechen.',
    unanswered: () => 'Der Bot weiß keine Antwort.',
    failed: () => 'Das Modell des Bots ist ausgefallen.',
    timeout: () => 'Das Modell des Bots hat zu lange gebraucht.',
    refused: () => 'Die Antwort des Bots wurde zurückgehalten.',
    ungrounded: () => 'Die Antwort des Bots wurde zurückgehalten, weil kein Artikel alles davon sagt.',
    budget: () => 'Der Bot hat seine Tokens des Tages für diesen Besucher oder dieses Netzwerk aufgebraucht.',
    max_turns: ({ count: answers }) =>
      count(answers, {
        one: 'Der Bot hat seine Höchstzahl von # Antwort erreicht.',
        other: 'Der Bot hat seine Höchstzahl von # Antworten erreicht.',
      }),
    not_configured: () => 'Dem Bot fehlt der Name des Modells oder eine URL, die diese Installation aufrufen darf.',
    files: ({ names }) =>
      `Der Besucher hat ${names.length === 1 ? 'eine Datei' : 'Dateien'} gesendet, die Bots nicht lesen können: ${names.join(', ')}`,
    neither: () => 'Der Besucher meinte keinen der Artikel, die der Bot angeboten hat.',
    unclear: ({ names }) =>
      `Der Bot hat einmal nachgefragt und weiß noch immer nicht, was gemeint ist: ${names.join(' / ')}`,
    no_help: () => 'Die Antwort des Bots hat nicht geholfen.',
    handed_over: () => 'Der Bot hat übergeben.',
    wrong_codes: ({ count: tries }) =>
      count(tries, {
        one: 'Der Besucher hat # falschen Code eingegeben.',
        other: 'Der Besucher hat # falsche Codes eingegeben.',
      }) + ' Der Code ging an seine E-Mail-Adresse, es könnte also jemand anderes sein.',
  },
  question: (text) => `Frage: ${text}`,
  closest: (article, percent) => `Ähnlichster Artikel (${numberText(percent)} %): ${article}`,
  answer: (text) => `Seine Antwort: ${text}`,
};
