/** What system rows of a conversation record, for the team. */
import { numberText } from '#dashboard/strings/language.ts';
import type * as english from '#dashboard/strings/records.ts';
import { own } from './words.ts';

export const records: typeof english.records = {
  admin: 'أحد المسؤولين',
  rule: (name, actions) => `القاعدة «${own(name)}»: ${actions}`,
  already: (action) => `${action} (كان كذلك من قبل)`,
  refused: (action) => `لم يُنفَّذ: ${action}`,
  note: 'إضافة ملاحظة',
  followed: (name) => `يتابع ${own(name)} هذه المحادثة`,
  unfollowed: (name) => `لم يعد ${own(name)} يتابع هذه المحادثة`,
  redacted: (name) => `حجب ${own(name)} رسالة`,
  visitor_edited: (name) => `غيّر ${own(name)} بيانات الزائر`,
  visitor_blocked: (name) => `حظر ${own(name)} الزائر`,
  merged: (name, chat) => `دمج ${own(name)} المحادثة ${own(chat)} في هذه المحادثة`,
  merged_into: (name, chat) => `دمج ${own(name)} هذه المحادثة في المحادثة ${own(chat)}`,
  snoozed: 'أُجّلت المحادثة',
  woken: 'انتهى التأجيل',
  resolved: 'حُلّت المحادثة',
  closed: 'انتهت المحادثة',
  scheduled: (name, why) => `رسالة مجدولة من ${own(name)}. ${why}`,
  otherSender: (address) => `لم يُضَف رد بالبريد من ${own(address)} إلى هذه المحادثة: ليس هذا عنوان الزائر`,
  tool: {
    used: (call) => `استخدم الروبوت ${call}`,
    failed: (call) => `حاول الروبوت استخدام ${call} وفشل`,
    ticket: (number) => `التذكرة ${number}`,
    after_code: 'بعد رمز بالبريد الإلكتروني',
  },
  reasons: {
    first_response_due: 'موعد أول رد قريب',
    resolution_due: 'موعد الحل قريب',
    email_forged: 'لم يُضَف رد بالبريد إلى هذه المحادثة: يدّعي أنه من الزائر، لكن مزوّد بريده لا يؤكد ذلك',
    email_too_large: 'لم يُضَف رد بالبريد إلى هذه المحادثة: حجمه كبير جدًا',
    email_unreadable: 'لم يُضَف رد بالبريد إلى هذه المحادثة: تعذّرت قراءته',
    email_widget_gone: 'لم يُضَف رد بالبريد: هذه المحادثة مغلقة، والأداة لم تعد تقبل محادثات جديدة',
  },
};

export const handoffNote: typeof english.handoffNote = {
  causes: {
    asked: () => 'طلب الزائر التحدث إلى موظف.',
    unanswered: () => 'ليس لدى الروبوت جواب.',
    failed: () => 'تعطّل نموذج الروبوت.',
    timeout: () => 'استغرق نموذج الروبوت وقتًا أطول من اللازم.',
    refused: () => 'حُجب جواب الروبوت.',
    ungrounded: () => 'حُجب جواب الروبوت لأن المقالات لا تذكر كل ما فيه.',
    budget: () => 'استنفد الروبوت رموزه اليومية لهذا الزائر أو لهذه الشبكة.',
    max_turns: ({ count }) => `بلغ الروبوت حد الأجوبة: ${numberText(count)}.`,
    not_configured: () => 'ينقص الروبوت اسم النموذج، أو عنوان URL يمكن لهذا النظام استدعاؤه.',
    files: ({ names }) =>
      `${names.length === 1 ? 'أرسل الزائر ملفًا لا تستطيع الروبوتات قراءته' : 'أرسل الزائر ملفات لا تستطيع الروبوتات قراءتها'}: ${names.map(own).join('، ')}`,
    neither: () => 'لم يقصد الزائر أيًّا من المقالات التي عرضها الروبوت.',
    unclear: ({ names }) => `سأل الروبوت مرة وما زال لا يعرف المقصود: ${names.map(own).join(' / ')}`,
    no_help: () => 'لم يساعد جواب الروبوت.',
    handed_over: () => 'سلّم الروبوت المحادثة.',
    wrong_codes: ({ count }) =>
      `عدد الرموز الخاطئة التي كتبها الزائر: ${numberText(count)}. أُرسل الرمز إلى بريده الإلكتروني، فقد يكون شخصًا آخر.`,
  },
  question: (text) => `السؤال: ${own(text)}`,
  closest: (article, percent) => `أقرب مقالة (${numberText(percent)}%): ${own(article)}`,
  answer: (text) => `جوابه: ${own(text)}`,
};
