/** What agents see of each other's work in a conversation, and messages that are sent later. */
import type * as english from '#dashboard/strings/together.ts';
import { own } from './words.ts';

export const together: typeof english.together = {
  answering: (name) => `${own(name)} يكتب ردًا.`,
  takeOver: 'تولّي المحادثة',
  answered: (name, text) => `رد ${own(name)} منذ أن بدأت: «${own(text)}»`,
  held: {
    answering: (name) => `${own(name)} يكتب ردًا الآن. هل تريد إرسال ردك أيضًا؟`,
    answered: (name, text) => `لم يُرسل ردك: رد ${own(name)} منذ أن بدأت: «${own(text)}» هل تريد إرسال ردك أيضًا؟`,
  },
  nobodys: 'هذه المحادثة غير مسندة إلى أحد.',
  follow: 'متابعة',
  unfollow: 'إلغاء المتابعة',
  followed: (name) => `أنت تتابع محادثة ${own(name)}.`,
  unfollowed: (name) => `لم تعد تتابع محادثة ${own(name)}.`,
};

export const calls: typeof english.calls = {
  call: 'مكالمة',
  sending: 'جارٍ إرسال رابط المكالمة…',
  sent: 'وصل الرابط إلى الزائر.',
  join: 'انضمام',
};

export const sending: typeof english.sending = {
  more: 'طرق أخرى للإرسال',
  resolve: 'إرسال وتمييز كمحلولة',
  later: 'إرسال لاحقًا…',
  empty: 'اكتب شيئًا أولًا.',
  tooLong: 'الرد أطول من أن يُرسل.',
  noFiles: 'لا يمكن إرسال الملفات لاحقًا. أرسلها الآن أو أزلها.',
  notAgent: 'لا يمكن الإرسال لاحقًا إلا للموظفين.',
};

export const mentions: typeof english.mentions = {
  title: 'الإشارات',
  open: (unseen) => `الإشارات: ${unseen} جديدة`,
  none: 'لم يُشر إليك أحد في آخر 90 يومًا.',
  failed: 'تعذّر تحميل الإشارات إليك',
  by: (author, visitor) => `${own(author)} في محادثة ${own(visitor)}`,
};

export const undoSend: typeof english.undoSend = {
  title: 'الكتابة',
  label: 'الانتظار خمس ثوانٍ قبل إرسال الرد، لأتمكن من التراجع عنه',
  help: 'في هذا المتصفح. تُرسل الملاحظات والردود ذات الملفات فورًا. وأثناء الانتظار، يتراجع المفتاح Z عن الإرسال ما لم تكن تكتب.',
};

export const scheduledSend: typeof english.scheduledSend = {
  title: 'إرسال لاحقًا',
  changeTitle: 'تغيير الرسالة المجدولة',
  help: 'تُرسل خلال دقيقة من هذا الوقت، باسمك.',
  helpOf: (name) => `تُرسل خلال دقيقة من هذا الوقت، باسم ${own(name)}.`,
  text: 'الرسالة',
  empty: 'اكتب رسالة، أو ألغِها.',
  hold: 'إيقافها إذا كتب الزائر قبل ذلك',
  action: 'جدولة',
  at: (time) => `مجدولة ${time}`,
  atBy: (time, name) => `مجدولة ${time} بواسطة ${own(name)}`,
  holds: 'تنتظر إذا كتب الزائر',
  sends: 'تُرسل حتى إن كتب الزائر',
  willHold: 'كتب الزائر: لن تُرسل هذه الرسالة إلا إذا أرسلتها أنت.',
  willSend: 'كتب الزائر. ستُرسل الرسالة على أي حال.',
  held: {
    visitor_wrote: 'لم تُرسل: كتب الزائر قبل موعدها.',
    ended: 'لم تُرسل: كانت المحادثة قد انتهت.',
    queued: 'لم تُرسل: المحادثة في قائمة الانتظار.',
    agent_gone: 'لم تُرسل: لم يعد كاتبها موظفًا.',
    no_access: 'لم تُرسل: لم يعد كاتبها يرى هذه المحادثة.',
  },
  change: 'تغيير',
  now: 'إرسال الآن',
  done: (time) => `تمت الجدولة ${time}`,
  canceled: 'أُلغيت الرسالة المجدولة',
  intoDraft: 'إعادة إلى مربع الكتابة',
};
