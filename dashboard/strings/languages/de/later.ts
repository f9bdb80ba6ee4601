/** German: what is put off. */
import type * as english from '#dashboard/strings/later.ts';

export const later: typeof english.later = {
  choices: {
    hour: 'In einer Stunde',
    afternoon: 'Heute Nachmittag',
    tomorrow: 'Morgen',
    monday: 'Nächsten Montag',
  },
  own: 'Datum und Uhrzeit',
  zone: (zone) => `In Ihrer Zeitzone, ${zone}.`,
  past: 'Wählen Sie einen Zeitpunkt in der Zukunft.',
  tooFar: 'Wählen Sie einen Zeitpunkt innerhalb eines Jahres.',
};

export const snooze: typeof english.snooze = {
  title: 'Konversation zurückstellen',
  help: 'Sie verschwindet aus Ihrer Liste und kommt zum gewählten Zeitpunkt zurück, oder sobald der Besucher schreibt. Der Besucher erfährt nichts davon.',
  untilReply: 'Bis der Besucher schreibt',
  now: 'Jetzt wieder aufnehmen',
};
