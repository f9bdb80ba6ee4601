/** German: colleagues in a conversation, and messages that are sent later. */
import type * as english from '#dashboard/strings/together.ts';

export const together: typeof english.together = {
  answering: (name) => `${name} antwortet gerade.`,
  takeOver: 'Übernehmen',
  answered: (name, text) => `${name} hat geantwortet, seit Sie begonnen haben: „${text}“`,
  held: {
    answering: (name) => `${name} antwortet gerade. Ihre Antwort auch senden?`,
    answered: (name, text) =>
      `Nicht gesendet: ${name} hat geantwortet, seit Sie begonnen haben: „${text}“ Ihre Antwort auch senden?`,
  },
  nobodys: 'Niemand betreut diese Konversation.',
  follow: 'Folgen',
  unfollow: 'Nicht mehr folgen',
  followed: (name) => `Sie folgen der Konversation mit ${name}.`,
  unfollowed: (name) => `Sie folgen der Konversation mit ${name} nicht mehr.`,
};

export const calls: typeof english.calls = {
  call: 'Anrufen',
  sending: 'Link zu einem Anruf wird gesendet…',
  sent: 'Der Besucher hat den Link.',
  join: 'Teilnehmen',
};

export const sending: typeof english.sending = {
  more: 'Weitere Sendeoptionen',
  resolve: 'Senden und lösen',
  later: 'Später senden…',
  empty: 'Schreiben Sie zuerst etwas.',
  tooLong: 'Die Antwort ist zu lang zum Senden.',
  noFiles: 'Dateien können nicht später gesendet werden. Senden Sie sie jetzt oder entfernen Sie sie.',
  notAgent: 'Nur Agenten können später senden.',
};

export const mentions: typeof english.mentions = {
  title: 'Erwähnungen',
  open: (unseen) => `Erwähnungen: ${unseen} neu`,
  none: 'Niemand hat Sie in den letzten 90 Tagen erwähnt.',
  failed: 'Ihre Erwähnungen konnten nicht geladen werden',
  by: (author, visitor) => `${author} in der Konversation mit ${visitor}`,
};

export const undoSend: typeof english.undoSend = {
  title: 'Schreiben',
  label: 'Antworten erst nach fünf Sekunden senden, um sie zurücknehmen zu können',
  help: 'In diesem Browser. Notizen und Antworten mit Dateien werden sofort gesendet. Während der Wartezeit nimmt Z die Antwort zurück, wenn Sie nicht tippen.',
};

export const scheduledSend: typeof english.scheduledSend = {
  title: 'Später senden',
  changeTitle: 'Geplante Nachricht ändern',
  help: 'Wird höchstens eine Minute nach diesem Zeitpunkt in Ihrem Namen gesendet.',
  helpOf: (name) => `Wird höchstens eine Minute nach diesem Zeitpunkt im Namen von ${name} gesendet.`,
  text: 'Nachricht',
  empty: 'Schreiben Sie eine Nachricht, oder brechen Sie sie stattdessen ab.',
  hold: 'Zurückhalten, falls der Besucher vorher schreibt',
  action: 'Planen',
  at: (time) => `Geplant für ${time}`,
  atBy: (time, name) => `Von ${name} geplant für ${time}`,
  holds: 'Wartet, falls der Besucher schreibt',
  sends: 'Wird auch gesendet, wenn der Besucher schreibt',
  willHold: 'Der Besucher hat geschrieben: Die Nachricht wird nur gesendet, wenn Sie es tun.',
  willSend: 'Der Besucher hat geschrieben. Die Nachricht wird trotzdem gesendet.',
  held: {
    visitor_wrote: 'Nicht gesendet: Der Besucher hat vorher geschrieben.',
    ended: 'Nicht gesendet: Die Konversation war beendet.',
    queued: 'Nicht gesendet: Die Konversation ist in der Warteschlange.',
    agent_gone: 'Nicht gesendet: Wer sie verfasst hat, ist kein Agent mehr.',
    no_access: 'Nicht gesendet: Wer sie verfasst hat, sieht diese Konversation nicht mehr.',
  },
  change: 'Ändern',
  now: 'Jetzt senden',
  done: (time) => `Geplant für ${time}`,
  canceled: 'Geplante Nachricht abgebrochen',
  intoDraft: 'Zurück ins Feld',
};
