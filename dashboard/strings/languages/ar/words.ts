/** What Arabic texts share: counted nouns, and names whose own direction stays within them. */
import { countingIn } from '../counting.ts';

const count = countingIn('ar');

/** A name, an address or a code within a sentence: isolated, so that it doesn't change the order of the words around it. */
export const own = (text: string): string => `\u2068${text}\u2069`;

/** A counted noun: for 0, 1, 2, 3–10, 11–99, and for hundreds. */
export const noun =
  (zero: string, one: string, two: string, few: string, many: string, other: string) =>
  (number: number): string =>
    count(number, { zero, one, two, few, many, other });

export const conversations = noun('لا محادثات', 'محادثة واحدة', 'محادثتان', '# محادثات', '# محادثة', '# محادثة');
/** Conversations after a preposition or a noun. */
export const ofConversations = noun('0 محادثة', 'محادثة واحدة', 'محادثتين', '# محادثات', '# محادثة', '# محادثة');
export const minutes = noun('0 دقيقة', 'دقيقة واحدة', 'دقيقتين', '# دقائق', '# دقيقة', '# دقيقة');
export const hours = noun('0 ساعة', 'ساعة واحدة', 'ساعتين', '# ساعات', '# ساعة', '# ساعة');
export const days = noun('0 يوم', 'يوم واحد', 'يومين', '# أيام', '# يومًا', '# يوم');
export const stars = noun('بلا نجوم', 'نجمة واحدة', 'نجمتان', '# نجوم', '# نجمة', '# نجمة');
export const attachedFiles = noun('لا ملفات', 'ملف واحد', 'ملفان', '# ملفات', '# ملفًا', '# ملف');
export const actions = noun('لا إجراءات', 'إجراء واحد', 'إجراءان', '# إجراءات', '# إجراءً', '# إجراء');
export const events = noun('لا أحداث', 'حدث واحد', 'حدثان', '# أحداث', '# حدثًا', '# حدث');
/** Events after a preposition or a noun. */
export const ofEvents = noun('0 حدث', 'حدث واحد', 'حدثين', '# أحداث', '# حدثًا', '# حدث');
export const errors = noun('لا أخطاء', 'خطأ واحد', 'خطآن', '# أخطاء', '# خطأً', '# خطأ');
/** People after a preposition or a noun. */
export const ofPeople = noun('0 شخص', 'شخص واحد', 'شخصين', '# أشخاص', '# شخصًا', '# شخص');
