/** Arabic: tools of bots. */
import type * as english from '#dashboard/strings/bot-tools.ts';

export const botTools: typeof english.botTools = {
  lead: 'ما يمكن للنموذج فعله أثناء الإجابة. لا يمكنه فعل أي شيء غير مدرج هنا.',
  signed: 'تُوقَّع الطلبات بسر أنظمتكم الخاصة الذي تنشئه في إعدادات الفريق.',
  noSecret: 'لا يوجد سر بعد، لذلك يفشل كل استدعاء: أنشئ سرًا في إعدادات الفريق وضعه على خادمكم.',
  add: 'إضافة أداة',
  remove: (name) => `إزالة الأداة ${name}`,
  kind: { http: 'سؤال خادمكم', ticket: 'إنشاء تذكرة', handoff: 'تسليم المحادثة' },
  audience: { everyone: 'الجميع', verified: 'الزوار الذين تحقق منهم موقعكم' },
  type: { text: 'نص', number: 'رقم', boolean: 'نعم أو لا', choice: 'واحد من قائمة' },
  parameter: (number) => `المعامل ${number}`,
  addParameter: 'إضافة معامل',
  removeParameter: (name) => `إزالة المعامل ${name}`,
  path: 'المسار في الاستجابة، مثل order.status',
  sample: 'ما يتلقاه خادمكم',
  use: {
    lead: 'الاستدعاءات خلال آخر 30 يومًا.',
    tool: 'الأداة',
    day: 'اليوم والأداة',
    byDay: 'يومًا بيوم',
    calls: 'الاستدعاءات',
    failed: 'الفاشلة',
    time: 'متوسط المدة',
  },
};

export const botToolFields: typeof english.botToolFields = {
  name: ['اسم الأداة', 'للنموذج: أحرف لاتينية صغيرة وأرقام و_، مثل order_status.'],
  description: ['ما تفعله', 'أخبر النموذج متى يستخدمها، مثل: تبحث عن حالة الطلب.'],
  audience: ['لمن', ''],
  requires_code: ['طلب رمز عبر البريد الإلكتروني', 'يكتب الزائر أولًا رمزًا يُرسل إلى بريده الإلكتروني. يسري لمدة 30 دقيقة.'],
  url: ['الرابط', 'رابط https على مضيف يسمح به هذا النشر.'],
  returns: ['ما يتلقاه النموذج', ''],
  parameter_name: ['اسم المعامل', ''],
  parameter_description: ['ما هو', 'للنموذج، مثل: رقم الطلب.'],
  parameter_type: ['النوع', ''],
  choices: ['القائمة', 'عنصر في كل سطر.'],
  is_required: ['مطلوب', ''],
  priority: ['الأولوية', ''],
  department_id: ['التسليم إلى', ''],
};
