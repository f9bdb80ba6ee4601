/** The ways files come to the composer: a button, a drop, and the clipboard. */
import { Paperclip } from 'lucide';
import type { TargetedClipboardEvent, TargetedDragEvent } from 'preact';
import { files as words } from '#dashboard/strings/files.ts';
import { Icon } from '#dashboard/ui/controls/icon.tsx';

type OnPick = (files: readonly File[]) => void;

/** The button: a field for files, so that a phone offers its camera. */
export function Clip({ onPick }: { onPick: OnPick }) {
  return (
    <label class="clip" title={words.attach}>
      <input
        type="file"
        class="sr-only"
        multiple
        aria-label={words.attach}
        onChange={({ currentTarget }) => {
          onPick([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <Icon of={Paperclip} size={16} />
    </label>
  );
}

/** Takes pasted files; what has a text as well, such as a table, is pasted as text. */
export function attachPasted(event: TargetedClipboardEvent<HTMLElement>, onPick: OnPick): void {
  const { files, types } = event.clipboardData ?? {};
  if (!files || files.length === 0 || types?.includes('text/plain')) return;
  event.preventDefault();
  onPick([...files]);
}

/** Takes files that are dropped on the composer, and shows before that they may be. */
export function attachDropped(event: TargetedDragEvent<HTMLElement>, onPick: OnPick): void {
  const { currentTarget, dataTransfer, type } = event;
  if (!dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  dataTransfer.dropEffect = 'copy';
  currentTarget.classList.toggle('composer-dropping', type === 'dragover');
  if (type === 'drop') onPick([...dataTransfer.files]);
}
