/** What is put off: a conversation that is snoozed. */
import { localized } from './language.ts';

/** Times to choose from. */
export const later = localized('later', {
  choices: {
    hour: 'In an hour',
    afternoon: 'This afternoon',
    tomorrow: 'Tomorrow',
    monday: 'Next Monday',
  },
  own: 'Date and time',
  zone: (zone: string) => `In your time zone, ${zone}.`,
  past: 'Choose a time in the future.',
  tooFar: 'Choose a time within a year.',
});

/** Snoozing. */
export const snooze = localized('snooze', {
  title: 'Snooze conversation',
  help: 'It leaves your list and comes back on time, or as soon as the visitor writes. The visitor isn’t told.',
  untilReply: 'Until the visitor writes',
  now: 'End the snooze now',
});
