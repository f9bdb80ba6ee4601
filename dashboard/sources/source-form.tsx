/** A source: what is read, how often, and what would be found. */
import { useMemo, useState } from 'preact/hooks';
import type { Id } from '#core/model/id.ts';
import type { Source, SourceKind } from '#core/model/knowledge/source.ts';
import { limits } from '#dashboard/data/limits.ts';
import { common } from '#dashboard/strings/common.ts';
import { sourceFields, sources as words } from '#dashboard/strings/sources.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { describedBy, labelsOf } from '#dashboard/ui/forms/described.ts';
import { SelectField, Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { Radios } from '#dashboard/ui/forms/radios.tsx';
import { LinesField } from '#dashboard/ui/forms/value-fields.tsx';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { SourcePreview } from './source-preview.tsx';

type FormProps = {
  bot: Id;
  /** The one to change; left out for a new one. */
  source?: Source;
  onClose: () => void;
  onSaved: (stored: Source, isNew: boolean) => void;
};

type Fields = Pick<Source, 'name' | 'addresses' | 'locale' | 'schedule' | 'holds_if_worse'>;
const blankFields: Fields = { name: '', addresses: [], locale: null, schedule: 'weekly', holds_if_worse: false };
const described = describedBy(sourceFields, limits.source);

/** The form. */
export function SourceForm({ bot, source, onClose, onSaved }: FormProps) {
  const { api } = useWorkspace();
  const [kind, setKind] = useState<SourceKind>(source?.kind ?? 'site');
  const blank = useMemo(() => blankFields, []);
  const isOfFiles = kind === 'files';
  const editor = useRecordEditor<Source, Fields>({
    stored: source,
    blank,
    fieldsOf: ({ name, addresses, locale, schedule, holds_if_worse }) => ({
      name,
      addresses,
      locale,
      schedule,
      holds_if_worse,
    }),
    operation: 'updateSource',
    send: ({ values, changes }, version) => {
      if (source) return api('updateSource', { params: { id: String(source.id) }, body: { ...changes, ...version } });
      const { name, addresses, schedule, ...others } = values;
      const sites = isOfFiles ? {} : { addresses, schedule };
      const named = name.trim() === '' ? {} : { name };
      return api('createSource', { body: { bot_id: bot, kind, ...others, ...sites, ...named } });
    },
    load: () => api('getSource', { params: { id: String(source?.id) } }),
    accept: (stored) => onSaved(stored, source === undefined),
  });
  const fields = bindTo(editor, described);
  const { addresses } = editor.values;
  return (
    <RecordDialog
      isWide
      title={source ? words.editTitle : words.addTitle}
      action={source ? common.save : words.add}
      editor={editor}
      isComplete={isOfFiles || addresses.length > 0}
      labelOf={labelsOf(sourceFields)}
      onClose={onClose}
    >
      {!source && <Radios label={words.kind} value={kind} options={words.kinds} onChange={setKind} />}
      {!isOfFiles && (
        <>
          <LinesField {...fields.as('addresses')} rows={3} />
          <SourcePreview kind={kind} addresses={addresses} />
          <SelectField {...fields.as('schedule')} options={words.schedules} />
        </>
      )}
      <div class="pair">
        <TextField {...fields.as('name')} />
        <TextField {...fields.text('locale')} />
      </div>
      <Switch {...fields.flag('holds_if_worse')} />
    </RecordDialog>
  );
}
