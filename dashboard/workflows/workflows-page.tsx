/** Workflows: the list, and the template a new one begins with. */
import { Plus, Trash2, Workflow as WorkflowIcon } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Workflow } from '#core/automation/definition.ts';
import { replaced } from '#dashboard/data/team.ts';
import { BASE, navigate } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { templates as templateWords, workflows as words } from '#dashboard/strings/workflows.ts';
import { NewDialog } from '#dashboard/ui/forms/new-dialog.tsx';
import { NoPermission } from '#dashboard/ui/page/page-state.tsx';
import { Radios } from '#dashboard/ui/forms/radios.tsx';
import { SetUpPage } from '#dashboard/settings/settings-page.tsx';
import { type Column, SetUpTable } from '#dashboard/settings/settings-table.tsx';
import { clock, fullTime, shortTime } from '#dashboard/ui/format/time.ts';
import { UsedBy } from '#dashboard/settings/used-by.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { RemoveWorkflow } from './workflow-dialogs.tsx';
import { templates, type TemplateName } from './templates.ts';

/** The page. */
export default function WorkflowsPage({ isCreating }: { isCreating: boolean }) {
  const { person, team } = useWorkspace();
  const [removing, setRemoving] = useState<Workflow | undefined>(undefined);
  useEffect(() => void team.widgets.need(), []);
  if (isCreating && !person.isAdmin) return <NoPermission />;
  return (
    <>
      <SetUpPage
        words={words}
        icon={WorkflowIcon}
        add={{ label: words.add, icon: Plus, run: () => navigate('/workflows/new') }}
        of={team.workflows}
        skeleton="row"
      >
        {(workflows) => (
          <SetUpTable
            of={workflows}
            by={({ name }) => name}
            columns={columns}
            actions={(workflow) => [
              { label: `${common.delete} ${workflow.name}`, icon: Trash2, run: () => setRemoving(workflow) },
            ]}
          />
        )}
      </SetUpPage>
      {isCreating && <NewWorkflow onClose={() => navigate('/workflows', { replace: true })} />}
      {removing && (
        <RemoveWorkflow
          workflow={removing}
          onClose={() => setRemoving(undefined)}
          onRemoved={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}

const columns: Column<Workflow>[] = [
  {
    title: words.name,
    cell: ({ id, name }) => (
      <a class="link" href={`${BASE}/workflows/${id}`}>
        {name}
      </a>
    ),
  },
  {
    title: words.stepsColumn,
    class: 'muted',
    cell: ({ definition }) => words.steps(Object.keys(definition.steps).length),
  },
  { title: words.versionColumn, class: 'roomy muted', cell: ({ version }) => version },
  { title: words.usedBy, class: 'wide muted', cell: ({ id }) => <UsedBy type="workflow" id={id} /> },
  {
    title: words.changed,
    class: 'wide muted',
    cell: ({ updated_at }) => <time title={fullTime(updated_at)}>{shortTime(updated_at, clock.value)}</time>,
  },
];

function NewWorkflow({ onClose }: { onClose: () => void }) {
  const { api, team } = useWorkspace();
  const [template, setTemplate] = useState<TemplateName>('lead');
  const create = async (name: string) => {
    const workflow = await api('createWorkflow', { body: { name, definition: templates[template] } });
    team.workflows.change((all) => replaced(all, workflow));
    return `/workflows/${workflow.id}`;
  };
  return (
    <NewDialog
      title={words.newTitle}
      action={words.add}
      created={words.created}
      name={[words.nameField, words.nameHelp]}
      onClose={onClose}
      create={create}
      more={() => <Radios label={words.template} value={template} options={templateWords} onChange={setTemplate} />}
    />
  );
}
