/** Files that are given to the composer by a drop or from the clipboard. */
import type { TargetedClipboardEvent, TargetedDragEvent } from 'preact';

type OnPick = (files: readonly File[]) => void;

/** Takes pasted files; what has a text as well, such as a table, is pasted as text. */
export function attachPasted(event: TargetedClipboardEvent<HTMLElement>, onPick: OnPick): void {
  const { files, types } = event.clipboardData ?? {};
  if (!files || files.length === 0 || types?.includes('text/plain')) return;
  event.preventDefault();
  onPick([...files]);
}

/** Takes files that are dropped on a conversation, and shows before that they may be. */
export function attachDropped(event: TargetedDragEvent<HTMLElement>, onPick: OnPick): void {
  const { currentTarget, dataTransfer, type } = event;
  if (!dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  dataTransfer.dropEffect = 'copy';
  currentTarget.classList.toggle('composer-dropping', type === 'dragover');
  if (type === 'drop') onPick([...dataTransfer.files]);
}
