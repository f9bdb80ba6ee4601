/** Widgets and the fields of their form. */
import type * as english from '#dashboard/strings/widgets.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { own } from './words.ts';

export const widgets: typeof english.widgets = {
  title: 'أدوات الدردشة',
  lead: 'كل أداة دردشةٌ تضيفها إلى موقع.',
  add: 'إنشاء أداة دردشة',
  empty: 'لا توجد أدوات دردشة بعد',
  emptyBody: 'أنشئ أداة ولائمها مع موقعك، ثم أضفها بسطر واحد من التعليمات البرمجية.',
  active: 'مفعّلة',
  inactive: 'متوقفة',
  everywhere: 'كل المواقع',
  embed: 'التركيب',
  embedBody: 'الصق هذا السطر في كل صفحة من موقعك، في أي مكان داخل body.',
  regenerate: 'توليد رمز جديد…',
  regenerateTitle: 'هل تريد توليد رمز جديد لهذه الأداة؟',
  regenerateBody:
    'يتوقف كود التضمين القديم فورًا في كل صفحة، وتنقطع نوافذ الدردشة المفتوحة لدى الزوار. ضع الكود الجديد في موقعك بعد ذلك.',
  regenerateDone: 'تم توليد رمز جديد. حدّث الكود في موقعك.',
  remove: 'حذف الأداة…',
  removeTitle: 'هل تريد حذف أداة الدردشة هذه؟',
  removeBody: 'ينهي هذا محادثاتها المفتوحة ويزيلها من موقعك. تبقى المحادثات السابقة.',
  removed: 'تم حذف أداة الدردشة',
  retentionTitle: 'هل تريد حذف المحادثات في وقت أبكر؟',
  retentionBody:
    'تُحذف نهائيًا خلال دقائق محادثات هذه الأداة المنتهية الأقدم من ذلك: الرسائل والملاحظات والملفات والمسودات ومحتوى التذاكر، والزوار الذين ليست لديهم محادثة أخرى. تبقى إجماليات التقارير. لا يمكن التراجع عن ذلك.',
  retentionSave: 'حفظ وحذف',
  secret: 'سر الهوية…',
  secretTitle: 'هل تريد إصدار سر هوية جديد؟',
  secretBody: 'يوقّع به خادمكم هوية الزوار المسجّلين. تبقى الأسرار السابقة صالحة 24 ساعة. يظهر الجديد مرة واحدة فقط.',
  secretIssue: 'إصدار السر',
  secretShown: 'انسخه الآن. لن يظهر مرة أخرى.',
  turnOn: 'تفعيل',
  turnOff: 'إيقاف',
  unserved: 'لا موظف في هذا القسم. تنتظر محادثاته حتى تضيف واحدًا.',
  filesIntro: 'ما يمكن للزوار والموظفين إرساله. إذا أُوقفت كلها، فلا يمكن إرسال ملفات.',
  newTitle: 'أداة دردشة جديدة',
  created: 'تم إنشاء أداة الدردشة. أضفها الآن إلى موقعك.',
  preview: 'معاينة',
  sections: {
    general: 'عام',
    appearance: 'المظهر',
    texts: 'النصوص',
    languages: 'لغات أخرى',
    behaviour: 'السلوك',
    files: 'الملفات',
    where: 'أين تظهر',
    hours: 'ساعات العمل',
    routing: 'الإسناد والإغلاق',
  },
};

export const fileKindNames: typeof english.fileKindNames = {
  image: 'صور',
  document: 'مستندات PDF ومستندات مكتبية',
  text: 'ملفات نصية',
  archive: 'ملفات ZIP مضغوطة',
  audio: 'صوت',
  video: 'فيديو',
};

export const widgetFields: typeof english.widgetFields = {
  name: ['الاسم', 'يراه فريقك فقط.'],
  department_id: ['القسم', 'يستقبل موظفوه المحادثات. تنتقل المحادثات المنتظرة معه عند تغييره.'],
  handler_type: ['من يرد أولًا', 'يمكن للموظفين تولي المحادثة في أي وقت.'],
  primary_color: ['اللون الأساسي', ''],
  text_color: ['لون نص الرأس', ''],
  color_scheme: ['نمط الألوان', ''],
  position: ['الموضع', ''],
  border_radius: ['استدارة الزوايا', 'بالبكسل، {min}–{max}.'],
  launcher_size: ['حجم زر الفتح', 'بالبكسل، {min}–{max}.'],
  launcher_icon: ['أيقونة زر الفتح', ''],
  logo_url: ['الشعار', 'رابط https. اتركه فارغًا إن لم يوجد.'],
  welcome_title: ['العنوان', ''],
  welcome_message: ['رسالة الترحيب', ''],
  input_placeholder: ['النص الإرشادي', ''],
  offline_message: [
    'رسالة عدم التواجد',
    'تظهر عندما لا يُتوقع رد قريب. تضيف الأداة إن كان الرد يصل بالبريد أو في الصفحة.',
  ],
  quick_replies: ['ردود سريعة', 'تُعرض في البداية. واحد في كل سطر، حتى {count}.'],
  greeting: ['تحية استباقية', 'تظهر بجانب زر الفتح. اتركها فارغة إن لم توجد.'],
  greeting_after: ['تظهر بعد', 'بالثواني في الصفحة.'],
  greeting_pattern: ['فقط في الصفحات المطابقة', 'مثل \u2068/pricing*\u2069. اتركه فارغًا لكل الصفحات.'],
  greeting_returning: ['للزوار العائدين فقط', ''],
  files_voice: ['رسائل صوتية', 'يمكن للزوار تسجيلها حيث يسمح متصفحهم.'],
  files_max: ['أكبر ملف، بالميغابايت', 'قد يُسمح هنا بأقل من ذلك.'],
  collect_name: ['طلب الاسم قبل الدردشة', ''],
  collect_email: ['طلب البريد قبل الدردشة', ''],
  sound_enabled: ['تشغيل صوت للرسائل الجديدة', ''],
  show_branding: ['عرض «مدعوم من»', ''],
  require_identity: ['للزوار المسجّلين فقط', 'يجب أن يوقّع موقعكم هويتهم بسر أداة الدردشة.'],
  allowed_domains: [
    'النطاقات المسموح بها',
    'واحد في كل سطر، مثل \u2068shop.example.com\u2069 أو \u2068*.example.com\u2069. اتركها فارغة لكل المواقع.',
  ],
  excluded_paths: ['مخفية في هذه المسارات', 'واحد في كل سطر، مثل \u2068/checkout*\u2069.'],
  on_agent_gone: ['إذا أصبح الموظف غير متصل', ''],
  first_response_timeout_seconds: [
    'إعادة الإسناد إن لم يُرد خلال',
    'بالثواني. فقط إذا كان موظف آخر يستطيع أخذ المحادثة. من يفوّت اثنتين خلال ساعة تتغير حالته إلى «بعيد». اتركه فارغًا لعدم إعادة الإسناد.',
  ],
  resolve_after_idle_minutes: ['حل تلقائي بعد عدم النشاط', 'بالدقائق دون رد من الزائر. اتركه فارغًا لعدم الحل تلقائيًا.'],
  close_after_resolved_hours: ['إغلاق تلقائي بعد الحل', 'بالساعات. اتركه فارغًا لعدم الإغلاق.'],
  follow_up: ['رسالة متابعة', 'تُرسل مرة واحدة عندما لا ينشط الزائر. اتركها فارغة إن لم توجد.'],
  live_visitors: ['عرض زوار الموقع', ''],
  rating_by_email: [
    'طلب التقييم بالبريد',
    'مرة واحدة، بعد نصف ساعة من انتهاء محادثة من آخر ثلاثة أيام، إذا غادر الزائر دون تقييمها. يتطلب ضبط البريد.',
  ],
  retention_days: [
    'حذف المحادثات بعد',
    'بالأيام منذ آخر رسالة أو ملاحظة، بعد انتهاء المحادثة. اتركه فارغًا لاتباع إعداد نظامك، ومن دونه لا يُحذف شيء.',
  ],
  follow_up_after: ['تُرسل بعد', 'بدقائق عدم النشاط.'],
  business_hours: [
    'ساعات العمل',
    'خارجها يرى الزوار رسالة عدم التواجد. ما زال بإمكانهم الكتابة، ويستقبل الموظفون المتصلون المحادثات.',
  ],
  help_center: ['مركز المساعدة', ''],
  targets: ['الأهداف', ''],
  timezone: ['المنطقة الزمنية', ''],
  holidays: ['العطلات', 'تاريخ في كل سطر، مثل \u20682026-12-25\u2069. مغلق طوال اليوم.'],
};

export const handlers: typeof english.handlers = {
  ai_bot: { label: 'الروبوت', none: 'لا توجد روبوتات بعد.', create: 'أنشئ واحدًا' },
  workflow: { label: 'مسار العمل', none: 'لا توجد مسارات عمل بعد.', create: 'أنشئ واحدًا' },
  choose: 'اختر',
};

export const widgetValues: typeof english.widgetValues = {
  handler_type: { agent: 'الموظفون', ai_bot: 'روبوت', workflow: 'مسار عمل' },
  color_scheme: { auto: 'بحسب جهاز الزائر', light: 'فاتح', dark: 'داكن' },
  position: {
    'bottom-right': 'أسفل اليمين',
    'bottom-left': 'أسفل اليسار',
    'top-right': 'أعلى اليمين',
    'top-left': 'أعلى اليسار',
  },
  launcher_icon: { chat: 'فقاعة كلام', message: 'رسالة', help: 'علامة استفهام', none: 'بلا أيقونة' },
  on_agent_gone: { requeue: 'إعادة إسناد المحادثة', keep: 'إبقاؤها حتى يكتب الزائر مجددًا' },
};

export const hours: typeof english.hours = {
  open: 'مفتوح',
  closed: 'مغلق',
  allDay: 'طوال اليوم',
  from: (day, range) => `${day}، الفترة ${numberText(range)}، من`,
  to: (day, range) => `${day}، الفترة ${numberText(range)}، إلى`,
  addRange: (day) => `إضافة فترة يوم ${day}`,
  removeRange: (day, range) => `إزالة الفترة ${numberText(range)} يوم ${day}`,
  pastMidnight: 'حتى اليوم التالي',
  copyToAll: 'نسخ إلى أيام العمل',
};

export const preview: typeof english.preview = {
  visitor: 'مرحبًا! هل تشحنون إلى المغرب؟',
  agent: 'نعم، خلال يومين أو ثلاثة.',
  agentName: 'مايا',
  scenes: { start: 'البداية', chat: 'الدردشة', offline: 'عدم التواجد' },
};

export const locales: typeof english.locales = {
  add: 'إضافة لغة',
  help: 'رمز لغة، مثل de أو pt-BR.',
  addAction: 'إضافة',
  remove: (locale) => `إزالة نصوص ${own(locale)}`,
  nameOf: (locale) => {
    try {
      return new Intl.DisplayNames('ar', { type: 'language' }).of(locale) ?? locale;
    } catch {
      return locale;
    }
  },
};
