/** Targets: how soon visitors should be answered, and their matters resolved. */
import type * as english from '#dashboard/strings/targets.ts';

export const targets: typeof english.targets = {
  section: 'الأهداف',
  lead: 'بالدقائق، وتُحتسب ضمن ساعات العمل منذ الحاجة إلى موظف. اتركها فارغة إن لم توجد.',
  kinds: { first_response: 'الرد الأول', resolution: 'الحل' },
  report: {
    title: 'الأهداف',
    none: 'لا أهداف في هذه الفترة. اضبطها في صفحة أداة الدردشة.',
    share: { first_response: 'ردود أولى ضمن الهدف', resolution: 'حلول ضمن الهدف' },
    missed: { first_response: 'ردود أولى تجاوزت الهدف', resolution: 'حلول تجاوزت الهدف' },
  },
  left: {
    first_response: (time) => `الرد خلال ${time}`,
    resolution: (time) => `الحل خلال ${time}`,
  },
  late: {
    first_response: (time) => `تأخر الرد ${time}`,
    resolution: (time) => `تأخر الحل ${time}`,
  },
  due: {
    first_response: (time) => `موعد الرد الأول ${time}`,
    resolution: (time) => `موعد الحل ${time}`,
  },
};
