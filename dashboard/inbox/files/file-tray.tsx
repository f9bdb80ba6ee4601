/** The files of the message that is being written: a chip each, with how far it is and what can be done. */
import { locale } from '#dashboard/strings/language.ts';
import { X } from 'lucide';
import { canRetry, type TrayFile } from '#client/files/tray-file.ts';
import { sizeText } from '#client/files/size-text.ts';
import { MAX_FILES } from '#core/model/files/file-types.ts';
import type { Message } from '#core/model/messages/message.ts';
import { common } from '#dashboard/strings/common.ts';
import { files as words } from '#dashboard/strings/files.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import './file-tray.css';
import { useWorkspace } from '#dashboard/workspace/context.ts';

type TrayProps = {
  conversation: number;
  visibility: Message['visibility'];
  /** The button that was pressed, and has the focus, goes. */
  onButtonGone: () => void;
};

/** The tray. */
export default function FileTray({ conversation, visibility, onButtonGone }: TrayProps) {
  const { uploads } = useWorkspace();
  return (
    <FileChips
      label={words.tray}
      files={uploads.of(conversation, visibility).value}
      onRetry={(key) => {
        uploads.retry(conversation, visibility, key);
        onButtonGone();
      }}
      onRemove={(key) => {
        uploads.remove(conversation, visibility, key);
        onButtonGone();
      }}
    />
  );
}

type ChipsProps = {
  label: string;
  files: readonly TrayFile[];
  onRetry: (key: number) => void;
  onRemove: (key: number) => void;
};

/** Files, a chip each, with how far it is or why it can't be sent. */
export function FileChips({ label, files, onRetry, onRemove }: ChipsProps) {
  return (
    <ul class="file-tray" aria-label={label}>
      {files.map((file) => (
        <li key={file.key} class={file.trouble ? 'file-chip file-chip-bad' : 'file-chip'}>
          <span class="file-name" dir="auto" title={file.file.name}>
            {file.file.name}
          </span>
          <small role={file.trouble ? 'alert' : undefined}>{standingOf(file)}</small>
          {canRetry(file, files, MAX_FILES) && (
            <Button size="small" onClick={() => onRetry(file.key)}>
              {common.retry}
            </Button>
          )}
          <IconButton icon={X} label={words.remove(file.file.name)} onClick={() => onRemove(file.key)} />
          {file.state === 'uploading' && (
            <progress value={file.progress} aria-label={words.uploading(file.file.name)} />
          )}
        </li>
      ))}
    </ul>
  );
}

const percent = new Intl.NumberFormat(locale(), { style: 'percent' });

function standingOf({ file, state, progress, trouble }: TrayFile): string {
  if (trouble) return trouble.detail || words.trouble[trouble.kind];
  if (state === 'retrying') return words.retrying;
  return state === 'ready' ? sizeText(file.size, locale()) : percent.format(progress);
}
