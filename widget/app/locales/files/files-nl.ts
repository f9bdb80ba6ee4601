/** Dutch: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: 'Bestanden voor uw bericht',
  removeFile: '{name} verwijderen',
  uploadOf: '{name} wordt geüpload',
  fileType: 'Dit type bestand kan hier niet worden verzonden.',
  fileEmpty: 'Dit bestand is leeg.',
  fileSize: 'Dit bestand is groter dan {size}.',
  fileCount: 'U kunt tot {n} bestanden per bericht verzenden.',
  fileRejected: 'Dit bestand kan niet worden verzonden.',
  uploadFailed: 'Het uploaden is mislukt.',
  fileLost: 'Niet geüpload voordat de pagina wisselde. Kies het opnieuw.',
  uploadRetrying: 'Opnieuw proberen…',
  download: 'Downloaden',
  closeImage: 'Afbeelding sluiten',
  previousImage: 'Vorige afbeelding',
  nextImage: 'Volgende afbeelding',
  zoomIn: 'Inzoomen',
  zoomOut: 'Uitzoomen',
  voiceName: 'Spraakbericht',
  recording: 'Opname loopt…',
  stopRecording: 'Stoppen',
  micBlocked: 'De microfoon kan hier niet worden gebruikt.',
};

export default texts;
