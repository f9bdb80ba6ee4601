/** Canned responses: the answers a team gives every day. */
import { Zap } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { CannedResponse } from '#core/model/canned-response.ts';
import { limits } from '#dashboard/data/limits.ts';
import { replaced, without } from '#dashboard/data/team.ts';
import { common } from '#dashboard/strings/common.ts';
import { canned as words } from '#dashboard/strings/team.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { CrudPage } from '#dashboard/ui/crud/crud-page.tsx';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { describedBy, labelsOf } from '#dashboard/ui/forms/described.ts';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './team.css';

/** The page. */
export default function CannedPage() {
  const { api, team, person } = useWorkspace();
  useEffect(() => void team.departments.need(), []);
  const departments = team.departments.value.value.data ?? [];
  return (
    <CrudPage
      words={words}
      icon={Zap}
      of={team.cannedResponses}
      isAdmin={person.isSupervisor}
      nameOf={({ shortcut }) => `/${shortcut}`}
      textOf={({ shortcut, title, content }) => `/${shortcut} ${title} ${content}`}
      isEditedHere
      tableClass="table-canned"
      columns={[
        { title: words.fields.shortcut[0], cell: ({ shortcut }) => <kbd>/{shortcut}</kbd> },
        { title: words.fields.content[0], cell: (response) => <Content of={response} /> },
        {
          title: words.fields.department_id[0],
          class: 'wide muted',
          cell: ({ department_id }) => departments.find(({ id }) => id === department_id)?.name ?? words.everybody,
        },
      ]}
      form={(response, close) => <CannedForm response={response} onClose={close} />}
      removal={({ id, title }) => ({
        title: words.removeTitle(title),
        body: words.removeBody,
        removed: words.removed,
        run: async () => {
          await api('deleteCannedResponse', { params: { id: String(id) } });
          team.cannedResponses.change((all) => without(all, id));
        },
      })}
    />
  );
}

function Content({ of: { title, content } }: { of: CannedResponse }) {
  return (
    <>
      <b>{title}</b>
      <p class="clipped" title={content}>
        {content}
      </p>
    </>
  );
}

const described = describedBy(words.fields, limits.cannedResponse);
const blank: Omit<CannedResponse, 'id' | 'version' | 'created_at'> = {
  shortcut: '',
  title: '',
  content: '',
  department_id: null,
};

function CannedForm({ response, onClose }: { response: CannedResponse | undefined; onClose: () => void }) {
  const { api, team } = useWorkspace();
  const params = { id: String(response?.id) };
  const editor = useRecordEditor({
    stored: response,
    blank,
    fieldsOf: ({ shortcut, title, content, department_id }) => ({ shortcut, title, content, department_id }),
    operation: 'updateCannedResponse',
    send: ({ values, changes }, version) =>
      response
        ? api('updateCannedResponse', { params, body: { ...changes, ...version } })
        : api('createCannedResponse', { body: values }),
    load: () => api('getCannedResponse', { params }),
    accept: (stored) => team.cannedResponses.change((all) => replaced(all, stored)),
  });
  const { values, set } = editor;
  const fields = bindTo(editor, described);
  const departments = team.departments.value.value.data ?? [];
  return (
    <RecordDialog
      title={response ? `${common.edit} /${response.shortcut}` : words.add}
      action={response ? common.save : words.add}
      editor={editor}
      isComplete={[values.shortcut, values.title, values.content].every((text) => text.trim() !== '')}
      labelOf={labelsOf(words.fields)}
      onClose={onClose}
    >
      <TextField
        {...fields.as('shortcut')}
        onChange={(shortcut) => set({ shortcut: shortcut.toLowerCase().replace(/^\//, '') })}
        required
        autofocus
      />
      <TextField {...fields.as('title')} required />
      <TextField {...fields.as('content')} rows={6} required />
      {departments.length > 0 && (
        <SelectField {...fields.id('department_id')} options={{ '': words.everybody, ...optionsOf(departments) }} />
      )}
    </RecordDialog>
  );
}
