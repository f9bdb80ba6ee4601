/** Arabic: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: 'ردّ {name} من {site}',
  subject: 'ردّ من {site}',
  intro_one: 'لديك رسالة جديدة من {site}.',
  intro: 'لديك رسائل جديدة من {site}.',
  more: 'و{count} أخرى.',
  open: 'فتح المحادثة',
  reply_above: 'يُرجى كتابة الرد فوق هذا السطر',
  reply: 'يمكنك أيضًا الرد على هذه الرسالة.',
  no_reply: 'يُرجى عدم الرد على هذه الرسالة، فلا أحد يقرأ الردود. افتح المحادثة للرد.',
  on_site: 'للرد، افتح الدردشة على موقعنا.',
  why: 'وصلتك هذه الرسالة لأن أحدهم أدخل هذا العنوان في دردشة مع {site}.',
  valid: 'يعمل الرابط لمدة {days} أيام. يمكن لأي شخص لديه الرابط فتح المحادثة، لذا يُرجى عدم إعادة توجيه هذه الرسالة.',
  unsubscribe: 'إلغاء الاشتراك في هذه الرسائل',
  assistant: 'المساعد',
  agent: 'الموظف',
  opening: 'جارٍ فتح محادثتك…',
  expired_title: 'انتهت صلاحية هذا الرابط',
  expired: 'يُرجى فتح الدردشة على موقعنا للمتابعة.',
  failed: 'تعذّر فتح محادثتك. تحقق من اتصالك وأعد تحميل هذه الصفحة.',
  no_script: 'يُرجى تفعيل JavaScript لفتح المحادثة.',
  unsubscribe_title: 'إلغاء الاشتراك؟',
  unsubscribe_question: 'لن تصلك رسائل بريد عند وجود ردود لم تقرأها.',
  unsubscribe_button: 'إلغاء الاشتراك',
  unsubscribed_title: 'تم إلغاء اشتراكك',
  unsubscribed: 'لن نرسل إليك رسائل عن الردود غير المقروءة بعد الآن.',
  undo: 'تراجع',
  resubscribed_title: 'تم تجديد اشتراكك',
  resubscribed: 'سنراسلك عند وجود ردود لم تقرأها.',
};
export default texts;
