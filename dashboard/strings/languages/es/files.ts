/** Spanish: files and pictures in a conversation. */
import type * as english from '#dashboard/strings/files.ts';

export const files: typeof english.files = {
  attach: 'Adjuntar archivos',
  tray: 'Archivos de este mensaje',
  remove: (name) => `Quitar ${name}`,
  uploading: (name) => `Subiendo ${name}`,
  retrying: 'Intentándolo de nuevo…',
  open: (name) => `Abrir la imagen ${name}`,
  download: (name) => `Descargar ${name}`,
  trouble: {
    type: 'No se puede enviar este tipo de archivo.',
    empty: 'Este archivo está vacío.',
    size: 'Este archivo es demasiado grande.',
    count: 'Un mensaje admite hasta cinco archivos.',
    off: 'Los archivos están desactivados en este widget.',
    rejected: 'No se puede enviar este archivo.',
    network: 'No se pudo subir. Comprueba tu conexión.',
    lost: 'No se subió. Vuelve a elegir el archivo.',
  },
  checked: 'Buscando software malicioso…',
  gone: 'Ya no está disponible.',
  unreachable: 'No se pudo cargar este archivo.',
  viewer: {
    close: 'Cerrar imagen',
    previous: 'Imagen anterior',
    next: 'Imagen siguiente',
    zoomIn: 'Acercar',
    zoomOut: 'Alejar',
    download: 'Descargar',
    failed: 'No se puede mostrar esta imagen.',
  },
};
