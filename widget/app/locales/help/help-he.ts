/** Hebrew: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'עזרה',
  look: 'חיפוש תשובות',
  popular: 'מאמרים פופולריים',
  results: 'תוצאות: {n}',
  none: 'לא נמצא דבר. אפשר לנסות מילים אחרות או לשאול אותנו.',
  talk: 'דברו איתנו',
  helped: 'האם זה עזר?',
  yes: 'כן',
  no: 'לא',
  more: 'לקריאה נוספת',
};

export default texts;
