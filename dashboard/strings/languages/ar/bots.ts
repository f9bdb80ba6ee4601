/** Bots and the fields of their form. */
import type * as english from '#dashboard/strings/bots.ts';
import { noun, own } from './words.ts';

export const bots: typeof english.bots = {
  title: 'الروبوتات',
  lead: 'يرد الروبوت أولًا، ويسلّم المحادثة إلى موظف عندما لا يكون متأكدًا.',
  add: 'إنشاء روبوت',
  empty: 'لا توجد روبوتات بعد',
  emptyBody: 'أنشئ روبوتًا وأضف مقالات، ثم اختره ليرد أولًا في أداة دردشة.',
  name: 'الروبوت',
  provider: 'مصدر الأجوبة',
  knows: 'المقالات',
  usedBy: 'تستخدمه',
  newTitle: 'روبوت جديد',
  created: 'تم إنشاء الروبوت. أضف المقالات الآن.',
  remove: 'حذف الروبوت…',
  removeTitle: (name) => `هل تريد حذف ${own(name)}؟`,
  removeBody: 'ستُحذف مقالاته أيضًا.',
  removed: 'تم حذف الروبوت',
  parts: {
    settings: 'الإعدادات',
    articles: 'قاعدة المعرفة',
    sources: 'المصادر',
    unanswered: 'بلا جواب',
    learned: 'أسئلة متعلَّمة',
    quality: 'الجودة',
  },
  sections: { answers: 'الأجوبة', stops: 'التسليم' },
  articles: noun('لا توجد مقالات', 'مقالة واحدة', 'مقالتان', '# مقالات', '# مقالة', '# مقالة'),
  index: {
    ready: 'محدّث',
    fitting: 'قيد التدريب',
    fittingHelp: 'تغيّرت المقالات. يجيب الروبوت من النسخة السابقة حتى ينتهي التدريب.',
    fittedAt: (at) => `آخر تدريب ${at}`,
  },
};

export const providers: typeof english.providers = {
  'built-in': {
    name: 'مضمّن (نص مقالاتك)',
    help: 'يجد المقالة المناسبة ويرد بنصها حرفيًا. بلا تكاليف نماذج.',
  },
  bedrock: {
    name: 'Amazon Bedrock',
    help: 'نموذج في حسابك على AWS يكتب الأجوبة من مقالاتك. لا يلزم مفتاح.',
  },
  'openai-compatible': {
    name: 'خدمة متوافقة مع OpenAI',
    help: 'نموذج خلف أي واجهة متوافقة مع OpenAI يكتب الأجوبة من مقالاتك. يأتي مفتاحه من السر المضبوط في عملية النشر.',
  },
};

export const connection: typeof english.connection = {
  test: 'اختبار الاتصال',
  saveFirst: 'احفظ تغييراتك لاختبارها.',
  result: {
    ok: (seconds) => `أجاب النموذج خلال ${seconds} ث.`,
    refused: (status) => `رفض الخادم الطلب${status}.`,
    unusable: () => 'أجاب الخادم، لكن ليس بنص يمكن للزوار قراءته.',
    unreachable: () => 'تعذّر الوصول إلى الخادم.',
    timeout: () => 'لم يُجب الخادم خلال 7 ثوانٍ.',
    not_configured: () => 'ليس للروبوت رابط يُسمح باستدعائه هنا، أو ليس له نموذج.',
    no_model: () => 'ليس للروبوت المدمج نموذج.',
  },
  status: (status) => ` (الحالة ${status})`,
  leftOut: (features) => `لا يقبل ${own(features)}. سيسأل الروبوت من دون ذلك.`,
  embeddings: (what) => `التضمينات: ${what}`,
  embedded: (seconds, dimensions) => `متجهات من ${dimensions} عدد خلال ${seconds} ث.`,
  notEmbedded: 'أجاب الخادم، لكن ليس بتضمينات.',
};

export const embeddings: typeof english.embeddings = {
  none: 'بلا',
  state: {
    ready: 'قيد الاستخدام.',
    unreachable: 'يتعذر الوصول إلى النموذج. يجيب الروبوت من دون تضمينات ويحاول مجددًا لاحقًا.',
    unusable: 'يستجيب الخادم ولكن ليس بتضمينات. يجيب الروبوت من دونها.',
    not_configured: 'ليس للروبوت عنوان URL يمكن لهذا النشر استدعاؤه، أو ليس له نموذج. يجيب من دون تضمينات.',
    not_used: 'غير مستخدمة: لدى الروبوت أقل من 8 مقالات أو صياغات كثيرة جدًا.',
    budget: 'نفدت رموز التضمينات لهذا اليوم. يجيب الروبوت من دونها حتى الغد.',
  },
};

export const modelHelp: typeof english.modelHelp = {
  'built-in': '',
  bedrock: 'معرّفه في Bedrock. اتركه فارغًا للنموذج الافتراضي.',
  'openai-compatible': 'اسمه لدى الخدمة.',
};

export const botFields: typeof english.botFields = {
  name: ['الاسم', 'يراه الزوار بجانب أجوبة الروبوت.'],
  provider: ['مصدر الأجوبة', ''],
  base_url: ['الرابط', 'الرابط الأساسي لواجهة API، مثل \u2068https://api.example.com/v1\u2069.'],
  model: ['النموذج', ''],
  instructions: ['التعليمات', 'صف مهمة الروبوت وأسلوبكم. لا يراها الزوار أبدًا.'],
  daily_token_budget: ['الرموز اليومية لكل زائر', 'عند نفادها، يسلّم الروبوت المحادثة إلى موظف.'],
  daily_agent_tokens: [
    'الرموز اليومية لكل موظف',
    'يمكن للموظفين الصياغة وإعادة الكتابة والترجمة والتلخيص وتصنيف المحادثات بهذا النموذج. القيمة 0 توقفه.',
  ],
  million_tokens_cents: [
    'سعر مليون رمز، بأجزاء المئة من العملة',
    'في المتوسط. لتقرير الاستخدام فقط؛ القيمة 0 لا تعرض أي تكلفة.',
  ],
  embeddings_provider: [
    'التضمينات',
    'تساعد في العثور على المقالات عندما يستخدم الزوار كلمات أخرى. إذا لم تصل في الوقت المناسب، يجيب الروبوت من دونها.',
  ],
  embeddings_url: ['عنوان URL للتضمينات', 'عنوان URL الأساسي لواجهة API، من دون ‎/embeddings.'],
  embeddings_model: ['نموذج التضمينات', ''],
  daily_embedding_tokens: [
    'الرموز اليومية للتضمينات',
    'للمقالات وأسئلة الزوار معًا. عند نفادها يعثر الروبوت على المقالات من دون تضمينات.',
  ],
  languages: ['اللغات', 'لغة في كل سطر، مثل en أو pt-BR. اتركها فارغة لأي لغة.'],
  confidence_floor: ['حد الثقة', 'دونه، يسلّم المحادثة إلى موظف.'],
  max_turns: ['حد الأجوبة لكل محادثة', 'بعده يسلّم المحادثة إلى موظف. {min}–{max}.'],
  asks_if_solved: [
    'السؤال عمّا إذا حُلّت المشكلة',
    'بعد كل إجابة يسأل الروبوت في رسالة مستقلة. ولا تُحل المحادثة إلا بالإجابة بنعم.',
  ],
  learns_from_conversations: [
    'التعلم من المحادثات',
    'تصبح المحادثات المحلولة ذات التقييم الجيد مسودات للمراجعة وإجابات سابقة للموظفين. تُحذف البيانات الشخصية.',
  ],
  tools: ['الأدوات', ''],
  department_id: ['التسليم إلى', ''],
};

export const botValues: typeof english.botValues = {
  percent: (share) => `${Math.round(share * 100)}%`,
  ownDepartment: 'قسم أداة الدردشة',
};
