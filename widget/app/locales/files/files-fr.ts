/** French: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: 'Fichiers pour votre message',
  removeFile: 'Retirer {name}',
  uploadOf: 'Envoi de {name}',
  fileType: 'Ce type de fichier ne peut pas être envoyé ici.',
  fileEmpty: 'Ce fichier est vide.',
  fileSize: 'Ce fichier dépasse {size}.',
  fileCount: 'Vous pouvez envoyer jusqu’à {n} fichiers par message.',
  fileRejected: 'Ce fichier ne peut pas être envoyé.',
  uploadFailed: 'L’envoi du fichier a échoué.',
  fileLost: 'Pas envoyé avant le changement de page. Choisissez-le à nouveau.',
  uploadRetrying: 'Nouvel essai…',
  download: 'Télécharger',
  closeImage: 'Fermer l’image',
  previousImage: 'Image précédente',
  nextImage: 'Image suivante',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  voiceName: 'Message vocal',
  recording: 'Enregistrement…',
  stopRecording: 'Arrêter',
  micBlocked: 'Le micro ne peut pas être utilisé ici.',
};

export default texts;
