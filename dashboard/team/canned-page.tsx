/** Canned responses: the answers a team gives every day. */
import { Zap } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CannedResponse } from '#core/model/actions/canned-response.ts';
import { limits } from '#dashboard/data/limits.ts';
import { ownResponsesOf } from '#dashboard/macros/own-responses.ts';
import { replaced, without } from '#dashboard/data/team.ts';
import { common } from '#dashboard/strings/common.ts';
import { ownCanned as own } from '#dashboard/strings/macros.ts';
import { canned as words } from '#dashboard/strings/team.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { CrudList, CrudPage } from '#dashboard/ui/crud/crud-page.tsx';
import type { Column } from '#dashboard/ui/crud/crud-table.tsx';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { describedBy, labelsOf } from '#dashboard/ui/forms/described.ts';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { actionText } from '#dashboard/macros/action-text.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { ActionsField, isCompleteAction } from './actions-field.tsx';
import { ResponseFilesField } from './response-files-field.tsx';
import './team.css';

type Space = 'shared' | 'own';

/** The page: the team's responses, and the person's own. */
export default function CannedPage() {
  const { team, person } = useWorkspace();
  useEffect(() => void team.departments.need(), []);
  useEffect(() => void team.agents.need(), []);
  const departments = team.departments.value.value.data ?? [];
  const list = useResponses('shared');
  return (
    <CrudPage
      {...list}
      words={words}
      isAdmin={person.isSupervisor}
      note={<OwnResponses />}
      columns={[
        ...columns,
        {
          title: words.fields.department_id[0],
          class: 'wide muted',
          cell: ({ department_id }) => departments.find(({ id }) => id === department_id)?.name ?? words.everybody,
        },
      ]}
    />
  );
}

/** Everybody has some, and nobody else sees them. */
function OwnResponses() {
  return (
    <>
      <section aria-label={own.title}>
        <h2 class="canned-heading">{own.title}</h2>
        <p class="muted">{own.lead}</p>
        <CrudList {...useResponses('own')} words={own} isAdmin columns={columns} />
      </section>
      <h2 class="canned-heading">{own.shared}</h2>
    </>
  );
}

const columns: Column<CannedResponse>[] = [
  { title: words.fields.shortcut[0], cell: ({ shortcut }) => <kbd>/{shortcut}</kbd> },
  { title: words.fields.content[0], cell: (response) => <Content of={response} /> },
];

/** What both lists have in common. */
function useResponses(space: Space) {
  const { api, team } = useWorkspace();
  const of = space === 'own' ? ownResponsesOf(api) : team.cannedResponses;
  return {
    icon: Zap,
    of,
    nameOf: ({ shortcut }: CannedResponse) => `/${shortcut}`,
    textOf: ({ shortcut, title, content }: CannedResponse) => `/${shortcut} ${title} ${content}`,
    isEditedHere: true,
    tableClass: 'table-canned',
    form: (response: CannedResponse | undefined, close: () => void) => (
      <CannedForm response={response} space={space} onClose={close} />
    ),
    removal: ({ id, title }: CannedResponse) => ({
      title: words.removeTitle(title),
      body: words.removeBody,
      removed: words.removed,
      run: async () => {
        const operation = space === 'own' ? 'deleteOwnCannedResponse' : 'deleteCannedResponse';
        await api(operation, { params: { id: String(id) } });
        of.change((all) => without(all, id));
      },
    }),
  };
}

function Content({ of: { title, content, actions, files } }: { of: CannedResponse }) {
  const { team } = useWorkspace();
  return (
    <>
      <b>{title}</b>
      <p class="clipped" title={content}>
        {content}
      </p>
      {actions.length > 0 && (
        <ul class="canned-actions muted">
          {actions.map((action) => (
            <li key={actionText(action, team)} title={actionText(action, team)}>
              {actionText(action, team)}
            </li>
          ))}
        </ul>
      )}
      {files.length > 0 && <p class="clipped muted">{files.map(({ name }) => name).join(', ')}</p>}
    </>
  );
}

const described = describedBy(words.fields, limits.cannedResponse);
const blank: Omit<CannedResponse, 'id' | 'version' | 'created_at'> = {
  shortcut: '',
  title: '',
  content: '',
  department_id: null,
  actions: [],
  files: [],
};

type FormProps = { response: CannedResponse | undefined; space: Space; onClose: () => void };

function CannedForm({ response, space, onClose }: FormProps) {
  const { api, team } = useWorkspace();
  const params = { id: String(response?.id) };
  const isOwn = space === 'own';
  const editor = useRecordEditor({
    stored: response,
    blank,
    fieldsOf: ({ shortcut, title, content, department_id, actions, files }) => ({
      shortcut,
      title,
      content,
      department_id,
      actions,
      files,
    }),
    operation: isOwn ? 'updateOwnCannedResponse' : 'updateCannedResponse',
    send: ({ values: { department_id, ...values }, changes }, version) => {
      if (!response)
        return isOwn
          ? api('createOwnCannedResponse', { body: values })
          : api('createCannedResponse', { body: { ...values, department_id } });
      if (!isOwn) return api('updateCannedResponse', { params, body: { ...changes, ...version } });
      const { department_id: _, ...changed } = changes;
      return api('updateOwnCannedResponse', { params, body: { ...changed, ...version } });
    },
    load: () => api(isOwn ? 'getOwnCannedResponse' : 'getCannedResponse', { params }),
    accept: (stored) => (isOwn ? ownResponsesOf(api) : team.cannedResponses).change((all) => replaced(all, stored)),
  });
  const { values, set } = editor;
  const [isUploading, setUploading] = useState(false);
  // Two files may arrive before the form is drawn again.
  const latest = useRef(values.files);
  latest.current = values.files;
  const fields = bindTo(editor, described);
  const departments = team.departments.value.value.data ?? [];
  return (
    <RecordDialog
      title={response ? `${common.edit} /${response.shortcut}` : isOwn ? own.add : words.add}
      action={response ? common.save : isOwn ? own.add : words.add}
      editor={editor}
      isComplete={
        [values.shortcut, values.title].every((text) => text.trim() !== '') &&
        (values.content.trim() !== '' || values.actions.length > 0 || values.files.length > 0) &&
        !isUploading &&
        values.actions.every(isCompleteAction)
      }
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
      <TextField {...fields.as('content')} rows={6} />
      <ActionsField
        {...described('actions', editor.errors)}
        value={values.actions}
        onChange={(actions) => set({ actions })}
      />
      <ResponseFilesField
        {...described('files', editor.errors)}
        value={values.files}
        onChange={(edit) => {
          latest.current = edit(latest.current);
          set({ files: latest.current });
        }}
        onBusy={setUploading}
      />
      {!isOwn && departments.length > 0 && (
        <SelectField {...fields.id('department_id')} options={{ '': words.everybody, ...optionsOf(departments) }} />
      )}
    </RecordDialog>
  );
}
