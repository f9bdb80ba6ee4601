/** The first page. */
import type * as english from '#dashboard/strings/home.ts';
import { numberText } from '#dashboard/strings/language.ts';

export const home: typeof english.home = {
  title: 'الرئيسية',
  active: 'نشطة',
  activeHelp: 'تحتاج إلى رد',
  waiting: 'بانتظار الزائر',
  waitingHelp: 'آخر رد من فريقك',
  pending: 'معلّقة',
  pendingHelp: 'تنتظر موظفًا',
  started: 'بدأت اليوم',
  resolved: 'حُلّت اليوم',
  response: 'الرد الأول',
  resolution: 'مدة الحل',
  satisfaction: 'الرضا',
  lastDays: 'متوسط آخر 7 أيام',
  noSample: 'لا توجد بيانات بعد',
  onlineAgents: 'الموظفون المتصلون',
  nobodyOnline: 'لا يوجد موظفون متصلون',
  nobodyOnlineBody: 'يرى الزوار رسالة عدم التواجد حتى يتصل أحدكم.',
  recent: 'أحدث المحادثات',
  noRecent: 'لا توجد محادثات بعد',
  noRecentBody: 'تبدأ المحادثة بأول رسالة من الزائر.',
  allConversations: 'كل المحادثات',
  activeWidgets: 'أدوات الدردشة النشطة',
  noWidgets: 'لا توجد أدوات دردشة نشطة',
  noWidgetsBody: 'لا يمكن للزوار الوصول إليكم بعد. أنشئ أداة دردشة وأضفها إلى موقعك.',
  createWidget: 'إنشاء أداة دردشة',
  demoShop: 'فتح المتجر التجريبي',
};

export const firstHour: typeof english.firstHour = {
  title: 'الخطوات الأولى',
  complete: 'اكتملت كل الخطوات الأولى',
  progress: (count, all) => `اكتمل ${numberText(count)} من ${numberText(all)}`,
  hide: 'إخفاء الخطوات الأولى',
  show: 'عرض الخطوات الأولى',
  done: 'تمت',
  needsWidget: 'أنشئ أداة دردشة أولًا',
  steps: {
    agent: {
      title: 'أضف نفسك موظفًا',
      body: 'الموظفون يردون على المحادثات. يمكنك ذلك إلى جانب ضبط الإعدادات.',
      action: 'أضفني موظفًا',
    },
    widget: {
      title: 'أنشئ أداة دردشة',
      body: 'نافذة الدردشة في موقعك: ألوانها ونصوصها وموضعها.',
      action: 'إنشاء أداة دردشة',
    },
    try: {
      title: 'جرّبها في صفحة',
      body: 'تفتح صفحة فيها أداة الدردشة. اكتب كزائر، ثم رد من هنا.',
      action: 'فتح الصفحة',
    },
    colleague: {
      title: 'ادعُ زميلًا',
      body: 'مع موظفَين، تجد المحادثات من يرد حين يغيب أحدهما.',
      action: 'دعوة',
    },
    hours: {
      title: 'اضبط ساعات العمل',
      body: 'افتح «ساعات العمل» في أداتك واختر الأيام والأوقات. وخارجها يرى الزوار رسالة عدم التواجد.',
      action: 'ضبط الساعات',
    },
    bot: {
      title: 'علّم الروبوت',
      body: 'أعطه بعض المقالات، فيجيب عمّا يكثر الزوار السؤال عنه.',
      action: 'إضافة مقالات',
    },
  },
};
