/** Hebrew: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: 'התקבלה תשובה מ-{name} ב-{site}',
  subject: 'התקבלה תשובה מ-{site}',
  intro_one: 'יש לך הודעה חדשה מ-{site}.',
  intro: 'יש לך הודעות חדשות מ-{site}.',
  more: 'ועוד {count}.',
  open: 'פתיחת השיחה',
  reply_above: 'יש לכתוב את התשובה מעל שורה זו',
  reply: 'אפשר גם להשיב להודעת הדוא״ל הזו.',
  no_reply: 'נא לא להשיב להודעה זו, כי איש אינו קורא את התשובות. כדי להשיב, יש לפתוח את השיחה.',
  on_site: 'כדי להשיב, יש לפתוח את הצ׳אט באתר שלנו.',
  why: 'הודעה זו נשלחה כי מישהו הזין את הכתובת הזו בצ׳אט עם {site}.',
  valid: 'הקישור תקף למשך {days} ימים. כל מי שמחזיק בו יכול לפתוח את השיחה, לכן נא לא להעביר הודעה זו הלאה.',
  unsubscribe: 'ביטול הרישום להודעות אלה',
  assistant: 'עוזר',
  agent: 'נציג',
  opening: 'השיחה נפתחת…',
  expired_title: 'תוקף הקישור פג',
  expired: 'כדי להמשיך, יש לפתוח את הצ׳אט באתר שלנו.',
  failed: 'לא הצלחנו לפתוח את השיחה. יש לבדוק את החיבור ולטעון מחדש את הדף.',
  no_script: 'יש להפעיל JavaScript כדי לפתוח את השיחה.',
  unsubscribe_title: 'לבטל את הרישום?',
  unsubscribe_question: 'לא תתקבל עוד הודעת דוא״ל כשיש תשובות שלא נקראו.',
  unsubscribe_button: 'ביטול הרישום',
  unsubscribed_title: 'הרישום בוטל',
  unsubscribed: 'לא נשלח עוד הודעות על תשובות שלא נקראו.',
  undo: 'ביטול הפעולה',
  resubscribed_title: 'הרישום חודש',
  resubscribed: 'נשלח הודעה כשיש תשובות שלא נקראו.',
};
export default texts;
