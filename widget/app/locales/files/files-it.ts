/** Italian: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: 'File per il messaggio',
  removeFile: 'Rimuovi {name}',
  uploadOf: 'Caricamento di {name}',
  fileType: 'Questo tipo di file non può essere inviato qui.',
  fileEmpty: 'Questo file è vuoto.',
  fileSize: 'Questo file supera {size}.',
  fileCount: 'Può inviare fino a {n} file per messaggio.',
  fileRejected: 'Questo file non può essere inviato.',
  uploadFailed: 'Caricamento non riuscito.',
  fileLost: 'Non caricato prima del cambio di pagina. Sceglilo di nuovo.',
  uploadRetrying: 'Nuovo tentativo…',
  download: 'Scarica',
  closeImage: 'Chiudi immagine',
  previousImage: 'Immagine precedente',
  nextImage: 'Immagine successiva',
  zoomIn: 'Ingrandisci',
  zoomOut: 'Riduci',
  voiceName: 'Messaggio vocale',
  recording: 'Registrazione…',
  stopRecording: 'Ferma',
  micBlocked: 'Qui non è possibile usare il microfono.',
};

export default texts;
