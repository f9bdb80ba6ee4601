/** The frame around every page: sign-in, the rail, commands, preferences. */
import type * as english from '#dashboard/strings/shell.ts';
import { own } from './words.ts';

export const session: typeof english.session = {
  starting: 'جارٍ تسجيل دخولك…',
  signedOut: 'سجّلت الخروج',
  signedOutBody: 'سجّل الدخول لترد على زوارك.',
  signIn: 'تسجيل الدخول',
  signOut: 'تسجيل الخروج',
  failed: 'تعذّر تسجيل دخولك',
  expired: 'انتهت صلاحية جلستك',
  discard: {
    title: 'هل تريد تسجيل الخروج؟',
    body: 'بعض ما كتبته لم يُرسل أو لم يُحفظ. سيُفقد عند تسجيل الخروج.',
    action: 'تجاهل وتسجيل الخروج',
  },
  expiredBody: 'سجّل الدخول مجددًا للمتابعة. مسوداتك محفوظة.',
};

export const shell: typeof english.shell = {
  navigation: 'التنقل الرئيسي',
  home: 'الرئيسية',
  conversations: 'المحادثات',
  tickets: 'التذاكر',
  visitors: 'الزوار',
  reports: 'التقارير',
  widgets: 'أدوات الدردشة',
  bots: 'الروبوتات',
  workflows: 'مسارات العمل',
  rules: 'القواعد',
  agents: 'الموظفون',
  team: 'الفريق',
  departments: 'الأقسام',
  teamSettings: 'إعدادات الفريق',
  fields: 'الوسوم والسمات',
  integrations: 'عمليات التكامل',
  modules: 'الوحدات',
  webhooks: 'Webhooks',
  apiKeys: 'مفاتيح API',
  audit: 'سجل التدقيق',
  cannedResponses: 'الردود الجاهزة',
  settings: 'التفضيلات',
  expand: 'توسيع القائمة',
  collapse: 'طي القائمة',
  more: 'صفحات أخرى',
  commands: 'الأوامر',
  shortcuts: 'اختصارات لوحة المفاتيح',
  status: 'حالتك',
  statusNow: (name) => `حالتك: ${name}`,
  connecting: 'جارٍ الاتصال…',
  live: 'متصل',
  retrying: 'انقطع الاتصال. نعيد الاتصال…',
  withoutSocket: 'انقطع الاتصال المباشر. قد تتأخر الرسائل حتى 30 ثانية، ولن تستقبل محادثات جديدة.',
  recovered: 'عاد اتصالك. لم يفتك شيء.',
  silenced: 'كتم متصفحك صوتًا. انقر هنا أو اضغط مفتاحًا لسماع الأصوات التالية.',
  stopped: 'غير متصل',
  account: 'الحساب',
  theme: { auto: 'بحسب النظام', light: 'فاتح', dark: 'داكن', label: 'نمط الألوان' },
};

export const preferences: typeof english.preferences = {
  title: 'التفضيلات',
  appearance: 'المظهر',
  appearanceHelp: 'في هذا المتصفح.',
  language: 'اللغة',
  languageHelp: 'في هذا المتصفح. تبقى نصوص فريقك كما هي.',
  automatic: (language) => `بحسب المتصفح (${own(language)})`,
};
