/** German: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: 'Dateien für Ihre Nachricht',
  removeFile: '{name} entfernen',
  uploadOf: '{name} wird hochgeladen',
  fileType: 'Dateien dieser Art können hier nicht gesendet werden.',
  fileEmpty: 'Diese Datei ist leer.',
  fileSize: 'Diese Datei ist größer als {size}.',
  fileCount: 'Sie können bis zu {n} Dateien mit einer Nachricht senden.',
  fileRejected: 'Diese Datei kann nicht gesendet werden.',
  uploadFailed: 'Das Hochladen ist fehlgeschlagen.',
  fileLost: 'Vor dem Seitenwechsel nicht hochgeladen. Bitte erneut auswählen.',
  uploadRetrying: 'Neuer Versuch…',
  download: 'Herunterladen',
  closeImage: 'Bild schließen',
  previousImage: 'Vorheriges Bild',
  nextImage: 'Nächstes Bild',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  voiceName: 'Sprachnachricht',
  recording: 'Aufnahme läuft…',
  stopRecording: 'Beenden',
  micBlocked: 'Das Mikrofon kann hier nicht verwendet werden.',
};

export default texts;
