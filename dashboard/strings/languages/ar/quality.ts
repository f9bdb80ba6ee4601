/** Arabic: a bot's test questions. */
import { numberText } from '#dashboard/strings/language.ts';
import type * as english from '#dashboard/strings/quality.ts';
import { own } from './words.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('ar');

export const quality: typeof english.quality = {
  lead: 'أسئلة تعرف إجابتها الصحيحة. تُطرح كلما فُتحت هذه الصفحة، ولا يرى الزوار شيئًا منها.',
  modelNote: 'يكتب نموذج إجابات هذا الروبوت. تُعرض المقالة التي تُعطى له أولًا.',
  byWords: 'تعذّر الوصول إلى التضمينات أو نفدت رموزها، لذلك تم العثور على هذا بالكلمات وحدها.',
  add: 'إضافة سؤال اختبار',
  empty: 'لا توجد أسئلة اختبار بعد',
  emptyBody: 'أضف أسئلة مع المقالة التي ينبغي أن تجيب عنها، وشاهد ما يتحسن أو يسوء مع كل تغيير.',
  question: 'السؤال',
  expected: 'المتوقع',
  result: 'النتيجة',
  handoff: 'تحويل إلى موظف',
  goneArticle: 'مقالة محذوفة',
  editTitle: 'تعديل سؤال الاختبار',
  edit: (question) => `تعديل «${own(question)}»`,
  remove: (question) => `حذف «${own(question)}»`,
  removeTitle: 'حذف سؤال الاختبار هذا؟',
  removeBody: (question) => `لن يُطرح «${own(question)}» بعد الآن.`,
  removed: 'حُذف سؤال الاختبار',
  outcomes: { right: 'صحيح', wrong: 'خطأ', handed_over: 'محوَّل' },
  summary: (right, wrong, handedOver) => `صحيح: ${right}، خطأ: ${wrong}، محوَّل: ${handedOver}`,
  sure: (article, share) => `${article} (${share})`,
  nothing: 'لم يُعثر على مقالة',
  takeAsked: 'استيراد الأسئلة المطروحة',
  taken: (questions) =>
    questions === 0
      ? 'لا توجد أسئلة جديدة للاستيراد'
      : count(questions, {
          one: 'استُورد سؤال واحد',
          two: 'استُورد سؤالان',
          few: 'استُوردت # أسئلة',
          other: 'استُورد # سؤالًا',
        }),
  compareTitle: 'أسئلة الاختبار',
  back: 'رجوع',
  saveAnyway: 'حفظ على أي حال',
  saveUntried: 'حفظ دون مقارنة',
  comparing: 'يجري تدريب الروبوت جانبيًا…',
  changes: (better, worse) => `أفضل: ${better}، أسوأ: ${worse}`,
  noChange: 'لا يتغير أي سؤال اختبار.',
  noQuestions: 'ليس لهذا الروبوت أسئلة اختبار. أضفها تحت «الجودة».',
  failed: 'فشلت المقارنة. حاول مرة أخرى.',
  better: 'أفضل',
  worse: 'أسوأ',
  answeredBy: (question) => `تجيب عنه «${own(question)}»`,
  from: (before, after) => `${before} ← ${after}`,
};

export const testQuestionFields: typeof english.testQuestionFields = {
  question: ['السؤال', 'كما يطرحه زائر، ويفضل بكلمات غير كلمات المقالة.'],
  article_id: ['المتوقع', 'المقالة التي ينبغي أن تجيب. من دونها ينبغي أن يحوّل الروبوت.'],
};

export const rehearsal: typeof english.rehearsal = {
  title: 'تجربة مسبقة',
  lead: 'تمر بمحادثات آخر 30 يومًا، 1000 على الأكثر، مع تغييراتك المحفوظة وغير المحفوظة. لا يُرسل شيء ولا يُستدعى ولا يُحفظ. تكلف أقل من 0.01 دولار أمريكي.',
  modelNote: 'لا يُسأل أي نموذج: يجيب فهرس المقالات بدلًا منه.',
  start: 'التجربة على محادثات سابقة',
  cancel: 'إلغاء',
  progress: (looked, total) => `${looked} من ${total} محادثة…`,
  failed: 'فشلت التجربة. حاول مرة أخرى.',
  changed: 'غيّرت شيئًا منذ ذلك الحين.',
  none: 'لا توجد محادثات للتجربة.',
  list: 'محادثات ستكون مختلفة',
  more: (count) => `و${numberText(count)} أخرى`,
  differences: {
    same: 'دون تغيير',
    answered: 'إجابة بدلًا من التحويل',
    handed_off: 'تحويل بدلًا من الإجابة',
    other_answer: 'إجابة أخرى',
    routed_elsewhere: 'تحويل إلى قسم آخر',
    unknown: 'غير معروف',
  },
  loading: 'جارٍ التحميل…',
  asked: 'الزائر',
  past: 'آنذاك',
  now: 'الآن',
  open: 'فتح المحادثة',
  nothing: 'لا إجابة',
  handedTo: (department) => `حُوّلت إلى ${department}`,
  ownDepartment: 'القسم الافتراضي',
  solved: 'حُلّت',
  otherWords: 'كلمات أخرى، أو لا شيء',
  unknownWhy: 'تستدعي نظامًا آخر، ولا يُعرف ما سيجيب به.',
};

export const modelRun: typeof english.modelRun = {
  title: 'باستخدام النموذج',
  lead: 'يجيب النموذج عن كل سؤال اختبار كما يجيب الزائر. لا يُرسل شيء ولا تُنفَّذ أي أداة.',
  changedNote: 'تُجرَّب تغييراتك كما هي في النموذج، محفوظة كانت أم لا.',
  ask: 'التشغيل باستخدام النموذج',
  estimate: (questions, tokens, left) =>
    `عدد الأسئلة: ${numberText(questions)}، وتحتاج إلى نحو ${tokens} من الرموز. بقي اليوم (UTC) ${left} من الرموز للاختبارات.`,
  tooFewTokens: 'لا تكفي الرموز المتبقية. زِد الرموز اليومية لكل زائر أو حاول مجددًا غدًا.',
  start: 'بدء',
  pause: 'إيقاف مؤقت',
  resume: 'متابعة',
  progress: (asked, total) => `طُرح ${asked} من ${total} من الأسئلة…`,
  paused: (asked, total) => `متوقف مؤقتًا بعد ${asked} من ${total} من الأسئلة`,
  outOfTokens: 'نفدت رموز الاختبارات. تابع بعد منتصف الليل (UTC).',
  settingsChanged:
    'انتهى: تغيّرت إعدادات الروبوت. النتائج السابقة تخص الإعدادات القديمة. اطرح الأسئلة مجددًا لتجربة الجديدة.',
  summary: (right, wrong, handedOver, failed) => `صحيح: ${right}، خطأ: ${wrong}، مُحال: ${handedOver}، فشل: ${failed}`,
  sincePrevious: (better, worse) => `مقارنة بآخر تشغيل: أفضل ${better}، أسوأ ${worse}`,
  thanBuiltIn: (better, worse) => `مقارنة بالروبوت المدمج: أفضل ${better}، أسوأ ${worse}`,
  about: (model, at, tokens) => `${model}، ${at}، الرموز المستخدمة: ${tokens}.`,
  usualModel: 'النموذج المعتاد لدى المزوّد',
  wasChanged: 'جُرِّبت إعدادات لم تكن محفوظة.',
  list: 'النتائج حسب السؤال',
  failed: 'فشل',
  reasons: {
    failed: 'تعذّر الوصول إلى النموذج، أو لم يكتب شيئًا صالحًا.',
    timeout: 'استغرق النموذج وقتًا طويلًا.',
    refused: 'حُجبت الإجابة: لا تدعمها أي مقالة، أو تكشف التعليمات، أو رفض النموذج الإجابة.',
    not_configured: 'ليس للنموذج اسم، أو لا عنوان له يمكن لهذا التثبيت استدعاؤه.',
    interrupted: 'انقطع التشغيل عند هذا السؤال.',
  },
  calls: (tool) => `سيستدعي ${own(tool)}.`,
  notRun: 'لم يُنفَّذ: هذا اختبار.',
  noArticle: 'أُجيب عنه بلا مقالة',
};
