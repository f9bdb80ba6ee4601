/** Files and pictures in a conversation; in French. */
import type * as english from '#dashboard/strings/files.ts';
import { of } from './grammar.ts';

/** Files and pictures. */
export const files: typeof english.files = {
  attach: 'Joindre des fichiers',
  tray: 'Fichiers de ce message',
  remove: (name) => `Retirer ${name}`,
  uploading: (name) => `Envoi ${of(name)}`,
  retrying: 'Nouvel essai…',
  open: (name) => `Ouvrir l’image ${name}`,
  download: (name) => `Télécharger ${name}`,
  trouble: {
    type: 'Ce type de fichier ne peut pas être envoyé.',
    empty: 'Ce fichier est vide.',
    size: 'Ce fichier est trop volumineux.',
    count: 'Un message accepte cinq fichiers au maximum.',
    off: 'Les fichiers sont désactivés pour ce widget.',
    rejected: 'Ce fichier ne peut pas être envoyé.',
    network: 'L’envoi a échoué. Vérifiez votre connexion.',
    lost: 'Non envoyé. Choisissez à nouveau le fichier.',
  },
  checked: 'Analyse antivirus en cours…',
  gone: 'N’est plus disponible.',
  unreachable: 'Impossible de charger ce fichier.',
  viewer: {
    close: 'Fermer l’image',
    previous: 'Image précédente',
    next: 'Image suivante',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    download: 'Télécharger',
    failed: 'Cette image ne peut pas être affichée.',
  },
};
