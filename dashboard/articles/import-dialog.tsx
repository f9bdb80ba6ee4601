/** Importing a file of articles: choosing it, looking at what will become of each row, and at what became of it. */
import { useState } from 'preact/hooks';
import type { ImportFormat, ImportReport } from '#core/model/knowledge/article.ts';
import type { Id } from '#core/model/id.ts';
import { importing as words } from '#dashboard/strings/articles.ts';
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { SelectField } from '#dashboard/ui/forms/field.tsx';
import { FileField } from '#dashboard/ui/forms/file-field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { decodeFile } from './decode-file.ts';
import { acceptedEndings, formatOf } from './file-format.ts';
import { ImportedRows } from './imported-rows.tsx';

const ChangeNote = lazy(() => import('#dashboard/quality/change-note.tsx'));

const MAX_BYTES = 5 * 1024 * 1024;

/** What is to be imported, and what would become of it. */
type Preview = { body: { bot_id: Id; format: ImportFormat; content: string }; report: ImportReport };

type DialogProps = { bot: Id; onClose: () => void; onImported: () => void };

/** The dialog. */
export function ImportDialog({ bot, onClose, onImported }: DialogProps) {
  const { api } = useWorkspace();
  const [file, setFile] = useState<File | undefined>(undefined);
  const [format, setFormat] = useState<ImportFormat>('markdown');
  const [isText, setIsText] = useState(true);
  const [preview, setPreview] = useState<Preview | undefined>(undefined);
  const [report, setReport] = useState<ImportReport | undefined>(undefined);
  if (report) return <Report report={report} onClose={onClose} />;
  const store = async ({ body }: Preview) => {
    setReport(await api('importArticles', { body }));
    onImported();
  };
  if (preview) return <PreviewDialog preview={preview} onClose={onClose} store={() => store(preview)} />;
  const problem = isText ? tooLarge(file) : words.unreadable;
  const save = async () => {
    if (!file) return;
    const body = { bot_id: bot, format, content: (await textOf(file)) ?? '' };
    setPreview({ body, report: await api('importArticles', { body: { ...body, dry_run: true } }) });
  };
  return (
    <FormDialog
      isWide
      title={words.title}
      action={words.preview}
      onClose={onClose}
      onSaved={() => undefined}
      save={save}
      canSave={file !== undefined && problem === undefined}
    >
      {(errors) => (
        <>
          <FileField
            label={words.file}
            help={words.fileHelp}
            error={problem ?? errorBelow(errors, 'content', words.file)}
            accept={acceptedEndings.join(',')}
            onChange={(chosen) => {
              setFile(chosen);
              setIsText(true);
              if (chosen && !tooLarge(chosen)) void textOf(chosen).then((text) => setIsText(text !== undefined));
              setFormat(formatOf(chosen?.name ?? '') ?? format);
            }}
          />
          <SelectField
            label={words.format}
            help={words.exampleHelp[format]}
            error={errorBelow(errors, 'format', words.format)}
            value={format}
            options={words.formats}
            onChange={setFormat}
          />
          <details>
            <summary class="link">{words.example}</summary>
            <pre class="example" tabIndex={0}>
              {words.examples[format]}
            </pre>
          </details>
        </>
      )}
    </FormDialog>
  );
}

const tooLarge = (file: File | undefined): string | undefined =>
  file && file.size > MAX_BYTES ? words.tooLarge((file.size / 1024 / 1024).toFixed(1)) : undefined;

/** A file's text; nothing when it is none. */
const textOf = async (file: File): Promise<string | undefined> =>
  decodeFile(new Uint8Array(await file.arrayBuffer()))?.text;

function PreviewDialog({
  preview,
  onClose,
  store,
}: {
  preview: Preview;
  onClose: () => void;
  store: () => Promise<void>;
}) {
  const { report, body } = preview;
  const { trial_id } = report;
  return (
    <FormDialog
      isWide
      title={words.previewTitle}
      action={words.action}
      onClose={onClose}
      onSaved={() => undefined}
      save={store}
      canSave={report.created + report.updated > 0}
    >
      {() => (
        <>
          <p class="muted">{words.previewLead}</p>
          <ImportedRows report={report} />
          {trial_id !== undefined && <ChangeNote bot={body.bot_id} tried={{ trialId: trial_id }} />}
        </>
      )}
    </FormDialog>
  );
}

function Report({ report, onClose }: { report: ImportReport; onClose: () => void }) {
  return (
    <Dialog
      title={words.done}
      onClose={onClose}
      class="dialog-wide"
      footer={<Button onClick={onClose}>{common.close}</Button>}
    >
      <ImportedRows report={report} />
    </Dialog>
  );
}
