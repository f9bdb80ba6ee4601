/** German: files and pictures in a conversation. */
import type * as english from '#dashboard/strings/files.ts';

export const files: typeof english.files = {
  attach: 'Dateien anhängen',
  tray: 'Dateien für diese Nachricht',
  remove: (name) => `${name} entfernen`,
  uploading: (name) => `${name} wird hochgeladen`,
  retrying: 'Neuer Versuch…',
  open: (name) => `Bild ${name} öffnen`,
  download: (name) => `${name} herunterladen`,
  trouble: {
    type: 'Dateien dieser Art können nicht gesendet werden.',
    empty: 'Diese Datei ist leer.',
    size: 'Diese Datei ist zu groß.',
    count: 'Eine Nachricht kann bis zu fünf Dateien enthalten.',
    off: 'Dateien sind für dieses Widget abgeschaltet.',
    rejected: 'Diese Datei kann nicht gesendet werden.',
    network: 'Das Hochladen ist fehlgeschlagen. Prüfen Sie Ihre Verbindung.',
    lost: 'Nicht hochgeladen. Wählen Sie die Datei erneut aus.',
  },
  checked: 'Wird auf Schadsoftware geprüft…',
  gone: 'Nicht mehr verfügbar.',
  unreachable: 'Diese Datei konnte nicht geladen werden.',
  viewer: {
    close: 'Bild schließen',
    previous: 'Vorheriges Bild',
    next: 'Nächstes Bild',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    download: 'Herunterladen',
    failed: 'Dieses Bild kann nicht angezeigt werden.',
  },
};
