/** Arabic: where a bot's articles are read from. */
import type * as english from '#dashboard/strings/sources.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';
import { own } from './words.ts';

const count = countingIn('ar');

export const sources: typeof english.sources = {
  add: 'إضافة مصدر',
  empty: 'لا توجد مصادر بعد',
  emptyBody: 'يمكن قراءة مقالات الروبوت من موقعك أو من صفحات منفردة أو من ملفات، وتتبع ما يتغير فيها.',
  source: 'المصدر',
  state: 'الحالة',
  addTitle: 'إضافة مصدر',
  editTitle: 'تعديل المصدر',
  edit: (name) => `تعديل «${own(name)}»`,
  remove: (name) => `حذف «${own(name)}»`,
  removeTitle: 'حذف هذا المصدر؟',
  removeBody: (name, articles) => `سيُحذف «${own(name)}» مع مقالاته (${numberText(articles)}). تبقى المقالات التي عُدّلت.`,
  removed: 'حُذف المصدر',
  readNow: (name) => `قراءة «${own(name)}» الآن`,
  pages: (name) => `عرض صفحات «${own(name)}»`,
  waiting: 'في الانتظار',
  reading: (done, all) => `جارٍ القراءة: ${numberText(done)} من ${numberText(all)}`,
  done: (time) => `قُرئ: ${time}`,
  never: 'لم يُقرأ شيء بعد',
  next: (time) => `المرة القادمة: ${time}`,
  articles: (articles) => count(articles, { one: 'مقالة واحدة', two: 'مقالتان', few: '# مقالات', other: '# مقالة' }),
  unread: (pages) =>
    count(pages, { one: 'صفحة واحدة لم تُقرأ', two: 'صفحتان لم تُقرآ', few: '# صفحات لم تُقرأ', other: '# صفحة لم تُقرأ' }),
  trialSame: 'لم يتغير أي سؤال اختبار',
  trialFailed: 'لم تُقارن أسئلة الاختبار',
  trialTitle: (name) => `أسئلة الاختبار بعد قراءة «${own(name)}»`,
  trialLead: 'ما كان الروبوت يجده قبل هذه القراءة وما يجده بعدها.',
  trialByWords: 'قورنت من دون تضمينات الروبوت.',
  held: (pages) =>
    count(pages, {
      one: 'تغييرات صفحة واحدة معلّقة',
      two: 'تغييرات صفحتين معلّقة',
      few: 'تغييرات # صفحات معلّقة',
      other: 'تغييرات # صفحة معلّقة',
    }),
  publish: 'نشر',
  publishHeld: (name) => `نشر ما عُلّق من «${own(name)}»`,
  discard: 'تجاهل',
  discardHeld: (name) => `تجاهل ما عُلّق من «${own(name)}»`,
  kind: 'ما يُقرأ',
  kinds: {
    site: { name: 'موقع', help: 'كل الصفحات تحت عنوان، عبر روابطها وخرائط الموقع.' },
    pages: { name: 'صفحات منفردة', help: 'صفحات ويب وملفات Markdown وPDF تحددها.' },
    files: { name: 'ملفات', help: 'ملفات Markdown ونص وHTML وPDF من هذا الحاسوب، أو مجلد منها.' },
  },
  schedules: { off: 'أبدًا', daily: 'كل يوم', weekly: 'كل أسبوع' },
};

export const sourceFields: typeof english.sourceFields = {
  name: ['الاسم', 'اتركه فارغًا لاسم الموقع.'],
  addresses: ['العناوين', 'عنوان https واحد في كل سطر. تُقرأ 500 صفحة على الأكثر.'],
  locale: ['اللغة', 'لغة مقالاته، مثل ar أو pt-BR. اتركها فارغة لأي لغة.'],
  schedule: ['إعادة القراءة', 'تتبع المقالات ما تغيّر. ما عدّلته لا يُستبدل أبدًا.'],
  holds_if_worse: ['تعليق ما يسوء', 'لا يُنشر إلا ما لا يجعل أي سؤال اختبار أسوأ. ويبقى الباقي هنا حتى تنشره أو تتجاهله.'],
};

export const sourcePreview: typeof english.sourcePreview = {
  action: 'معاينة',
  found: (pages, example) =>
    count(pages, {
      one: `وُجدت صفحة واحدة حتى الآن، مثل ${example}`,
      two: `وُجدت صفحتان حتى الآن، مثل ${example}`,
      few: `وُجدت # صفحات حتى الآن، مثل ${example}`,
      other: `وُجدت # صفحة حتى الآن، مثل ${example}`,
    }),
  none: 'لم توجد صفحات.',
  first: (title) => `الأسئلة في «${own(title)}»:`,
  problem: (address, problem) => `${address}: ${problem}`,
};

export const sourcePages: typeof english.sourcePages = {
  title: (name) => `صفحات «${own(name)}»`,
  filesTitle: (name) => `ملفات «${own(name)}»`,
  page: 'الصفحة',
  file: 'الملف',
  state: 'الحالة',
  articles: 'المقالات',
  none: 'لم يوجد شيء بعد.',
  noFiles: 'لا توجد ملفات بعد. اختر ملفات أو مجلدًا أو ملف zip.',
  waiting: 'في الانتظار',
  read: 'قُرئت',
  leadsTo: (address) => `تؤدي إلى ${address}`,
  held: 'تغييراتها معلّقة',
  kept: (articles) =>
    count(articles, {
      one: 'مقالة واحدة عُدّلت أو حُذفت يدويًا، ولم تُستبدل',
      two: 'مقالتان عُدّلتا أو حُذفتا يدويًا، ولم تُستبدلا',
      few: '# مقالات عُدّلت أو حُذفت يدويًا، ولم تُستبدل',
      other: '# مقالة عُدّلت أو حُذفت يدويًا، ولم تُستبدل',
    }),
  taken: (questions) =>
    count(questions, {
      one: 'سؤال واحد تُرك: لدى مقالة أخرى',
      two: 'سؤالان تُركا: لدى مقالات أخرى',
      few: '# أسئلة تُركت: لدى مقالات أخرى',
      other: '# سؤالًا تُرك: لدى مقالات أخرى',
    }),
  short: (answers) =>
    count(answers, {
      one: 'جواب واحد تُرك: أقل من 12 حرفًا',
      two: 'جوابان تُركا: أقل من 12 حرفًا',
      few: '# أجوبة تُركت: أقل من 12 حرفًا',
      other: '# جوابًا تُرك: أقل من 12 حرفًا',
    }),
  leftOut: (links) =>
    count(links, {
      one: 'رابط واحد لم يُتبع: صفحات كثيرة جدًا أو بلا نهاية',
      two: 'رابطان لم يُتبعا: صفحات كثيرة جدًا أو بلا نهاية',
      few: '# روابط لم تُتبع: صفحات كثيرة جدًا أو بلا نهاية',
      other: '# رابطًا لم يُتبع: صفحات كثيرة جدًا أو بلا نهاية',
    }),
  remove: (name) => `حذف «${own(name)}»`,
  files: 'اختيار ملفات',
  folder: 'اختيار مجلد',
  uploading: (done, all) => `جارٍ الرفع: ${numberText(done)} من ${numberText(all)}`,
  uploaded: (files) =>
    count(files, { one: 'رُفع ملف واحد', two: 'رُفع ملفان', few: 'رُفعت # ملفات', other: 'رُفع # ملفًا' }),
  skipped: (files) =>
    count(files, {
      one: 'ملف واحد تُرك: ليس Markdown ولا نصًا ولا HTML ولا PDF، أو أكبر من 4 م.ب',
      two: 'ملفان تُركا: ليسا Markdown ولا نصًا ولا HTML ولا PDF، أو أكبر من 4 م.ب',
      few: '# ملفات تُركت: ليست Markdown ولا نصًا ولا HTML ولا PDF، أو أكبر من 4 م.ب',
      other: '# ملفًا تُرك: ليس Markdown ولا نصًا ولا HTML ولا PDF، أو أكبر من 4 م.ب',
    }),
  badZip: (name) => `لا يمكن فك ضغط «${own(name)}».`,
  failed: (name, problem) => `${name}: ${problem}`,
};

export const pageProblem: typeof english.pageProblem = {
  not_found: 'لم تعد هذه الصفحة موجودة',
  login: 'تتطلب تسجيل الدخول أو ترفض البرامج',
  robots: 'لا يسمح ملف robots.txt للموقع بقراءتها',
  too_large: 'كبيرة جدًا',
  not_text: 'ليست صفحة ويب ولا Markdown ولا نصًا ولا PDF',
  no_text: 'لا يوجد نص',
  too_short: 'كل الأجوبة أقل من 12 حرفًا',
  damaged: 'تالفة أو غير مفهومة',
  inner_address: 'تؤدي إلى عنوان داخل شبكة',
  other_site: 'تؤدي إلى موقع آخر',
  redirects: 'تعيد التوجيه كثيرًا',
  timeout: 'لا رد خلال 15 ثانية',
  unreachable: 'لا يمكن الوصول إليها',
  server_error: 'رد الخادم بخطأ',
  articles_full: 'لدى الروبوت أقصى عدد من المقالات: 1,000',
};
