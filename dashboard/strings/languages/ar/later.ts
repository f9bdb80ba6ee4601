/** What is put off: a conversation that is snoozed. */
import type * as english from '#dashboard/strings/later.ts';
import { own } from './words.ts';

export const later: typeof english.later = {
  choices: {
    hour: 'بعد ساعة',
    afternoon: 'بعد ظهر اليوم',
    tomorrow: 'غدًا',
    monday: 'الاثنين القادم',
  },
  own: 'تاريخ ووقت',
  zone: (zone) => `بحسب منطقتك الزمنية، ${own(zone)}.`,
  past: 'اختر وقتًا في المستقبل.',
  tooFar: 'اختر وقتًا خلال سنة.',
};

export const snooze: typeof english.snooze = {
  title: 'تأجيل المحادثة',
  help: 'تغادر قائمتك وتعود في الموعد أو حالما يكتب الزائر. ولا يُبلَّغ الزائر بذلك.',
  untilReply: 'حتى يكتب الزائر',
  now: 'إنهاء التأجيل الآن',
};
