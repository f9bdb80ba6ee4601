/** A file in the tray of a message that is being written, and what can be said of it. */

/** What the tray has to know of a file; a browser's `File` is one. */
export type Picked = { name: string; type: string; size: number };

/**
 * Why a file can't be sent, in a word the screen has a sentence for; `detail` is the server's own sentence. `lost`: the page
 * was left before it was uploaded, and has no longer got it.
 */
export type FileTrouble = {
  kind: 'type' | 'empty' | 'size' | 'count' | 'off' | 'rejected' | 'network' | 'lost';
  detail?: string;
};

/** A file in the tray. */
export type TrayFile<F extends Picked = Picked> = {
  /** Its place in the tray's history: what it is named by. */
  key: number;
  file: F;
  /** `ready` once it is uploaded; `retrying` after a failure that passes; `failed` until somebody does something. */
  state: 'waiting' | 'uploading' | 'retrying' | 'ready' | 'failed';
  /** How much of it is uploaded, from 0 to 1. */
  progress: number;
  /** Why it failed. */
  trouble?: FileTrouble | undefined;
  /** The ID the message names it by, once it is ready. */
  id?: string | undefined;
};

/** Whether a file has one of the places in the message: also while it may be tried again, so that there never are too many. */
const hasPlace = ({ state, trouble }: TrayFile): boolean => state !== 'failed' || trouble?.kind === 'network';

/** How many places are taken. */
export const placesIn = (files: readonly TrayFile[]): number => files.filter(hasPlace).length;

/** Whether trying once more may help: the network has failed it, or there is room by now for one that was too many. */
export const canRetry = ({ trouble }: TrayFile, all: readonly TrayFile[], maxFiles: number): boolean =>
  trouble?.kind === 'network' || (trouble?.kind === 'count' && placesIn(all) < maxFiles);

/** Whether it is still on its way: a message has to wait for it. */
export const isUnderway = ({ state }: TrayFile): boolean => state !== 'ready' && state !== 'failed';

/** Whether a message may take it along. */
export const isReady = ({ state }: TrayFile): boolean => state === 'ready';
