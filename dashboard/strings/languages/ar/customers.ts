/** What the team does about a visitor and what they wrote. */
import type * as english from '#dashboard/strings/customers.ts';
import { own } from './words.ts';

export const visitorMenu: typeof english.visitorMenu = {
  label: 'إجراءات الزائر',
  edit: 'تعديل البيانات…',
  redact: 'حجب رسالة…',
  merge: 'دمج محادثة أخرى…',
  mergeVisitor: 'دمج مع زائر آخر…',
  block: 'حظر الزائر…',
};

export const editVisitor: typeof english.editVisitor = {
  title: 'تعديل بيانات الزائر',
  action: 'حفظ البيانات',
  fields: {
    name: ['الاسم', ''],
    email: ['البريد الإلكتروني', 'تُرسل إليه الردود التي تفوت الزائر.'],
    phone: ['الهاتف', ''],
  },
  saved: 'تم حفظ البيانات',
};

export const redaction: typeof english.redaction = {
  title: 'حجب رسالة',
  body: 'يُزال نص الرسالة وملفاتها نهائيًا: من هنا ومن صفحة الزائر ومن البحث. لا يمكن استرجاع رسائل البريد والأحداث التي أُرسلت من قبل. ويُسجَّل في المحادثة من فعل ذلك.',
  choose: 'الرسالة',
  action: 'حجب نهائي',
  done: 'تم حجب الرسالة',
  none: 'لا توجد رسالة لحجبها.',
  by: (who, text) => `${own(who)}: ${own(text)}`,
  visitor: 'الزائر',
  note: 'ملاحظة',
  rating: 'تقييم',
  copies: (names) => `إزالة ما نُسخ منها أيضًا: ${own(names)}`,
  copiesHelp: 'السمات التي ترد قيمتها في الرسالة، والإجابات التي حفظها مسار عمل. تبقى التذاكر كما هي.',
  team: 'الفريق',
  file: 'ملف',
};

export const merging: typeof english.merging = {
  title: 'دمج محادثة أخرى في هذه المحادثة',
  body: 'تنتهي المحادثة الأخرى وتستمر هذه. تبقى كلتاهما قابلة للقراءة، وفي كل منهما رابط إلى الأخرى. إعادة فتح المحادثة الأخرى تلغي الدمج.',
  choose: 'المحادثة الأخرى',
  action: 'دمج المحادثتين',
  done: 'تم دمج المحادثتين',
  none: 'ليس لهذا الزائر محادثة أخرى.',
  chat: (time, message) => `${time}: ${own(message)}`,
};

export const mergingVisitors: typeof english.mergingVisitors = {
  title: 'دمج مع زائر آخر',
  body: 'يرى فريقك الزائرين شخصًا واحدًا: في البيانات والمحادثات السابقة والبحث. يحتفظ كل زائر بجلساته ولا يرى إلا محادثاته. حظر أحدهما أو تصديره أو محوه لا يؤثر في الآخر. يمكنك الفصل بينهما في أي وقت.',
  search: 'الاسم أو البريد أو كلمات من محادثة',
  choose: 'الزائر الآخر',
  none: 'لم يُعثر على زائر آخر.',
  action: 'دمج الزائرين',
  done: 'تم دمج الزائرين',
  lastChat: (time) => `آخر محادثة: ${time}`,
  withEmail: (email, time) => `${own(email)}، آخر محادثة: ${time}`,
};

export const samePerson: typeof english.samePerson = {
  title: 'الشخص نفسه',
  separate: (name) => `فصل ${own(name)}`,
  separated: (name) => `عاد ${own(name)} زائرًا مستقلًا`,
};

export const blocking: typeof english.blocking = {
  title: (name) => `هل تريد حظر ${own(name)}؟`,
  body: 'تنتهي محادثته، وتتوقف أداة الدردشة لديه دون ذكر السبب. ويبقى محظورًا على كل جهاز تعرفونه عليه.',
  action: 'حظر الزائر',
  done: (name) => `تم حظر ${own(name)}`,
  time: 'المدة',
  times: { '1': 'ساعة واحدة', '24': '24 ساعة', '168': '7 أيام', '720': '30 يومًا', '': 'للأبد' },
  email: 'حظر بريده الإلكتروني أيضًا',
  emailHelp: (address) =>
    `لن يتمكن أحد من الدخول بالعنوان ${own(address)}. يمكن لأي شخص كتابة عنوان غيره، فلا تختر ذلك إلا إذا كنت تعتقد أنه عنوانه.`,
  network: 'حظر الزوار الجدد من شبكته أيضًا',
  networkHelp: (address) =>
    `قد تتشارك شركة أو مدرسة أو شبكة هاتف العنوان ${own(address)}: سيُمنع أيضًا من يأتي منه لأول مرة. لمدة 7 أيام كحد أقصى.`,
  reason: 'السبب',
  reasonHelp: 'لا يراه سوى فريقك.',
  blockedTitle: (name) => `${own(name)} محظور`,
  until: (time) => `حتى ${time}`,
  forEver: 'للأبد',
  by: (who) => `بواسطة ${own(who)}`,
  unblock: 'إلغاء الحظر',
  unblocked: (name) => `لم يعد ${own(name)} محظورًا`,
};

export const blockedList: typeof english.blockedList = {
  title: 'الزوار المحظورون',
  none: 'لا يوجد محظورون. يمكنك حظر زائر من القائمة بجانب اسمه في المحادثة.',
  visitor: 'الزائر',
  until: 'حتى',
  also: 'محظور أيضًا',
  email: 'البريد الإلكتروني',
  reason: 'السبب',
  unblock: (name) => `إلغاء حظر ${own(name)}`,
  number: (id) => `الزائر ${id}`,
};
