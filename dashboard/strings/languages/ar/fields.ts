/** The labels and typed attributes of conversations. */
import type * as english from '#dashboard/strings/fields.ts';
import { numberText } from '#dashboard/strings/language.ts';

export const fields: typeof english.fields = {
  title: 'الوسوم والسمات',
  lead: 'ما يدوّنه فريقك عن المحادثات.',
  labels: 'الوسوم',
  labelsBody: 'يجدها الموظفون أولًا، وبألوانها. إعادة تسمية وسم لا تغيّر المحادثات التي تحمله.',
  noLabels: 'لا توجد وسوم بعد. يمكن للموظفين كتابة أي وسم.',
  addLabel: 'إضافة وسم',
  labelName: 'الوسم',
  labelAt: (place) => `الوسم ${place}`,
  description: 'الوصف',
  color: 'اللون',
  onlyListed: 'السماح بهذه الوسوم فقط',
  onlyListedHelp: 'لا يمكن للموظفين والبرامج إضافة غيرها. تبقى الوسوم الموجودة في المحادثات.',
  attributes: 'السمات',
  attributesBody:
    'السمة ذات النوع لا تقبل من الموظفين والبرامج إلا القيم المناسبة. أما ما ترسله صفحة الزائر فيُحفظ كما هو.',
  noAttributes: 'لا توجد سمات ذات نوع بعد. يمكن للموظفين تدوين أي شيء بأي اسم.',
  addAttribute: 'إضافة سمة',
  attributeAt: (place) => `السمة ${place}`,
  name: 'الاسم',
  key: 'المفتاح',
  keyHelp: 'للبرامج، مثل order_number.',
  type: 'النوع',
  choices: 'القيم، واحدة في كل سطر',
  required: 'مطلوبة للحل أو الإغلاق',
  requiredHelp: 'لا تعطّل المحادثات التي تنتهي تلقائيًا.',
  types: { text: 'نص', number: 'رقم', date: 'تاريخ', choice: 'اختيار' },
  colors: {
    gray: 'رمادي',
    red: 'أحمر',
    orange: 'برتقالي',
    yellow: 'أصفر',
    green: 'أخضر',
    teal: 'أخضر مزرق',
    blue: 'أزرق',
    purple: 'بنفسجي',
    pink: 'وردي',
  },
};

export const typed: typeof english.typed = {
  title: 'قبل إنهاء هذه المحادثة',
  titleFor: (count) => `قبل إنهاء هذه المحادثات (${numberText(count)})`,
  body: 'يطلب فريقك ملء هذا أولًا.',
  bodyFor: 'يطلب فريقك ملء هذا أولًا. تحصل كل محادثة على ما ينقصها، ويبقى ما لديها كما هو.',
  save: 'حفظ وإنهاء',
  notChosen: 'لم يُختر',
  doesNotFit: 'غير مناسب',
  expected: {
    text: 'أدخل نصًا.',
    number: 'أدخل رقمًا، مثل 12.5.',
    date: 'اختر تاريخًا.',
    choice: 'اختر إحدى القيم.',
  },
  others: 'سمات أخرى',
  missing: 'مطلوبة',
};
