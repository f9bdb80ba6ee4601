/** What is put off: a conversation that is snoozed; in French. */
import type * as english from '#dashboard/strings/later.ts';

/** Times to choose from. */
export const later: typeof english.later = {
  choices: { hour: 'Dans une heure', afternoon: 'Cet après-midi', tomorrow: 'Demain', monday: 'Lundi prochain' },
  own: 'Date et heure',
  zone: (zone) => `Dans votre fuseau horaire, ${zone}.`,
  past: 'Choisissez un moment à venir.',
  tooFar: 'Choisissez un moment dans l’année qui vient.',
};

/** Snoozing. */
export const snooze: typeof english.snooze = {
  title: 'Reporter la conversation',
  help: 'Elle quitte votre liste et revient au moment voulu, ou dès que le visiteur écrit. Le visiteur n’en est pas informé.',
  untilReply: 'Jusqu’à ce que le visiteur écrive',
  now: 'Mettre fin au report',
};
