/** Hebrew: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: 'קבצים להודעה שלך',
  removeFile: 'הסרת {name}',
  uploadOf: '{name} בהעלאה',
  fileType: 'לא ניתן לשלוח כאן קבצים מסוג זה.',
  fileEmpty: 'הקובץ ריק.',
  fileSize: 'הקובץ גדול מ-{size}.',
  fileCount: 'אפשר לשלוח עד {n} קבצים בכל הודעה.',
  fileRejected: 'לא ניתן לשלוח את הקובץ הזה.',
  uploadFailed: 'ההעלאה נכשלה.',
  fileLost: 'לא הועלה לפני המעבר לדף אחר. בחרו אותו שוב.',
  uploadRetrying: 'מנסים שוב…',
  download: 'הורדה',
  closeImage: 'סגירת התמונה',
  previousImage: 'התמונה הקודמת',
  nextImage: 'התמונה הבאה',
  zoomIn: 'הגדלה',
  zoomOut: 'הקטנה',
  voiceName: 'הודעה קולית',
  recording: 'מקליט…',
  stopRecording: 'עצירה',
  micBlocked: 'לא ניתן להשתמש כאן במיקרופון.',
};

export default texts;
