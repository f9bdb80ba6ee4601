/** Workflows, their steps, and testing them. */
import type * as english from '#dashboard/strings/workflows.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { errors, noun, own } from './words.ts';

export const workflows: typeof english.workflows = {
  title: 'مسارات العمل',
  lead: 'يقود مسار العمل الزوار خطوة بخطوة، ثم يسلّم المحادثة أو ينشئ تذكرة أو ينهي المحادثة.',
  add: 'إنشاء مسار عمل',
  empty: 'لا توجد مسارات عمل بعد',
  emptyBody: 'ابدأ من قالب: جمع بيانات عميل محتمل، أو معالجة مشكلة في طلب، أو الرد خارج ساعات العمل.',
  name: 'مسار العمل',
  fields: { name: ['الاسم', 'يراه فريقك فقط.'], definition: ['الخطوات', ''] },
  newTitle: 'مسار عمل جديد',
  template: 'البدء من',
  versionColumn: 'الإصدار',
  version: (version) => `الإصدار ${numberText(version)}`,
  changed: 'آخر تغيير',
  changedAt: (at) => `تغيّر ${at}`,
  steps: noun('لا خطوات', 'خطوة واحدة', 'خطوتان', '# خطوات', '# خطوة', '# خطوة'),
  stepsColumn: 'الخطوات',
  usedBy: 'تستخدمه',
  created: 'تم إنشاء مسار العمل',
  saved: (version) => `حُفظ باسم الإصدار ${numberText(version)}. تبقى المحادثات الجارية على إصدارها.`,
  remove: 'حذف مسار العمل…',
  removeTitle: (name) => `هل تريد حذف ${own(name)}؟`,
  removeBody: 'تستمر المحادثات الجارية حتى نهايتها.',
  removed: 'تم حذف مسار العمل',
  secret: 'سر التوقيع…',
  secretTitle: 'هل تريد إصدار سر توقيع جديد؟',
  secretBody:
    'يوقّع طلبات خطوات «استدعاء Webhook» ليتحقق منها خادمكم. لا يُستخدم السر السابق بعد ذلك. يظهر الجديد مرة واحدة فقط.',
  secretIssue: 'إصدار السر',
  secretShown: 'انسخه الآن. لن يظهر مرة أخرى.',
};

export const editor: typeof english.editor = {
  stepsTitle: 'الخطوات',
  add: 'إضافة خطوة',
  addBehind: (id) => `إضافة خطوة بعد ${own(id)}`,
  first: 'الأولى',
  firstStep: 'الخطوة الأولى',
  faults: errors,
  faultsLeft: (count) => `صحّح الأخطاء لتتمكن من الحفظ: ${errors(count)}.`,
  goToFault: 'عرض',
  stepName: 'اسم الخطوة',
  stepNameHelp: '\u2068a–z\u2069 و\u20680–9\u2069 و\u2068_\u2069، ويبدأ بحرف.',
  nameTaken: 'لخطوة أخرى هذا الاسم.',
  nameInvalid: 'استخدم من 1 إلى 40 حرفًا: \u2068a–z\u2069 و\u20680–9\u2069 و«\u2068_\u2069»، بدءًا بحرف.',
  removeStep: 'حذف الخطوة',
  characters: 'عدد الأحرف.',
  chooseStep: 'اختر خطوة',
  mentions: 'يمكنك إدراج:',
  views: { graph: 'المخطط', trial: 'الاختبار', rehearsal: 'تجربة مسبقة' },
  viewsLabel: 'المخطط أو الاختبار أو التجربة المسبقة',
  graph: 'مخطط الخطوات',
  zoom: 'التكبير',
  zoomIn: 'تكبير',
  zoomOut: 'تصغير',
  zoomFit: 'ملاءمة',
};

export const stepKinds: typeof english.stepKinds = {
  message: { name: 'رسالة', help: 'ترسل رسالة.' },
  ask: { name: 'سؤال', help: 'تسأل، ثم تتحقق من الجواب وتحفظه.' },
  choice: { name: 'أزرار', help: 'تعرض أزرارًا تؤدي إلى خطوات مختلفة.' },
  condition: { name: 'تفرّع', help: 'تتابع في أحد اتجاهين.' },
  set: { name: 'ضبط بيانات', help: 'تضبط سمات المحادثة أو أولويتها أو وسومها.' },
  ticket: { name: 'إنشاء تذكرة', help: 'تنشئ تذكرة لفريقك.' },
  http: { name: 'استدعاء Webhook', help: 'ترسل الأجوبة إلى خادمكم وتحفظ رده.' },
  handoff: { name: 'تسليم', help: 'تسلّم المحادثة إلى موظف أو روبوت.' },
  end: { name: 'نهاية', help: 'تحل المحادثة.' },
};

export const stepFields: typeof english.stepFields = {
  text: ['الرسالة', ''],
  next: ['الخطوة التالية', ''],
  expects: ['نوع الجواب', ''],
  save_as: ['حفظ الجواب باسم', 'سمة للمحادثة. يمكن للنصوص اللاحقة إدراجها بالشكل \u2068{{اسمها}}\u2069.'],
  save_choice_as: ['حفظ الاختيار باسم', 'اتركه فارغًا لعدم حفظه.'],
  options: ['الأزرار', 'واحد في كل سطر.'],
  min: ['الحد الأدنى', ''],
  max: ['الحد الأقصى', ''],
  retry_text: ['رسالة الخطأ', 'اتركها فارغة للنص الافتراضي.'],
  about: ['التحقق من', ''],
  key: ['الجواب', ''],
  is: ['الشرط', ''],
  value: ['القيمة', ''],
  contains: ['الرابط يحتوي على', ''],
  locale: ['اللغة تبدأ بـ', 'مثل en أو pt-BR.'],
  yes: ['نعم', ''],
  no: ['لا', ''],
  priority: ['الأولوية', ''],
  labels: ['الوسوم', 'واحد في كل سطر.'],
  attributes: ['السمات', ''],
  subject: ['الموضوع', ''],
  description: ['الوصف', ''],
  to: ['التسليم إلى', ''],
  agent: ['الموظف', ''],
  department: ['القسم', ''],
  bot: ['الروبوت', ''],
  url: ['الرابط', 'رابط https على مضيف مسموح به هنا.'],
  save: ['الحفظ من الرد', ''],
  on_error: ['إذا أخفق الطلب', 'تنتهي المهلة بعد 5 ثوانٍ.'],
};

export const stepParts: typeof english.stepParts = {
  button: (number) => `الزر ${numberText(number)}`,
  leadsTo: 'يؤدي إلى',
  addButton: 'إضافة زر',
  removeButton: (label) => `إزالة الزر ${own(label)}`,
  content: 'النص',
  path: 'المسار في الرد، مثل order.status',
  unchanged: 'بلا تغيير',
  ownDepartment: 'قسم المحادثة',
  nobody: 'اختر',
};

export const stepValues: typeof english.stepValues = {
  expects: {
    text: 'أي نص',
    email: 'بريد إلكتروني',
    phone: 'رقم هاتف',
    number: 'رقم',
    date: 'تاريخ',
    choice: 'اختيار من أزرار',
  },
  about: {
    answer: 'جواب',
    business_hours: 'ساعات العمل',
    agents_online: 'الموظفون المتصلون',
    page: 'الصفحة الحالية',
    locale: 'لغة الزائر',
  },
  is: {
    equals: 'يساوي تمامًا',
    contains: 'يحتوي على',
    at_least: 'لا يقل عن',
    at_most: 'لا يزيد على',
    given: 'له أي قيمة',
  },
  to: { department: 'قسم', agent: 'موظف', bot: 'روبوت' },
};

export const testInWords: typeof english.testInWords = {
  answer: (key, is, value) => (value === '' ? `${own(key)} ${is}` : `${own(key)} ${is} ${own(value)}`),
  business_hours: 'خلال ساعات العمل؟',
  agents_online: 'موظفون متصلون؟',
  page: (part) => `الرابط يحتوي على ${own(part)}`,
  locale: (locale) => `اللغة ${own(locale)}`,
};

export const ways: typeof english.ways = { yes: 'نعم', no: 'لا', on_error: 'إخفاق' };

export const newSteps: typeof english.newSteps = {
  message: 'شكرًا لك!',
  ask: 'ما موضوع استفسارك؟',
  answerKey: 'answer',
  choice: 'كيف يمكننا مساعدتك؟',
  choices: ['نعم', 'لا'],
  ticket: 'سؤال من الدردشة',
  handoff: 'لحظة من فضلك. سيكون معك أحدنا قريبًا.',
};

export const trial: typeof english.trial = {
  title: 'الاختبار',
  lead: 'اكتب كما يكتب الزائر. لا يُحفظ شيء، ولا يُستدعى أي Webhook.',
  write: 'اكتب كزائر',
  send: 'إرسال',
  restart: 'البدء من جديد',
  faulty: 'صحّح الخطوات الحمراء، ثم اختبر.',
  changed: 'تغيّر مسار العمل. يبقى هذا الاختبار على الإصدار الذي بدأ به.',
  example: 'مرحبًا!',
  around: 'محاكاة',
  isOpen: 'خلال ساعات العمل',
  isAnyoneOnline: 'يوجد موظفون متصلون',
  page: 'الصفحة',
  locale: 'اللغة',
  kept: (key, value) => `${own(key)} = ${own(value)}`,
  priority: (name) => `الأولوية: ${name}`,
  label: (label) => `الوسم: ${own(label)}`,
  ticket: (subject) => `تذكرة: ${own(subject)}`,
  calls: (host) => `يستدعي ${own(host)}`,
  answers: 'ينجح',
  fails: 'يخفق',
  value: (key) => `قيمة الرد لـ ${own(key)}`,
  handedTo: (name) => `سُلّمت إلى ${own(name)}`,
  ended: 'حُلّت المحادثة',
  log: 'محادثة الاختبار',
};

export const templates: typeof english.templates = {
  blank: { name: 'فارغ', help: 'رسالة واحدة، ثم موظف.' },
  lead: { name: 'جمع بيانات عميل محتمل', help: 'الاسم والبريد وحجم الفريق، ثم موظف.' },
  order: { name: 'مشكلة في طلب', help: 'رقم الطلب وما حدث. ينشئ تذكرة عندما لا يوجد موظفون متصلون.' },
  hours: {
    name: 'خارج ساعات العمل',
    help: 'موظفون خلال ساعات العمل. وفي غيرها يجمع رسالة وبريدًا إلكترونيًا.',
  },
};

export const templateTexts: typeof english.templateTexts = {
  welcome: 'مرحبًا! لحظة من فضلك. سيكون معك أحدنا قريبًا.',
  leadHello: 'شكرًا لتواصلك معنا! بضعة أسئلة سريعة ليساعدك الشخص المناسب.',
  askName: 'ما اسمك؟',
  askEmail: 'ما أفضل بريد إلكتروني للتواصل معك؟',
  askEmailAgain: 'لا يبدو هذا بريدًا إلكترونيًا. يرجى المحاولة مجددًا.',
  askTeam: 'ما حجم فريقك؟',
  teamSizes: ['أنا فقط', 'من 2 إلى 10', 'من 11 إلى 50', 'أكثر'],
  leadThanks: 'شكرًا، {{name}}! سيكون معك أحدنا قريبًا.',
  orderHello: 'نأسف لذلك! لنحل المشكلة معًا.',
  askOrder: 'ما رقم طلبك؟ تجده في رسالة التأكيد.',
  askProblem: 'ما المشكلة؟',
  problems: ['لم يصل', 'وصل تالفًا', 'المنتج خاطئ', 'شيء آخر'],
  orderHandoff: 'شكرًا. سينظر أحدنا معك الآن في الطلب \u2068{{order}}\u2069.',
  orderTicket: 'الطلب {{order}}: {{problem}}',
  orderDetails: 'كتب \u2068{{visitor_name}}\u2069: {{message}}',
  orderNoted:
    'لا يتوفر أحد الآن. فتحنا التذكرة \u2068{{ticket_number}}\u2069 لفريقنا وحفظنا بريدك الإلكتروني \u2068{{email}}\u2069.',
  hoursOpen: 'مرحبًا! سيكون معك أحدنا قريبًا.',
  hoursClosed: 'نحن خارج ساعات العمل الآن. اترك رسالة، وسيراها فريقنا عند عودتنا.',
  hoursTicket: 'رسالة من {{email}}',
  hoursThanks: 'شكرًا! وصلت رسالتك وبريدك الإلكتروني إلى فريقنا.',
};
