/** Reports. */
import type { Direction } from '#dashboard/data/reports/change.ts';
import type * as english from '#dashboard/strings/reports.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { conversations, days, noun, own, stars } from './words.ts';

/** What a change is called: more or less of a count, faster or slower of a time, better or worse of a rating. */
const changes: Record<'count' | 'time' | 'rating', Record<Direction, string>> = {
  count: { up: 'أكثر', down: 'أقل' },
  time: { up: 'أبطأ', down: 'أسرع' },
  rating: { up: 'أفضل', down: 'أسوأ' },
};

/** What a figure is an average of. */
const sampled: Record<english.Sampled, (count: number) => string> = {
  conversations,
  replies: noun('لا ردود', 'رد واحد', 'ردّان', '# ردود', '# ردًا', '# رد'),
  ratings: noun('لا تقييمات', 'تقييم واحد', 'تقييمان', '# تقييمات', '# تقييمًا', '# تقييم'),
};

export const reports: typeof english.reports = {
  title: 'التقارير',
  lead: (range, before) => `${range} مقارنةً بما قبلها (${days(before)})`,
  range: 'الفترة',
  presets: {
    today: 'اليوم',
    yesterday: 'أمس',
    last_7: 'آخر 7 أيام',
    last_30: 'آخر 30 يومًا',
    last_90: 'آخر 90 يومًا',
    this_month: 'هذا الشهر',
    last_month: 'الشهر الماضي',
    custom: 'فترة مخصصة…',
  },
  from: 'من',
  to: 'إلى',
  widget: 'أداة الدردشة',
  anyWidget: 'كل الأدوات',
  agent: 'الموظف',
  anyAgent: 'كل الموظفين',
  timezone: 'المنطقة الزمنية',
  interval: 'التقسيم',
  byDay: 'حسب اليوم',
  byHour: 'حسب الساعة',
  print: 'طباعة',
  csv: (section) => `تنزيل «${own(section)}» بصيغة CSV`,
  nothing: 'لا نشاط في هذه الفترة',
  nothingBody: 'جرّب فترة أطول، أو أداة دردشة أو موظفًا آخر.',
  showTable: 'عرض كجدول',
  before: 'سابقًا',
  same: 'بلا تغيير',
  fresh: 'لا بيانات سابقة',
  change: (percent, kind, direction) => ({
    short: `${numberText(percent)}%`,
    spoken: changes[kind][direction],
  }),
  sample: (count, of = 'conversations') => sampled[of](count),
  noSample: 'لا توجد بيانات',
  behind: (count, what) => `محادثات «${what}»: ${numberText(count)}`,
  when: 'متى',
  figures: {
    started: 'بدأت',
    resolved: 'محلولة',
    closed: 'مغلقة',
    reopened: 'أُعيد فتحها',
    abandoned: 'متروكة',
    handed_off: 'مُسلَّمة',
    response: 'الرد الأول',
    resolution: 'مدة الحل',
    satisfaction: 'الرضا',
  },
  volume: { title: 'المحادثات', help: 'تُظهر الأعمدة المحادثات التي بدأت، والخط المحادثات المحلولة.' },
  hours: {
    title: 'ساعات الذروة',
    help: 'المحادثات التي بدأت، حسب اليوم والساعة.',
    tooLong: (count) => `اختر فترة لا تتجاوز ${days(count)} لرؤية ساعات الذروة.`,
    days: {
      monday: 'اثنين',
      tuesday: 'ثلاثاء',
      wednesday: 'أربعاء',
      thursday: 'خميس',
      friday: 'جمعة',
      saturday: 'سبت',
      sunday: 'أحد',
    },
    cell: (day, hour, count) => `${day} ${own(`${hour}:00–${hour + 1}:00`)}: ${numberText(count)}`,
  },
  times: {
    title: 'الرد والحل',
    measures: { first: 'الرد الأول', reply: 'كل رد', resolution: 'الحل' },
    help: {
      first: 'من طلب موظف إلى أول رد. لا تُحتسب الروبوتات.',
      reply: 'من أقدم رسالة للزائر بلا رد إلى الرد عليها.',
      resolution: 'من طلب موظف إلى أول مرة حلّها موظف.',
    },
    businessHours: 'احتساب ساعات العمل فقط',
    average: 'المتوسط',
    p50: 'الوسيط',
    p90: 'المئين 90',
    p95: 'المئين 95',
    count: { conversations: 'المحادثات', replies: 'الردود' },
    duration: 'المدة',
    from: (text) => `${text} أو أكثر`,
  },
  satisfaction: {
    title: 'الرضا',
    average: (text) => `${text} من 5`,
    stars,
    none: 'لا تقييمات في هذه الفترة',
  },
  agents: {
    title: 'الموظفون',
    help: 'المحادثات المحلولة أو المغلقة التي رد عليها الموظف. تُنسب أوقات الرد والتقييمات إلى الموظف الذي رد.',
    agent: 'الموظف',
    chats: 'المحادثات',
    resolved: 'محلولة',
    response: 'الرد الأول',
    rating: 'التقييم',
    former: 'موظف سابق',
    total: 'الكل',
    none: 'لا يوجد موظفون بعد',
  },
  bots: {
    title: 'الروبوتات ومسارات العمل',
    answered: 'الأجوبة',
    resolved: 'محلولة',
    handed_off: 'مُسلَّمة',
    unanswered: 'بلا جواب',
    none: 'لا نشاط للروبوتات ومسارات العمل في هذه الفترة',
  },
};
