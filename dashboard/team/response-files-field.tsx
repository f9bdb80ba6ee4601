/** The files of a canned response: uploaded as they are chosen, each with the reason where it can't be sent. */
import { signal } from '@preact/signals';
import { Paperclip } from 'lucide';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { createTray } from '#client/files/tray.ts';
import { postFile } from '#client/files/post.ts';
import { isUnderway, type TrayFile } from '#client/files/tray-file.ts';
import type { CannedResponse } from '#core/model/actions/canned-response.ts';
import { MAX_FILES } from '#core/model/files/file-types.ts';
import { judge } from '#dashboard/data/files/upload-tray.ts';
import { FileChips } from '#dashboard/inbox/files/file-tray.tsx';
import { responseFiles as words } from '#dashboard/strings/macros.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';

type Files = CannedResponse['files'];

type FilesProps = {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  value: Files;
  onChange: (change: (files: Files) => Files) => void;
  /** Told whether files are on their way: what is saved then would lack them. */
  onBusy: (isBusy: boolean) => void;
};

/** The field. */
export function ResponseFilesField({ label, help, error, value, onChange, onBusy }: FilesProps) {
  const { api } = useWorkspace();
  const input = useRef<HTMLInputElement>(null);
  const change = useRef(onChange);
  change.current = onChange;
  const [underway, tray] = useMemo(() => trayOf(api, (file) => change.current((files) => [...files, file])), [api]);
  const isBusy = underway.value.some(isUnderway);
  useEffect(() => onBusy(isBusy), [isBusy]);
  const uploaded = value.map((file, index): TrayFile => ({ key: -1 - index, file, state: 'ready', progress: 1 }));
  const all = [...uploaded, ...underway.value];
  const remove = (key: number) => {
    if (key < 0) onChange((files) => files.toSpliced(-1 - key, 1));
    else tray.remove(key);
    // The button that was pressed, and has the focus, goes.
    input.current?.parentElement?.querySelector('button')?.focus();
  };
  return (
    <fieldset class="field actions-field">
      <legend class="field-label">{label}</legend>
      {help && <small class="field-help">{help}</small>}
      {all.length > 0 && <FileChips label={label} files={all} onRetry={tray.retry} onRemove={remove} />}
      {error && <small class="field-error">{error}</small>}
      <div>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          onChange={({ currentTarget }) => {
            const limits = { judge: () => undefined, maxFiles: MAX_FILES - value.length };
            tray.add([...(currentTarget.files ?? [])], limits);
            currentTarget.value = '';
          }}
        />
        <Button size="small" icon={Paperclip} disabled={all.length >= MAX_FILES} onClick={() => input.current?.click()}>
          {words.attach}
        </Button>
      </div>
    </fieldset>
  );
}

/** What is on its way, and what uploads it. What has arrived leaves the tray. */
function trayOf(api: ReturnType<typeof useWorkspace>['api'], onArrived: (file: Files[number]) => void) {
  const underway = signal<readonly TrayFile<File>[]>([]);
  const arrived = new Map<string, Files[number]>();
  const tray = createTray<File>({
    read: () => underway.peek(),
    write: (next) => {
      const ready = next.flatMap(({ id }) => (id === undefined ? [] : (arrived.get(id) ?? [])));
      underway.value = next.filter(({ id }) => id === undefined);
      for (const file of ready) onArrived(file);
    },
    async upload(file, onProgress, ended) {
      const { name, type, size } = file;
      const upload = await api('uploadResponseFile', { body: { name, type, size } });
      await postFile(upload, file, onProgress, ended);
      arrived.set(upload.id, await api('getResponseFile', { params: { id: upload.id } }));
      return upload.id;
    },
    judge: (error, failures) => judge(error, failures, Math.random),
  });
  return [underway, tray] as const;
}
