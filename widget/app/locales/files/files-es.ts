/** Spanish: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: 'Archivos para su mensaje',
  removeFile: 'Quitar {name}',
  uploadOf: 'Subiendo {name}',
  fileType: 'Este tipo de archivo no se puede enviar aquí.',
  fileEmpty: 'Este archivo está vacío.',
  fileSize: 'Este archivo supera {size}.',
  fileCount: 'Puede enviar hasta {n} archivos por mensaje.',
  fileRejected: 'No se puede enviar este archivo.',
  uploadFailed: 'No se pudo subir el archivo.',
  fileLost: 'No se subió antes de cambiar de página. Vuelve a elegirlo.',
  uploadRetrying: 'Intentándolo de nuevo…',
  download: 'Descargar',
  closeImage: 'Cerrar la imagen',
  previousImage: 'Imagen anterior',
  nextImage: 'Imagen siguiente',
  zoomIn: 'Ampliar',
  zoomOut: 'Reducir',
  voiceName: 'Mensaje de voz',
  recording: 'Grabando…',
  stopRecording: 'Detener',
  micBlocked: 'Aquí no se puede usar el micrófono.',
};

export default texts;
