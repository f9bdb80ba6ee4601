/** Polish: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: 'Pliki do wiadomości',
  removeFile: 'Usuń {name}',
  uploadOf: 'Przesyłanie {name}',
  fileType: 'Plików tego typu nie można tu wysyłać.',
  fileEmpty: 'Ten plik jest pusty.',
  fileSize: 'Ten plik jest większy niż {size}.',
  fileCount: 'Do jednej wiadomości można dołączyć najwyżej {n} plików.',
  fileRejected: 'Nie można wysłać tego pliku.',
  uploadFailed: 'Przesyłanie nie powiodło się.',
  fileLost: 'Nie przesłano przed zmianą strony. Wybierz ponownie.',
  uploadRetrying: 'Ponawiam próbę…',
  download: 'Pobierz',
  closeImage: 'Zamknij obraz',
  previousImage: 'Poprzedni obraz',
  nextImage: 'Następny obraz',
  zoomIn: 'Powiększ',
  zoomOut: 'Pomniejsz',
  voiceName: 'Wiadomość głosowa',
  recording: 'Nagrywanie…',
  stopRecording: 'Zatrzymaj',
  micBlocked: 'Nie można tu użyć mikrofonu.',
};

export default texts;
