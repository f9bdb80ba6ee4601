/** Departments: queues of their own, by name. */
import { Building2, Pencil, Plus, Trash2 } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Department } from '#core/model/department.ts';
import { replaced } from '#dashboard/data/team.ts';
import { common } from '#dashboard/strings/common.ts';
import { departments as words } from '#dashboard/strings/team.ts';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { SetUpPage } from '#dashboard/settings/settings-page.tsx';
import { SetUpTable } from '#dashboard/settings/settings-table.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import './team.css';

type Open =
  | { kind: 'none' }
  | { kind: 'edit'; department: Department | undefined }
  | { kind: 'remove'; department: Department };

/** The page. */
export default function DepartmentsPage() {
  const { api, team } = useWorkspace();
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });
  useEffect(() => {
    void team.agents.need();
    void team.widgets.need();
  }, []);
  const usedBy = (id: number) => ({
    agents: (team.agents.value.value.data ?? []).filter(({ department_ids }) => department_ids.includes(id)).length,
    widgets: (team.widgets.value.value.data ?? []).filter(({ department_id }) => department_id === id).length,
  });
  return (
    <>
      <SetUpPage
        words={words}
        icon={Building2}
        add={{ label: words.add, icon: Plus, run: () => setOpen({ kind: 'edit', department: undefined }) }}
        of={team.departments}
        skeleton="row"
      >
        {(departments) => (
          <SetUpTable
            of={departments}
            by={({ name }) => name}
            columns={[
              { title: words.name, cell: ({ name }) => <b>{name}</b> },
              { title: words.agentsColumn, class: 'number', cell: ({ id }) => usedBy(id).agents },
              { title: words.widgetsColumn, class: 'number', cell: ({ id }) => usedBy(id).widgets },
            ]}
            actions={(department) => [
              {
                label: `${common.edit} ${department.name}`,
                icon: Pencil,
                run: () => setOpen({ kind: 'edit', department }),
              },
              {
                label: `${common.delete} ${department.name}`,
                icon: Trash2,
                run: () => setOpen({ kind: 'remove', department }),
              },
            ]}
          />
        )}
      </SetUpPage>
      {open.kind === 'edit' && <DepartmentForm department={open.department} onClose={close} />}
      {open.kind === 'remove' && (
        <Confirm
          title={words.removeTitle(open.department.name)}
          body={words.removeBody}
          action={common.delete}
          onClose={close}
          run={async () => {
            await api('deleteDepartment', { params: { id: String(open.department.id) } });
            team.departments.change((all) => all.filter(({ id }) => id !== open.department.id));
            toast(words.removed);
          }}
        />
      )}
    </>
  );
}

function DepartmentForm({ department, onClose }: { department: Department | undefined; onClose: () => void }) {
  const { api, team } = useWorkspace();
  const [name, setName] = useState(department?.name ?? '');
  const save = async () => {
    const body = { name };
    const stored = department
      ? await api('updateDepartment', { params: { id: String(department.id) }, body })
      : await api('createDepartment', { body });
    team.departments.change((all) => replaced(all, stored));
    toast(common.saved);
  };
  return (
    <FormDialog
      title={department ? `${common.edit} ${department.name}` : words.add}
      action={department ? common.save : words.add}
      onClose={onClose}
      save={save}
      canSave={name.trim() !== ''}
    >
      {(errors) => (
        <TextField
          label={words.name}
          error={errors['name']}
          value={name}
          onChange={setName}
          maxLength={100}
          required
          autofocus
        />
      )}
    </FormDialog>
  );
}
