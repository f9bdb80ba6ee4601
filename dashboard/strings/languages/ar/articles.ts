/** Articles, importing them, and what could not be answered. */
import type * as english from '#dashboard/strings/articles.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { noun, own } from './words.ts';

export const articles: typeof english.articles = {
  add: 'إنشاء مقالة',
  search: 'البحث في المقالات',
  empty: 'لا توجد مقالات بعد',
  emptyBody: 'المقالة سؤال وصيغ أخرى له وجوابه. أنشئ مقالة أو استورد ملفًا.',
  noneFound: 'لا توجد مقالات مطابقة',
  noneFoundBody: 'يجب أن ترد كل كلمة في السؤال أو في إحدى صيغه أو في الجواب.',
  question: 'السؤال',
  answer: 'الجواب',
  language: 'اللغة',
  morePhrasings: noun('لا صيغ أخرى', 'صيغة أخرى واحدة', 'صيغتان أخريان', '# صيغ أخرى', '# صيغة أخرى', '# صيغة أخرى'),
  showMore: (count) => `عرض ${numberText(count)} أخرى`,
  editTitle: 'تعديل المقالة',
  open: (question) => `فتح «${own(question)}»`,
  edit: (question) => `تعديل «${own(question)}»`,
  remove: (question) => `حذف «${own(question)}»`,
  removeTitle: 'هل تريد حذف هذه المقالة؟',
  removeBody: (question) => `لن يعرف الروبوت بعد الآن جوابًا عن «${own(question)}».`,
  removed: 'تم حذف المقالة',
  phrasings: 'صيغ أخرى للسؤال',
};

export const articleFields: typeof english.articleFields = {
  question: ['السؤال', 'كما يطرحه الزائر.'],
  alternative_phrasings: ['صيغ أخرى للسؤال', 'صيغة في كل سطر. 10 صيغ تجعل المقالة جيدة، و100 تجعلها ممتازة.'],
  answer: ['الجواب', 'ترد الروبوتات المضمّنة بهذا النص حرفيًا.'],
  locale: ['اللغة', 'مثل en أو pt-BR. اتركها فارغة لأي لغة.'],
  url: ['رابط لقراءة المزيد', 'رابط https. اتركه فارغًا إن لم يوجد.'],
  is_public: ['عام', 'يمكن لأي شخص قراءتها في مركز المساعدة.'],
};

export const importing: typeof english.importing = {
  open: 'استيراد',
  title: 'استيراد مقالات',
  file: 'الملف',
  fileHelp: 'Markdown أو CSV أو JSON، حتى 5 ميغابايت. تُحدَّث الأسئلة الموجودة.',
  action: 'استيراد',
  preview: 'معاينة',
  previewTitle: 'معاينة الاستيراد',
  previewLead: 'لم يُحفظ شيء بعد. تُستبعد الصفوف المرفوضة.',
  unreadable: 'هذا الملف ليس نصًا بترميز UTF-8 أو UTF-16 أو Windows-1252. احفظه بترميز UTF-8 واختره مجددًا.',
  format: 'التنسيق',
  formats: { markdown: 'Markdown', csv: 'CSV', json: 'JSON' },
  examples: {
    markdown: '## أين طلبي؟\n> تتبع شحنتي\n> متى تصل\n\nالرابط في بريدك الإلكتروني يبيّن مكانها.',
    csv: 'question,answer,alternative_phrasings\nأين طلبي؟,الرابط يبيّن مكانه.,تتبع شحنتي|متى تصل',
    json: '[{\n  "question": "أين طلبي؟",\n  "answer": "الرابط في بريدك الإلكتروني يبيّن مكانه.",\n  "alternative_phrasings": ["تتبع شحنتي"]\n}]',
  },
  example: 'ملف مثال',
  exampleHelp: {
    markdown: 'كل عنوان سؤال، والأسطر المقتبسة تحته صيغ أخرى، والنص هو الجواب.',
    csv: 'صف عناوين يحتوي على question وanswer، واختياريًا alternative_phrasings (مفصولة بـ |) وlocale وurl وis_public.',
    json: 'قائمة مقالات بحقول واجهة API.',
  },
  tooLarge: (megabytes) => `حجم هذا الملف ${megabytes} ميغابايت. الحد الأقصى 5 ميغابايت.`,
  done: 'نتائج الاستيراد',
  results: { created: 'جديدة', updated: 'محدّثة', refused: 'مرفوضة' },
  show: 'عرض الصفوف',
  all: 'الكل',
  row: 'الصف',
  line: (line) => `السطر ${numberText(line)}`,
  result: 'النتيجة',
  nothing: 'لا توجد صفوف في الملف.',
};

export const unanswered: typeof english.unanswered = {
  lead: 'أسئلة آخر 90 يومًا التي لم يتمكن الروبوت من الإجابة عنها، والأكثر طرحًا أولًا.',
  empty: 'لا توجد أسئلة بلا جواب',
  emptyBody: 'تظهر هنا الأسئلة التي لا يستطيع الروبوت الإجابة عنها، مع عدد مرات طرحها.',
  question: 'السؤال',
  count: 'طُرح',
  times: noun('0 مرة', 'مرة واحدة', 'مرتين', '# مرات', '# مرة', '# مرة'),
  last: 'آخر مرة',
  conversation: 'فتح المحادثة',
  makeArticle: 'إنشاء مقالة',
  makeArticleOf: (question) => `إنشاء مقالة: ${own(question)}`,
  known: 'في قاعدة المعرفة',
};
