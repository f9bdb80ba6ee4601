/** Uploads files of this computer to a source: some, a folder of them, or what is in a zip file. */
import { useState } from 'preact/hooks';
import type { Id } from '#core/model/id.ts';
import { sourcePages as words } from '#dashboard/strings/sources.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { type NamedFile, filesToUpload } from './files-to-upload.ts';

/** The two buttons, how far it is, and what was left out. */
export function UploadFiles({ source, onUploaded }: { source: Id; onUploaded: () => void }) {
  const { api } = useWorkspace();
  const [lines, setLines] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const params = { id: String(source) };
  const upload = async (chosen: readonly File[]) => {
    setBusy(true);
    const { files, skipped, badZips } = await filesToUpload(chosen);
    const failed: string[] = [];
    for (const [done, file] of files.entries()) {
      setLines([words.uploading(done, files.length)]);
      try {
        await api('uploadSourceFile', { params, body: { name: file.name, content: base64Of(file) } });
      } catch (error) {
        failed.push(words.failed(file.name, inWords(error)));
      }
    }
    setLines([
      words.uploaded(files.length - failed.length),
      ...(skipped.length > 0 ? [words.skipped(skipped.length), namesOf(skipped)] : []),
      ...badZips.map(words.badZip),
      ...failed,
    ]);
    setBusy(false);
    onUploaded();
  };
  return (
    <div class="upload-files">
      <Chooser label={words.files} isBusy={isBusy} onChosen={(files) => void upload(files)} />
      <Chooser label={words.folder} isFolder isBusy={isBusy} onChosen={(files) => void upload(files)} />
      <div class="muted" role="status">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}

/** More names than these are too many to read. */
const MAX_NAMES = 5;
const namesOf = (names: readonly string[]): string =>
  names.slice(0, MAX_NAMES).join(', ') + (names.length > MAX_NAMES ? ', …' : '');

type ChooserProps = { label: string; isFolder?: boolean; isBusy: boolean; onChosen: (files: File[]) => void };

function Chooser({ label, isFolder = false, isBusy, onChosen }: ChooserProps) {
  return (
    <label class={isBusy ? 'button upload-button disabled' : 'button upload-button'}>
      {label}
      <input
        type="file"
        class="sr-only"
        multiple
        disabled={isBusy}
        {...(isFolder ? { webkitdirectory: true } : { accept: '.md,.mdx,.markdown,.txt,.html,.htm,.pdf,.zip' })}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same files may be chosen again.
          event.currentTarget.value = '';
          if (files.length > 0) onChosen(files);
        }}
      />
    </label>
  );
}

function base64Of({ bytes }: NamedFile): string {
  const step = 0x8000;
  let text = '';
  for (let start = 0; start < bytes.length; start += step)
    text += String.fromCharCode(...bytes.subarray(start, start + step));
  return btoa(text);
}
