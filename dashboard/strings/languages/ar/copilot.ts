/** Arabic: answers that are suggested, and questions that were learned. */
import type * as english from '#dashboard/strings/copilot.ts';
import { own } from './words.ts';

export const copilot: typeof english.copilot = {
  title: 'إجابات مقترحة',
  hint: 'مفتاح Tab يدرج الأولى',
  loading: 'جارٍ البحث عن إجابات…',
  none: 'لا توجد مقالة مناسبة.',
  failed: 'تعذّر تحميل الاقتراحات.',
  past: 'إجابات سابقة',
  insert: 'إدراج',
  from: 'فتح المحادثة التي جاءت منها',
  more: 'فتح صفحتها',
  inserted: (question) => `أُدرجت: ${question}`,
  undo: 'تراجع',
};

export const learned: typeof english.learned = {
  lead: 'مسودات من محادثات حصلت على تقييم جيد، بلا بيانات شخصية يمكن التعرف عليها. لا يراها الزوار حتى تضيفها كمقالات.',
  off: 'هذا الروبوت لا يتعلم من المحادثات. يمكنك تشغيل ذلك في إعداداته.',
  openSettings: 'فتح الإعدادات',
  empty: 'لا مسودات للمراجعة',
  emptyBody: 'تظهر هنا خلال ساعة أسئلة وإجابات من محادثات محلولة حصلت على تقييم جيد.',
  question: 'السؤال',
  actions: 'الإجراءات',
  conversation: 'مصدرها',
  rated: (stars) => `التقييم ${stars} من 5`,
  review: 'مراجعة',
  reviewOf: (question) => `مراجعة: ${question}`,
  discard: 'تجاهل',
  discardOf: (question) => `تجاهل: ${question}`,
  discarded: 'تم تجاهل المسودة',
  gone: 'راجع زميل هذه المسودة بالفعل.',
  blanks: (blanks) => `استبدل ${blanks} أو احذفه: كان هناك شيء شخصي.`,
};

export const assistant: typeof english.assistant = {
  title: 'الكتابة بالذكاء الاصطناعي',
  tasks: {
    draft: 'صياغة إجابة',
    shorter: 'جعله أقصر',
    friendlier: 'جعله أكثر ودًّا',
    grammar: 'تصحيح القواعد',
    translate: 'ترجمة',
    summary: 'تلخيص المحادثة',
    triage: 'اقتراح وسوم وأولوية',
  },
  writing: 'جارٍ الكتابة…',
  ready: 'راجع النص قبل استخدامه: قد يكون خاطئًا.',
  sources: 'مكتوب من هذه المقالات',
  replace: 'استبدال نصي',
  dismiss: 'تجاهل',
  summarize: 'تلخيص المحادثة',
  problems: {
    budget: 'نفدت رموزك لهذا اليوم. تتجدد عند منتصف الليل بالتوقيت العالمي.',
    failed: 'فشل النموذج. لم يُكتب شيء.',
    timeout: 'استغرق النموذج وقتًا طويلًا.',
    refused: 'رفض النموذج، أو حُجبت إجابته.',
    no_answer: 'لا توجد إجابة في المقالات ولا في المحادثة.',
    unusable: 'لا يمكن استخدام إجابة النموذج.',
    other_language: 'أجاب النموذج بلغة أخرى.',
    changed: 'في الترجمة أرقام أو روابط أو عناوين غير التي في الأصل.',
    overtaken: 'كتب الزائر في هذه الأثناء، لذلك أُلغيت المسودة.',
    not_configured: 'لا يوجد لدى روبوتات هذه المحادثة نموذج يُسمح للموظفين باستخدامه. يمكن للمدير السماح بذلك.',
    offline: 'لا يوجد اتصال الآن.',
  },
  stale: 'كتب الزائر بعد إعداد هذه المسودة.',
  use: (uses, tokens) => `استخدام الموظفين خلال آخر 30 يومًا: ${uses} نصًا، ${tokens} رمزًا.`,
  task: 'المهمة',
  all: 'الكل',
  uses: 'مرات الاستخدام',
  tokens: 'الرموز',
  cost: 'التكلفة',
};

export const translation: typeof english.translation = {
  translate: 'ترجمة',
  into: (language) => `الترجمة إلى: ${language}`,
  chat: 'ترجمة المحادثة',
  stop: 'إيقاف الترجمة',
  waiting: 'جارٍ الترجمة…',
  done: 'الترجمة',
  hide: 'إخفاء الترجمة',
  original: (language) => `كُتب بلغة: ${language}`,
  kept: 'سيرى زملاؤك النص الأصلي:',
  remove: 'الإرسال دون الأصل',
  checkNames: (names) => `غير موجود في الترجمة: ${own(names)}`,
};

export const triage: typeof english.triage = {
  ask: 'اقتراح وسوم وأولوية',
  asking: 'جارٍ البحث عمّا يناسب…',
  none: 'لا يوجد وسم أو أولوية أخرى مناسبة.',
  label: (name) => `إضافة الوسم: ${name}`,
  priority: (name) => `تعيين الأولوية: ${name}`,
};

export const closing: typeof english.closing = {
  title: 'حل المحادثة مع ملخص',
  summary: 'الملخص',
  help: 'يُضاف كملاحظة يجدها الفريق بالبحث. لا يراها الزائر.',
  action: 'إضافة الملاحظة والحل',
};
