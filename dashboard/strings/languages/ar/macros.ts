/** Actions of canned responses: what each does, what came of it, and how they are set up. */
import type * as english from '#dashboard/strings/macros.ts';
import { actions, attachedFiles, days, hours, minutes, noun, own } from './words.ts';

export const actionTexts: typeof english.actionTexts = {
  add_label: (label) => `إضافة الوسم «${own(label)}»`,
  remove_label: (label) => `إزالة الوسم «${own(label)}»`,
  set_priority: (priority) => `ضبط الأولوية: ${priority}`,
  assignTo: (name) => `إسناد إلى ${own(name)}`,
  assignToMe: 'إسناد إليّ',
  toQueue: 'إعادة إلى قائمة الانتظار',
  note: (text) => `إضافة الملاحظة «${own(text)}»`,
  snoozeFor: (time) => `تأجيل لمدة ${time}`,
  until_reply: 'تأجيل حتى يكتب الزائر',
  resolve: 'تمييز كمحلولة',
  minutes,
  hours,
  days,
  gone: 'شخص لم يعد موجودًا',
};

export const macros: typeof english.macros = {
  count: actions,
  preview: 'يُنفَّذ عند الإرسال',
  remove: (action) => `عدم تنفيذ: ${action}`,
  removeAll: 'إزالة الكل',
  done: noun(
    'لم يُنفَّذ أي إجراء',
    'تم تنفيذ إجراء واحد',
    'تم تنفيذ إجراءين',
    'تم تنفيذ # إجراءات',
    'تم تنفيذ # إجراءً',
    'تم تنفيذ # إجراء',
  ),
  refused: (action, reason) => `${action}: ${reason}`,
  refusals: {
    gone: 'لم يعد موجودًا.',
    at_capacity: 'بلغ الحد الأقصى لمحادثاته.',
    unassigned: 'هذه المحادثة غير مسندة إلى أحد.',
    too_many_labels: 'وسوم المحادثة كثيرة جدًا.',
    label_not_allowed: 'ليس من وسوم فريقك.',
    attributes_required: 'سمات يطلبها فريقك فارغة.',
    visitor_wrote: 'كتب الزائر للتو. اقرأ الرسالة أولًا.',
    not_possible: 'غير ممكن في هذه المحادثة.',
  },
  undo: 'تراجع',
  undone: 'تم التراجع',
  undoneButSaid: 'تم التراجع. يبقى ما أُرسل أو دُوّن.',
  undoRefusals: {
    changed_since: 'لم يتم التراجع، لأنه تغيّر بعد ذلك.',
    at_capacity: 'لم يتم التراجع، لأن الموظف السابق بلغ الحد الأقصى.',
    gone: 'لم يتم التراجع، لأن الموظف السابق لم يعد موجودًا.',
    from_bot: 'لم يتم التراجع، لأنها كانت مع روبوت.',
    too_many_labels: 'لم يتم التراجع، لأن الوسوم كثيرة جدًا.',
    not_possible: 'لم يتم التراجع، لأن المحادثة مضت قُدمًا.',
  },
};

export const actionFields: typeof english.actionFields = {
  add: 'إضافة إجراء',
  kind: 'الإجراء',
  priority: 'الأولوية',
  remove: (action) => `إزالة: ${action}`,
  kinds: {
    add_label: 'إضافة وسم',
    remove_label: 'إزالة وسم',
    set_priority: 'ضبط الأولوية',
    assign: 'إسناد',
    note: 'إضافة ملاحظة',
    snooze: 'تأجيل',
    resolve: 'تمييز كمحلولة',
  },
  label: 'الوسم',
  receiver: 'إلى',
  me: 'من يرسله',
  queue: 'قائمة الانتظار الافتراضية',
  department: (name) => `قسم ${own(name)}`,
  noteText: 'الملاحظة',
  time: 'المدة',
};

export const responseFiles: typeof english.responseFiles = {
  count: attachedFiles,
  attach: 'إرفاق ملفات',
};

export const ownCanned: typeof english.ownCanned = {
  title: 'ردودي',
  lead: 'لا يراها غيرك.',
  shared: 'ردود الفريق',
  add: 'إنشاء رد خاص بي',
  empty: 'لا توجد ردود خاصة بك بعد',
  emptyBody: 'احفظ ما تقوله أنت وحدك. لا يراه أحد غيرك.',
  mark: 'لي',
};
