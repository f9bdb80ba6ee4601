/** Handing a conversation on. */
import type * as english from '#dashboard/strings/transfer.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { own } from './words.ts';

export const transfer: typeof english.transfer = {
  title: 'تحويل المحادثة',
  search: 'ابحث عن موظف أو قسم',
  agents: 'الموظفون',
  departments: 'الأقسام',
  queue: 'إعادة إلى قائمة الانتظار',
  queueHelp: 'يأخذها أول موظف يتفرغ.',
  load: (current, most) => `المحادثات: ${numberText(current)} من ${numberText(most)}`,
  reason: 'السبب',
  noReason: 'دون ذكر سبب',
  reasons: {
    skill: 'تحتاج إلى خبرة أخرى',
    department: 'تخص قسمًا آخر',
    shift: 'نهاية الدوام',
    escalation: 'تصعيد',
    other: 'غير ذلك',
  },
  why: (reason) => `السبب: ${own(reason)}`,
  note: 'ملاحظة لمن يستلمها',
  noteHelp: 'لا يقرؤها سوى الفريق.',
  nobody: 'لا توجد نتائج',
  full: 'بلغ الحد الأقصى',
  allFull: 'بلغ هؤلاء الموظفون الحد الأقصى.',
  force: 'الإسناد حتى عند بلوغ الحد الأقصى',
  done: (name) => `تم التحويل إلى ${own(name)}`,
  requeued: 'أُعيدت إلى قائمة الانتظار',
};
