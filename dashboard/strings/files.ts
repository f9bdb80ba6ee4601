/** Files and pictures in a conversation. */
import { localized } from './language.ts';

/** Files and pictures. */
export const files = localized('files', {
  attach: 'Attach files',
  tray: 'Files for this message',
  remove: (name: string) => `Remove ${name}`,
  uploading: (name: string) => `Uploading ${name}`,
  retrying: 'Trying again…',
  open: (name: string) => `Open image ${name}`,
  download: (name: string) => `Download ${name}`,
  trouble: {
    type: "This type of file can't be sent.",
    empty: 'This file is empty.',
    size: 'This file is too large.',
    count: 'A message takes up to five files.',
    off: 'Files are turned off for this widget.',
    rejected: "This file can't be sent.",
    network: 'The upload failed. Check your connection.',
    lost: 'Not uploaded. Choose the file again.',
  },
  checked: 'Being checked for malware…',
  gone: 'No longer available.',
  unreachable: "Couldn't load this file.",
  viewer: {
    close: 'Close image',
    previous: 'Previous image',
    next: 'Next image',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    download: 'Download',
    failed: "This image can't be shown.",
  },
});
