/** Files and pictures in a conversation. */
import type * as english from '#dashboard/strings/files.ts';
import { own } from './words.ts';

export const files: typeof english.files = {
  attach: 'إرفاق ملفات',
  tray: 'ملفات هذه الرسالة',
  remove: (name) => `إزالة ${own(name)}`,
  uploading: (name) => `جارٍ رفع ${own(name)}`,
  retrying: 'نحاول مجددًا…',
  open: (name) => `فتح الصورة ${own(name)}`,
  download: (name) => `تنزيل ${own(name)}`,
  trouble: {
    type: 'لا يمكن إرسال هذا النوع من الملفات.',
    empty: 'هذا الملف فارغ.',
    size: 'هذا الملف كبير جدًا.',
    count: 'تتسع الرسالة لخمسة ملفات كحد أقصى.',
    off: 'الملفات متوقفة في أداة الدردشة هذه.',
    rejected: 'لا يمكن إرسال هذا الملف.',
    network: 'فشل الرفع. تحقق من اتصالك.',
    lost: 'لم يُرفع. اختر الملف مجددًا.',
  },
  checked: 'جارٍ الفحص بحثًا عن برامج ضارة…',
  gone: 'لم يعد متاحًا.',
  unreachable: 'تعذّر تحميل هذا الملف.',
  viewer: {
    close: 'إغلاق الصورة',
    previous: 'الصورة السابقة',
    next: 'الصورة التالية',
    zoomIn: 'تكبير',
    zoomOut: 'تصغير',
    download: 'تنزيل',
    failed: 'لا يمكن عرض هذه الصورة.',
  },
};
