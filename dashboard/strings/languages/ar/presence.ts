/** Being there for visitors: who isn't an agent, leaving, and being set to away. */
import type * as english from '#dashboard/strings/presence.ts';
import { noun, own } from './words.ts';

export const presence: typeof english.presence = {
  title: 'هل تريد تسجيل الخروج؟',
  signOut: 'تسجيل الخروج',
  returned: noun(
    'لا أحد من زوارك ينتظر ردًا.',
    'أحد زوارك ينتظر ردًا. ستعود المحادثة إلى قائمة الانتظار.',
    'اثنان من زوارك ينتظران ردًا. ستعود محادثتاهما إلى قائمة الانتظار.',
    '# من زوارك ينتظرون ردًا. ستعود محادثاتهم إلى قائمة الانتظار.',
    '# من زوارك ينتظرون ردًا. ستعود محادثاتهم إلى قائمة الانتظار.',
    '# من زوارك ينتظرون ردًا. ستعود محادثاتهم إلى قائمة الانتظار.',
  ),
  setAway: 'تغيّرت حالتك إلى «بعيد» لأن محادثتين انتظرتا دون رد.',
  goOnline: 'اتصال',
  setBy: ({ name, status }) => `غيّر ${own(name)} حالتك إلى «${status}».`,
  keepStatus: 'إبقاؤها',
  moved: ({ name }) => `انتقلت المحادثة مع ${own(name)} إلى قسم لا تراه.`,
  removed: 'لم تعد موظفًا',
  removedBody: 'لا يمكنك استقبال المحادثات أو الرد عليها. اسأل مسؤولًا إن كان ذلك خطأ.',
  notAnAgent: 'لا يمكنك استقبال المحادثات بعد',
  notAnAgentAdmin: 'أضف نفسك موظفًا لترد على الزوار.',
  notAnAgentOther: 'اطلب من مسؤول أن يضيفك موظفًا.',
  makeMeAgent: 'أضفني موظفًا',
};
