/** Who is on the site now, and beginning a chat with them, in Arabic. */
import type * as english from '#dashboard/strings/live.ts';

export const live: typeof english.live = {
  title: 'الزوار',
  lead: 'من يوجد على موقعك الآن. تُحدَّث القائمة تلقائيًا.',
  list: 'الزوار على الموقع',
  off: 'لا توجد أداة تعرض زوارها',
  offBody: 'فعِّل «عرض زوار الموقع» في إعدادات أداة الدردشة لترى من هناك وتلقي التحية.',
  openWidgets: 'فتح أدوات الدردشة',
  nobody: 'لا أحد على الموقع الآن',
  nobodyBody: 'يظهر الزوار هنا بعد ثوانٍ من فتح صفحة.',
  more: (shown, all) => `أحدث ${shown} من أصل ${all} زائر`,
  visitor: 'الزائر',
  page: 'الصفحة',
  since: 'مدة البقاء',
  visits: 'الزيارات',
  timezone: 'المنطقة الزمنية',
  widget: 'الأداة',
  chat: 'المحادثة',
  noPage: 'صفحة غير معروفة',
  visitNumber: (count) => (count === 1 ? 'الزيارة الأولى' : `الزيارة رقم ${count}`),
  hello: 'إلقاء التحية',
  helloTo: (name) => `إلقاء التحية على ${name}`,
  openChat: 'فتح المحادثة',
  inChat: 'في محادثة',
  message: 'الرسالة',
  messageHelp: 'يراها الزائر فورًا في أداة الدردشة.',
  first: 'مرحبًا! هل يمكنني مساعدتك؟',
  send: 'إرسال',
  sending: (name) => `جارٍ إلقاء التحية على ${name}…`,
};

export const liveSwitch: typeof english.liveSwitch = {
  price: (usd) =>
    `يكلّف نحو ${usd} شهريًا لكل 1,000 زيارة من خمس صفحات. لا يظهر من يرسل «Do Not Track» أو «Global Privacy Control».`,
};
