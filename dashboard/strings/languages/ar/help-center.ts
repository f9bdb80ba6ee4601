/** Arabic: the help center. */
import type * as english from '#dashboard/strings/help-center.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';
import { own } from './words.ts';

const count = countingIn('ar');

export const helpCenter: typeof english.helpCenter = {
  section: 'مركز المساعدة',
  isOn: 'يمكن للزوار البحث في المقالات العامة',
  isOnHelp: 'قبل المحادثة، وعلى صفحات تجدها محركات البحث.',
  title: 'العنوان',
  titleHelp: 'اتركه فارغًا ليظهر «المساعدة» بلغة الزائر.',
  bot: 'مقالات',
  own: 'الروبوت الذي يجيب عن المحادثات',
  open: 'فتح مركز المساعدة',
  openArticle: (question) => `فتح «${own(question)}» في مركز المساعدة`,
  public: 'عام',
  choose: 'المقالات العامة…',
  chooseTitle: 'المقالات العامة',
  chooseLead: 'يمكن لأي شخص قراءة المقالات العامة. تظهر التغييرات خلال دقيقتين.',
  chooseAll: 'تحديد كل المعروض',
  find: 'البحث في المقالات',
  save: 'حفظ',
  saved: (changed) =>
    count(changed, {
      zero: 'لم تتغير أي مقالة',
      one: 'تغيرت مقالة واحدة',
      two: 'تغيرت مقالتان',
      few: 'تغيرت # مقالات',
      many: 'تغيرت # مقالة',
      other: 'تغيرت # مقالة',
    }),
  report: {
    title: 'مركز المساعدة',
    help: 'ما أجاب به الزوار عن «هل كان هذا مفيدًا؟».',
    article: 'المقالة',
    helped: 'أفادت',
    notHelped: 'لم تفد',
    share: 'النسبة',
    gone: 'مقالة محذوفة',
    total: 'الكل',
    none: 'لا إجابات في هذه الفترة',
    percent: (share) => `${numberText(Math.round(share * 100))}%`,
  },
};
