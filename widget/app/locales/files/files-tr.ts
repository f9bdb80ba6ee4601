/** Turkish: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: 'Mesajınızın dosyaları',
  removeFile: '{name} dosyasını kaldır',
  uploadOf: '{name} yükleniyor',
  fileType: 'Bu türden dosyalar burada gönderilemez.',
  fileEmpty: 'Bu dosya boş.',
  fileSize: 'Bu dosya {size} sınırını aşıyor.',
  fileCount: 'Bir mesajla en fazla {n} dosya gönderebilirsiniz.',
  fileRejected: 'Bu dosya gönderilemiyor.',
  uploadFailed: 'Dosya yüklenemedi.',
  fileLost: 'Sayfa değişmeden önce yüklenmedi. Yeniden seçin.',
  uploadRetrying: 'Yeniden deneniyor…',
  download: 'İndir',
  closeImage: 'Görseli kapat',
  previousImage: 'Önceki görsel',
  nextImage: 'Sonraki görsel',
  zoomIn: 'Yakınlaştır',
  zoomOut: 'Uzaklaştır',
  voiceName: 'Sesli mesaj',
  recording: 'Kaydediliyor…',
  stopRecording: 'Durdur',
  micBlocked: 'Mikrofon burada kullanılamıyor.',
};

export default texts;
