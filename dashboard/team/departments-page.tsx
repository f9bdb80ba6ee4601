/** Departments: queues of their own, by name. */
import { Building2 } from 'lucide';
import { useEffect } from 'preact/hooks';
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import type { Department } from '#core/model/team/department.ts';
import { limits } from '#dashboard/data/limits.ts';
import { replaced, without } from '#dashboard/data/team.ts';
import { common } from '#dashboard/strings/common.ts';
import { assignmentWords } from '#dashboard/strings/assignment.ts';
import { departments as words } from '#dashboard/strings/team.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { CrudPage } from '#dashboard/ui/crud/crud-page.tsx';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { describedBy, labelsOf } from '#dashboard/ui/forms/described.ts';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { LinesField } from '#dashboard/ui/forms/value-fields.tsx';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { usesOfDepartment } from '#dashboard/workspace/uses.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { AssignmentFields, assignmentOf } from './assignment-fields.tsx';
import { NoMailNote } from './no-mail-note.tsx';
import './team.css';

/** The page. */
export default function DepartmentsPage() {
  const { api, team, person } = useWorkspace();
  useEffect(() => {
    void team.agents.need();
    void team.widgets.need();
  }, []);
  const widgets = team.widgets.value.value.data ?? [];
  return (
    <CrudPage
      words={words}
      icon={Building2}
      of={team.departments}
      isAdmin={person.isAdmin}
      textOf={({ name }) => name}
      nameOf={({ name }) => name}
      isEditedHere
      columns={[
        { title: words.fields.name[0], cell: ({ name }) => <b>{name}</b> },
        {
          title: words.agentsColumn,
          class: 'number',
          cell: ({ id }) => <AgentCount id={id} />,
        },
        {
          title: words.widgetsColumn,
          class: 'number',
          cell: ({ id }) => widgets.filter(({ department_id }) => department_id === id).length,
        },
      ]}
      form={(department, close) => <DepartmentForm department={department} onClose={close} />}
      removal={({ id, name }) => ({
        title: words.removeTitle(name),
        body: words.removeBody,
        removed: words.removed,
        uses: () => usesOfDepartment(team, id),
        run: async () => {
          await api('deleteDepartment', { params: { id: String(id) } });
          team.departments.change((all) => without(all, id));
        },
      })}
    />
  );
}

/** How many agents a department has; a warning where its widgets' chats find none. */
function AgentCount({ id }: { id: Department['id'] }) {
  const { team } = useWorkspace();
  const [agents, widgets] = [team.agents.value.value.data, team.widgets.value.value.data];
  if (!agents || !widgets) return null;
  const count = agents.filter(({ department_ids }) => department_ids.includes(id)).length;
  if (count > 0 || widgets.every(({ department_id }) => department_id !== id)) return <>{count}</>;
  return (
    <span class="warning" title={words.unservedHelp}>
      {words.unserved}
    </span>
  );
}

const described = describedBy(words.fields, limits.department);

function DepartmentForm({ department, onClose }: { department: Department | undefined; onClose: () => void }) {
  const { api, team } = useWorkspace();
  const params = { id: String(department?.id) };
  const editor = useRecordEditor({
    stored: department,
    blank: { name: '', notify_emails: [], ...defaultAssignment },
    fieldsOf: ({ name, notify_emails, ...rest }) => ({ name, notify_emails, ...assignmentOf(rest) }),
    operation: 'updateDepartment',
    send: ({ values, changes }, version) =>
      department
        ? api('updateDepartment', { params, body: { ...changes, ...version } })
        : api('createDepartment', { body: values }),
    load: () => api('getDepartment', { params }),
    accept: (stored) => team.departments.change((all) => replaced(all, stored)),
  });
  const fields = bindTo(editor, described);
  return (
    <RecordDialog
      title={department ? `${common.edit} ${department.name}` : words.add}
      action={department ? common.save : words.add}
      editor={editor}
      isComplete={editor.values.name.trim() !== ''}
      labelOf={labelsOf({ ...words.fields, ...assignmentWords.fields })}
      onClose={onClose}
    >
      <TextField {...fields.as('name')} required autofocus />
      <LinesField {...fields.as('notify_emails')} />
      <NoMailNote />
      <AssignmentFields editor={editor} limits={limits.department} />
    </RecordDialog>
  );
}
