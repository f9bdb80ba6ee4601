/** Arabic: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: 'ملفات رسالتك',
  removeFile: 'إزالة {name}',
  uploadOf: 'جارٍ رفع {name}',
  fileType: 'لا يمكن إرسال هذا النوع من الملفات هنا.',
  fileEmpty: 'هذا الملف فارغ.',
  fileSize: 'حجم هذا الملف أكبر من {size}.',
  fileCount: 'يمكنك إرسال {n} ملفات كحدّ أقصى مع كل رسالة.',
  fileRejected: 'لا يمكن إرسال هذا الملف.',
  uploadFailed: 'تعذّر رفع الملف.',
  fileLost: 'لم يُرفع قبل تغيّر الصفحة. اختره مجددًا.',
  uploadRetrying: 'جارٍ إعادة المحاولة…',
  download: 'تنزيل',
  closeImage: 'إغلاق الصورة',
  previousImage: 'الصورة السابقة',
  nextImage: 'الصورة التالية',
  zoomIn: 'تكبير',
  zoomOut: 'تصغير',
  voiceName: 'رسالة صوتية',
  recording: 'جارٍ التسجيل…',
  stopRecording: 'إيقاف',
  micBlocked: 'لا يمكن استخدام الميكروفون هنا.',
};

export default texts;
