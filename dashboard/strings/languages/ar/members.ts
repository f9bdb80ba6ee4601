/** The people of the team: invitations, roles and access. */
import type * as english from '#dashboard/strings/members.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { noun, ofPeople, own } from './words.ts';

type Members = typeof english.members;

const questions: Members['questions'] = {
  deactivate: {
    title: ({ name }) => `هل تريد تعطيل حساب ${own(name)}؟`,
    body: 'يُسجَّل خروجه من كل مكان خلال ثوانٍ، وتعود محادثاته إلى قائمة الانتظار، ولا يمكنه تسجيل الدخول. يبقى ما كتبه. أما مفاتيح API وأسرار Webhook التي يعرفها فتبقى صالحة: استبدلها.',
    action: 'تعطيل',
  },
  reset_password: {
    title: ({ name }) => `هل تريد إعادة تعيين كلمة مرور ${own(name)}؟`,
    body: 'يُسجَّل خروجه من كل مكان. ترسل إليه Amazon Cognito بالبريد رمزًا يحتاجه لاختيار كلمة مرور أخرى.',
    action: 'إعادة تعيين كلمة المرور',
  },
  reset_second_factor: {
    title: ({ name }) => `هل تريد إعادة تعيين العامل الثاني لدى ${own(name)}؟`,
    body: 'لن يُعتدّ بتطبيق المصادقة لديه بعد الآن. وإلى أن يعيد ضبطه، تكفي كلمة المرور لتسجيل الدخول.',
    action: 'إعادة تعيين العامل الثاني',
  },
  sign_out: {
    title: ({ name }) => `هل تريد تسجيل خروج ${own(name)} من كل مكان؟`,
    body: 'يلزم تسجيل الدخول مجددًا في كل لوحات تحكمه. المتصفح الذي سجّل الدخول قبل أقل من ساعة قد يفعل ذلك دون كلمة المرور: عند فقدان جهاز، أعد تعيين كلمة المرور أيضًا.',
    action: 'تسجيل الخروج',
  },
};

const form: Members['form'] = {
  title: 'دعوة زميل',
  action: 'إرسال الدعوة',
  fields: {
    name: ['الاسم', ''],
    email: ['البريد الإلكتروني', ''],
    role: ['الدور', ''],
    max_concurrent_chats: ['الحد الأقصى للمحادثات المتزامنة', '{min}–{max}'],
    department_ids: ['الأقسام', 'اتركها فارغة للقسم الافتراضي. حتى {count}.'],
  },
  byUs: 'تصله منك رسالة بريد بعنوان لوحة التحكم هذه وكلمة مرور مؤقتة صالحة سبعة أيام.',
  byPool:
    'ترسل إليه Amazon Cognito بالبريد عنوان لوحة التحكم هذه وكلمة مرور مؤقتة صالحة سبعة أيام. ترسل حتى 50 رسالة يوميًا ولا تذكر اسمك، لأنه لا يوجد هنا عنوان مرسل.',
  invited: ({ name }) => `تمت دعوة ${own(name)}`,
  completed: ({ name }) => `كان ${own(name)} موجودًا من قبل. واكتمل الآن ما كان ناقصًا.`,
  already_there: ({ name }) => `${own(name)} في الفريق بالفعل`,
};

const ready = noun(
  'لا أحد جاهز للدعوة',
  'شخص واحد جاهز للدعوة',
  'شخصان جاهزان للدعوة',
  '# أشخاص جاهزون للدعوة',
  '# شخصًا جاهزون للدعوة',
  '# شخص جاهزون للدعوة',
);
const faulty = noun(
  'ولا توجد أسطر فيها أخطاء',
  'وسطر واحد فيه أخطاء وسيُستبعد',
  'وسطران فيهما أخطاء وسيُستبعدان',
  'و# أسطر فيها أخطاء وستُستبعد',
  'و# سطرًا فيها أخطاء وستُستبعد',
  'و# سطر فيها أخطاء وستُستبعد',
);

const file: Members['file'] = {
  title: 'دعوة من ملف CSV',
  label: 'الملف',
  help: 'يسمّي السطر الأول الأعمدة: name وemail، واختياريًا role وdepartments (مفصولة بـ |) وmax_chats.',
  example: 'مثال',
  exampleText: 'name,email,role,departments,max_chats\nليلى حداد,layla@example.com,agent,المبيعات|الدعم,5\n',
  unreadable: 'هذا ليس ملفًا نصيًا.',
  tooLarge: ({ most }) => `في الملف أكثر من ${ofPeople(most)}. قسّمه.`,
  preview: 'فحص الملف',
  line: 'السطر',
  result: 'النتيجة',
  ready: 'جاهز',
  problems: {
    noColumn: ({ column }) => `يجب أن يحتوي السطر الأول على العمود «${own(column)}».`,
    unknownColumn: ({ column }) => `العمود «${own(column)}» غير معروف.`,
    notCsv: 'ليس صف CSV صالحًا.',
    noName: 'بلا اسم.',
    longName: 'الاسم طويل جدًا.',
    badEmail: 'بلا بريد إلكتروني صالح.',
    twice: ({ line }) => `له العنوان نفسه الذي في السطر ${numberText(line)}.`,
    badRole: ({ role }) => `الدور «${own(role)}» غير معروف.`,
    noDepartment: ({ name }) => `لا يوجد قسم باسم «${own(name)}».`,
    badMax: 'يجب أن يكون max_chats عددًا صحيحًا من 1 إلى 100.',
    empty: 'لا يوجد أحد في هذا الملف.',
  },
  summary: (counts) => `${ready(counts.ready)}، ${faulty(counts.wrong)}.`,
  start: ({ count }) => `دعوة ${ofPeople(count)}`,
  progress: ({ done, count }) => `تم ${numberText(done)} من ${numberText(count)}`,
  stop: 'إيقاف',
  waiting: 'يطلب الخادم الانتظار. سنتابع بعد قليل…',
  doneTitle: 'اكتمل الاستيراد',
  stopped: 'توقف الاستيراد',
  outcomes: {
    invited: 'تمت دعوته',
    completed: 'تم إكماله',
    already_there: 'في الفريق بالفعل',
    failed: 'أخفق',
    left: 'لم يُجرَّب',
  },
  again: 'لا ضرر من استيراد الملف نفسه مجددًا: يبقى من دُعي كما هو.',
};

const rules: Members['rules'] = {
  section: 'من ينضمون بتسجيل الدخول',
  help: 'من يسجّل الدخول لأول مرة يصبح موظفًا بحسب أول قاعدة تنطبق عليه. أما غيره فيجب أن يضيفه مسؤول ضمن «الموظفون».',
  by: { email_domain: 'نطاق البريد الإلكتروني', group: 'المجموعة' },
  kind: 'عندما',
  value: 'تكون',
  role: 'الدور',
  departments: 'الأقسام',
  add: 'إضافة قاعدة',
  remove: ({ number }) => `إزالة القاعدة ${numberText(number)}`,
  none: 'لا توجد قواعد. المسؤولون وحدهم يضيفون الأشخاص.',
  emailHelp:
    'يجب أن تحتوي رموز الوصول على email وعلى email_verified بقيمة true. وبدونهما لا تنطبق أي قاعدة نطاق على أحد.',
};

export const members: Members = {
  title: 'الفريق',
  lead: 'من يمكنه تسجيل الدخول، وبأي دور.',
  leadOfIssuer: 'يتولى مزوّد الهوية تسجيل الدخول. وهنا تقرر من منهم لديه وصول.',
  invite: 'دعوة',
  importFile: 'استيراد CSV…',
  search: 'البحث عن أشخاص',
  show: 'عرض',
  all: 'الكل',
  states: { active: 'نشط', invited: 'مدعوّ', deactivated: 'معطّل' },
  counted: ({ label, count }) => `${label} ${numberText(count)}`,
  columns: { person: 'الشخص', role: 'الدور', state: 'الحالة', departments: 'الأقسام', lastSeen: 'آخر ظهور' },
  roles: {
    agent: { name: 'موظف', help: 'يرد على المحادثات.' },
    supervisor: { name: 'مشرف', help: 'يقود الفريق: يغيّر أيضًا حالة زملائه ويدير الردود الجاهزة والقواعد.' },
    admin: { name: 'مسؤول', help: 'يغيّر كل الإعدادات، ومن في الفريق.' },
  },
  noRole: 'بلا دور',
  you: 'أنت',
  expired: 'انتهت صلاحية الدعوة',
  until: ({ time }) => `حتى ${time}`,
  incomplete: 'لا يعرف مجمّع المستخدمين بآخر تغيير بعد. كرّره.',
  noAgent: 'لا يستقبل محادثات',
  empty: 'لا أحد بعد',
  emptyBody: 'ادعُ زملاءك بالبريد الإلكتروني، واحدًا تلو الآخر أو من ملف.',
  noneFound: 'لا أحد مطابق',
  noneFoundBody: 'غيّر البحث أو اختر حالة أخرى.',
  actionsFor: ({ name }) => `إجراءات ${own(name)}`,
  actions: {
    edit: 'الأقسام والحد الأقصى…',
    role: 'تغيير الدور…',
    resend_invitation: 'إعادة إرسال الدعوة',
    reset_password: 'إعادة تعيين كلمة المرور…',
    reset_second_factor: 'إعادة تعيين العامل الثاني…',
    sign_out: 'تسجيل الخروج من كل مكان…',
    deactivate: 'تعطيل…',
    reactivate: 'إعادة التفعيل',
  },
  questions,
  done: {
    resend_invitation: ({ name }) => `أُعيد إرسال الدعوة إلى ${own(name)}`,
    deactivate: ({ name }) => `تم تعطيل حساب ${own(name)}`,
    reactivate: ({ name }) => `يمكن لـ${own(name)} تسجيل الدخول مجددًا`,
    reset_password: ({ name }) => `سيصل رمز إلى ${own(name)} بالبريد`,
    reset_second_factor: ({ name }) => `لم يعد لدى ${own(name)} عامل ثانٍ`,
    sign_out: ({ name }) => `تم تسجيل خروج ${own(name)}`,
    role: ({ name }) => `تم تغيير دور ${own(name)}`,
  },
  roleTitle: ({ name }) => `دور ${own(name)}`,
  roleHelp: 'يسري الدور الأدنى فورًا، والأعلى عند تسجيل الدخول التالي أو خلال ساعة.',
  form,
  file,
  rules,
};
