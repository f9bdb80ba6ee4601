/** Notifications: what a device shows, and the page that agents choose them on. */
import type * as english from '#dashboard/strings/notices.ts';
import { own } from './words.ts';

export const notifications: typeof english.notifications = {
  waiting: (name) => `${own(name)} بانتظار موظف`,
  assigned: (name) => `محادثة جديدة من ${own(name)}`,
  transferred: (name) => `حُوّلت إليك المحادثة مع ${own(name)}`,
  message: (name) => `رسالة جديدة من ${own(name)}`,
  mention: (name) => `أُشير إليك في المحادثة مع ${own(name)}`,
  target: (name) => `المحادثة مع ${own(name)} على وشك تجاوز الهدف`,
};

export const pushed: typeof english.pushed = {
  someone: 'زائر',
  assigned: (name) => `محادثة جديدة من ${own(name)}`,
  message: (name) => `رسالة جديدة من ${own(name)}`,
  mention: (name) => `أُشير إليك في المحادثة مع ${own(name)}`,
  target: (name) => `المحادثة مع ${own(name)} على وشك تجاوز الهدف`,
  missed: (name) => `فاتتك محادثة: عاد ${own(name)} إلى قائمة الانتظار`,
  waiting: (name) => `لا أحد متصل: محادثة من ${own(name)} تنتظر`,
};

export const notices: typeof english.notices = {
  title: 'الإشعارات',
  lead: 'تسري هذه الاختيارات عليك في كل متصفح.',
  notAnAgent: 'تصل إشعارات المحادثات إلى الموظفين فقط. اطلب من مسؤول أن يضيفك موظفًا.',
  notLoaded: 'تعذّر تحميل اختياراتك، وقد يكون المعروض قديمًا.',
  caption: 'ما يصلك من إشعارات، وكيف',
  event: 'الحدث',
  kinds: {
    new_chat: 'محادثة جديدة',
    message: 'رسالة جديدة',
    mention: 'إشارة في ملاحظة',
    missed: 'محادثة فائتة',
    target: 'هدف مهدد',
  },
  kindsHelp: {
    new_chat: 'مسندة إليك، أو تنتظر في قائمتك',
    message: 'في إحدى محادثاتك',
    mention: 'كتب زميل اسمك',
    missed: 'عادت إلى قائمة الانتظار لأنك لم ترد',
    target: 'محادثة لك على وشك تجاوز هدفها',
  },
  channels: { sound: 'صوت', desktop: 'سطح المكتب', push: 'فوري', mail: 'بريد' },
  cell: (kind, channel) => `${kind}: ${channel}`,
  none: '—',
  sound: 'تعمل الأصوات ما دامت لوحة التحكم مفتوحة.',
  desktop: 'تظهر إشعارات سطح المكتب ما دامت لوحة التحكم مفتوحة في علامة تبويب أو نافذة أخرى.',
  desktopAsk: 'لم يُسمح لهذا المتصفح بعرضها بعد.',
  allow: 'السماح في هذا المتصفح',
  blocked: 'يحظر متصفحك إشعارات هذا الموقع. اسمح بها في إعدادات المتصفح لهذا الموقع، ثم أعد التحميل.',
  push: 'تصل الإشعارات الفورية إلى أجهزتك ولوحة التحكم مغلقة.',
  unsupported: 'لا يمكن لهذا المتصفح استقبال الإشعارات الفورية.',
  needsInstall:
    'على iPhone أو iPad، أضف لوحة التحكم أولًا إلى الشاشة الرئيسية: «مشاركة» ثم «إضافة إلى الشاشة الرئيسية». ثم افتحها من هناك.',
  turnOn: 'تفعيل على هذا الجهاز',
  turnOff: 'إيقاف على هذا الجهاز',
  failed: 'تعذّر تسجيل هذا الجهاز لدى خدمة الإشعارات. تحقق من الاتصال وحاول مجددًا.',
  noMail: 'لا يُرسل بريد من هنا، فلا تصل إشعارات بالبريد إلى أحد.',
  mail: 'لا يُرسل البريد إلا ولوحة التحكم مغلقة.',
  showsText: 'عرض نص الرسالة في الإشعارات الفورية',
  showsTextHelp: 'يمكن لكل من يرى الشاشة المقفلة قراءته.',
  devices: 'الأجهزة التي تستقبل الإشعارات الفورية',
  unnamed: 'جهاز بلا اسم',
  thisDevice: 'هذا الجهاز',
  since: (date) => `منذ ${date}`,
  remove: 'إزالة',
  removeNamed: (device) => `إزالة ${own(device)}`,
  install: 'تثبيت التطبيق',
  installHelp: 'تفتح لوحة التحكم في نافذة خاصة بها، من الشاشة الرئيسية أو شريط التطبيقات.',
  installHint: 'يمكنك تثبيت لوحة التحكم كتطبيق: اختر «تثبيت» أو «إضافة إلى الشاشة الرئيسية» من قائمة المتصفح.',
  installed: 'لوحة التحكم مثبتة كتطبيق.',
};
