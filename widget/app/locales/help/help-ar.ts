/** Arabic: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'المساعدة',
  look: 'ابحث عن إجابة',
  popular: 'مقالات شائعة',
  results: 'النتائج: {n}',
  none: 'لم يُعثر على شيء. جرّب كلمات أخرى أو اسألنا.',
  talk: 'تحدّث إلينا',
  helped: 'هل كان هذا مفيدًا؟',
  yes: 'نعم',
  no: 'لا',
  more: 'اقرأ المزيد',
};

export default texts;
