/** The details of a conversation. */
import type * as english from '#dashboard/strings/details.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { own, stars } from './words.ts';

export const details: typeof english.details = {
  title: 'التفاصيل',
  visitor: 'الزائر',
  email: 'البريد الإلكتروني',
  phone: 'الهاتف',
  externalId: 'معرّفه لديكم',
  local: 'الوقت المحلي',
  language: 'اللغة',
  browser: 'المتصفح',
  address: 'عنوان IP',
  copy: (what) => `نسخ ${what}`,
  fromSite: 'من موقعكم',
  referrer: 'مصدر الزيارة',
  pages: 'الصفحات',
  now: 'الآن',
  noPages: 'لم تُسجَّل أي صفحات',
  started: 'صفحة البدء',
  conversation: 'المحادثة',
  labels: 'الوسوم',
  addLabel: 'إضافة وسم',
  removeLabel: (label) => `إزالة الوسم ${own(label)}`,
  department: 'القسم',
  defaultDepartment: 'الافتراضي',
  widget: 'أداة الدردشة',
  created: 'بدأت',
  firstResponse: 'وقت الرد الأول',
  until: (time) => `حتى ${time}`,
  untilReply: 'حتى يكتب الزائر',
  rating: 'التقييم',
  stars: (count) => `${stars(count)} من 5`,
  attributes: 'السمات',
  noAttributes: 'لا توجد سمات بعد',
  continues: 'تتمة لـ',
  closedChat: 'محادثة مغلقة',
  editAttributes: 'تعديل السمات',
  attributeValue: 'القيمة',
  saveAttributes: 'حفظ السمات',
  earlier: 'المحادثات السابقة',
  noEarlier: 'لا توجد محادثات سابقة',
  moreEarlier: 'عرض المزيد',
  tickets: 'التذاكر',
  noTickets: 'لا توجد تذاكر بعد',
  newTicket: 'إنشاء تذكرة',
  export: 'تصدير البيانات',
  erase: 'حذف بيانات الزائر…',
  eraseTitle: (name) => `هل تريد حذف كل بيانات ${own(name)}؟`,
  eraseBody:
    'ينهي هذا محادثاته المفتوحة، ويحذف نهائيًا محادثاته وزياراته للصفحات ومحتوى تذاكره. تبقى إجماليات التقارير، وهي لا تحتوي على بيانات شخصية.',
  eraseAction: 'حذف نهائي',
  erased: (name) => `تم حذف كل بيانات ${own(name)}`,
};

export const ownSystems: typeof english.ownSystems = {
  blocked: 'منع متصفحك علامة التبويب الجديدة. اسمح بالنوافذ المنبثقة لهذا الموقع، ثم حاول مجددًا.',
  nothing: 'لا توجد معلومات عن هذا الزائر',
  failures: {
    unreachable: 'تعذّر الوصول إلى نظامكم.',
    too_slow: 'استغرق نظامكم أكثر من 3 ثوانٍ.',
    refused: 'أجاب نظامكم بخطأ.',
    unreadable: 'تعذّر عرض جواب نظامكم.',
  },
};

export const earlierChats: typeof english.earlierChats = {
  show: 'عرض المحادثات السابقة',
  more: 'عرض المزيد من المحادثات السابقة',
  none: 'لا توجد محادثات سابقة',
  failed: 'تعذّر تحميل المحادثات السابقة.',
  of: (time) => `محادثة ${time}`,
  onlyNewest: ({ shown, all }) => `الأحدث: ${numberText(shown)} من ${numberText(all)}`,
  open: 'فتح هذه المحادثة',
};
