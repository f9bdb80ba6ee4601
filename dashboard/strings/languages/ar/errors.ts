/** What the server refuses, in Arabic: by its code, and by the shapes of what it says about fields. */
import type { ErrorCode } from '#core/model/errors.ts';
import { noun, own } from './words.ts';

const byCode: Record<ErrorCode, string> = {
  validation_failed: 'في ما أُدخل أخطاء.',
  file_rejected: 'هذا الملف غير مقبول.',
  malformed_json: 'محتوى الطلب ليس بصيغة JSON.',
  unauthenticated: 'لم تسجّل الدخول، أو انتهت صلاحية جلستك.',
  forbidden: 'ليست لديك صلاحية لذلك.',
  origin_not_allowed: 'أداة الدردشة هذه غير مسموح بها في هذا الموقع.',
  widget_inactive: 'أداة الدردشة هذه متوقفة.',
  not_found: 'غير موجود، أو لا يمكنك الوصول إليه.',
  method_not_allowed: 'هذه العملية غير مسموح بها.',
  illegal_transition: 'هذا غير ممكن في الحالة الحالية.',
  conflict: 'يتعارض هذا مع ما هو محفوظ.',
  attributes_required: 'بعض السمات المطلوبة ناقصة.',
  visitor_left: 'غادر الزائر الموقع.',
  visitor_blocked: 'الزائر محظور.',
  visitor_in_chat: 'لدى الزائر محادثة بالفعل.',
  agent_at_capacity: 'بلغ الموظف الحد الأقصى لمحادثاته.',
  idempotency_mismatch: 'استُخدم هذا المعرّف لشيء آخر.',
  not_configured: 'لم يُضبط هذا بعد.',
  file_being_checked: 'يجري فحص الملف بحثًا عن برامج ضارة.',
  file_blocked: 'هذا الملف محظور.',
  too_large: 'الطلب كبير جدًا.',
  unsupported_media_type: 'يجب أن يكون المحتوى بصيغة application/json.',
  rate_limited: 'طلبات كثيرة جدًا. حاول مجددًا بعد لحظات.',
  internal_error: 'حدث خطأ في الخادم. حاول مجددًا.',
  try_again: 'الخادم مشغول حاليًا. حاول مجددًا.',
};

/** Why something was refused, by its code; none for a code of a later version. */
export const reason = (code: string | undefined): string | undefined =>
  code !== undefined && Object.hasOwn(byCode, code) ? byCode[code as ErrorCode] : undefined;

type Say = (label: string, first: string, second: string) => string;

const characters = noun('0 حرف', 'حرف واحد', 'حرفين', '# أحرف', '# حرفًا', '# حرف');
const entries = noun('0 عنصر', 'عنصر واحد', 'عنصرين', '# عناصر', '# عنصرًا', '# عنصر');
const most = (label: string, amount: string): string => `${label}: الحد الأقصى ${amount}.`;
const least = (label: string, amount: string): string => `${label}: الحد الأدنى ${amount}.`;

const shapes: readonly (readonly [RegExp, Say])[] = [
  [/^Enter a text, or attach a file/, () => 'اكتب نصًا أو أرفق ملفًا.'],
  [/^(?:Enter an? |Is required|Must not be empty)/, (label) => `يرجى ملء «${label}».`],
  [/^Must have at most (\d+) characters?/, (label, amount) => most(label, characters(Number(amount)))],
  [/^Must have at least (\d+) characters?/, (label, amount) => least(label, characters(Number(amount)))],
  [/^Must have at most (\d+) /, (label, amount) => most(label, entries(Number(amount)))],
  [/^Must have at least (\d+) /, (label, amount) => least(label, entries(Number(amount)))],
  [/^Must be at most (-?[\d.]+)$/, (label, amount) => most(label, own(amount))],
  [/^Must be at least (-?[\d.]+)$/, (label, amount) => least(label, own(amount))],
  [/^Must be at least min, which is (-?[\d.]+)/, (label, amount) => least(label, own(amount))],
  [
    /^Must be a whole number from (-?[\d.]+) to (-?[\d.]+)/,
    (label, from, to) => `${label}: أدخل عددًا صحيحًا من ${own(from)} إلى ${own(to)}.`,
  ],
  [/^Must be a multiple of ([\d.]+)/, (label, of) => `${label}: أدخل أحد مضاعفات ${own(of)}.`],
  [/^Must be one of:? (?!at most)(.+)$/s, (label, values) => `${label}: اختر إحدى القيم التالية: ${own(values)}.`],
  [/^Must be a whole number/, (label) => `${label}: أدخل عددًا صحيحًا.`],
  [/^Must be a number such as (\S+)/, (label, such) => `${label}: أدخل رقمًا مثل ${own(such)}.`],
  [/^Must be a number/, (label) => `${label}: أدخل رقمًا.`],
  [/^Must be (?:a )?text/, (label) => `${label}: أدخل نصًا.`],
  [/^Must be true or false/, (label) => `${label}: اختر التفعيل أو الإيقاف.`],
  [/^Must be (?:a list|an object|null)/, (label) => `${label}: الصيغة غير صحيحة.`],
  [/^Must be an? (?:valid )?email/, (label) => `${label}: أدخل بريدًا إلكترونيًا صحيحًا.`],
  [/^Must be a phone number/, (label) => `${label}: أدخل رقم هاتف صحيحًا.`],
  [/^Must be (?:a valid timestamp|an instant)/, (label) => `${label}: أدخل تاريخًا ووقتًا صحيحين.`],
  [/^Must be a date such as "(.+?)"/, (label, such) => `${label}: أدخل تاريخًا مثل ${own(such)}.`],
  [/^Must be a time such as "(.+?)"/, (label, such) => `${label}: أدخل وقتًا مثل ${own(such)}.`],
  [/^Must be an IANA time zone/, (label) => `${label}: أدخل منطقة زمنية صحيحة.`],
  [/^Must be a language tag/, (label) => `${label}: أدخل رمز لغة مثل ${own('pt-BR')}.`],
  [/^Must be a host name/, (label) => `${label}: أدخل اسم مضيف مثل ${own('shop.example.com')}.`],
  [/^Must be a hex color/, (label) => `${label}: أدخل لونًا ست عشريًا مثل ${own('#1a2b3c')}.`],
  [/^Must be a path such as (\S+)/, (label, such) => `${label}: أدخل مسارًا مثل ${own(such)}.`],
  [
    /^Must be an https URL with \{token\}/,
    (label) => `${label}: أدخل رابط https يحتوي على ${own('{token}')} مرة واحدة.`,
  ],
  [/^Must (?:be an https URL|begin with https)/, (label) => `${label}: أدخل رابط https.`],
  [/^Must be an? (?:valid |http or https )?UR[IL]/i, (label) => `${label}: أدخل رابطًا صحيحًا.`],
  [/^Must not (?:contain|name) .+ twice/, (label) => `${label}: توجد قيمة مكررة.`],
  [/^Must be (\d+)–(\d+) /, (label, from, to) => `${label}: من ${from} إلى ${to} حرفًا، بالأحرف المسموح بها فقط.`],
  [/^Must be reachable/, (label) => `${label}: لا توجد خطوة تؤدي إلى هنا.`],
  [/^Must be a step\. There is no step "(.+)"/, (label, step) => `${label}: لا توجد خطوة باسم ${own(step)}.`],
  [/^Must lead to an end/, (label) => `${label}: لا يؤدي أي مسار من هنا إلى نهاية أو تسليم.`],
  [/^Must not loop/, (label) => `${label}: يعود المسار إلى هنا دون أن يسأل الزائر.`],
  [/^Must be (?:a )?valid/, (label) => `${label}: القيمة غير صحيحة.`],
  [/^Must have only valid keys/, (label) => `${label}: توجد مفاتيح غير صالحة.`],
  [/^Is an unknown field/, (label) => `${label}: حقل غير معروف.`],
];

/** What is wrong with a field, which its form calls `label`. */
export function fieldProblem(label: string, message: string): string {
  // What was typed stands in the field.
  const rule = message.replace(/\.? Got .*$/s, '');
  for (const [shape, say] of shapes) {
    const found = shape.exec(rule);
    if (found) return say(label, found[1] ?? '', found[2] ?? '');
  }
  return `${label}: ${own(rule)}`;
}
