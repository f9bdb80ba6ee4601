/** Workflows: the list, and the template a new one begins with. */
import { Plus, Trash2, Workflow as WorkflowIcon } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Workflow } from '../../core/model/workflow.ts';
import { replaced, usersOf } from '../data/team.ts';
import { BASE, navigate } from '../shell/location.ts';
import { common } from '../strings/common.ts';
import { templates as templateWords, workflows as words } from '../strings/workflows.ts';
import { NewDialog } from '../ui/new-dialog.tsx';
import { NoPermission } from '../ui/page-state.tsx';
import { Radios } from '../ui/radios.tsx';
import { ActionsHead, RowActions, SetUpPage } from '../ui/set-up-page.tsx';
import { clock, fullTime, shortTime } from '../ui/time.ts';
import { useWorkspace } from '../workspace.ts';
import { RemoveWorkflow } from './workflow-dialogs.tsx';
import { templates, type TemplateName } from './templates.ts';
import '../ui/table.css';

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
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.stepsColumn}</th>
                <th scope="col" class="roomy">
                  {words.versionColumn}
                </th>
                <th scope="col" class="wide">
                  {words.usedBy}
                </th>
                <th scope="col" class="wide">
                  {words.changed}
                </th>
                <ActionsHead />
              </tr>
            </thead>
            <tbody>
              {workflows
                .toSorted((a, b) => a.name.localeCompare(b.name))
                .map((workflow) => (
                  <WorkflowRow key={workflow.id} workflow={workflow} onRemove={() => setRemoving(workflow)} />
                ))}
            </tbody>
          </table>
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

function WorkflowRow({ workflow, onRemove }: { workflow: Workflow; onRemove: () => void }) {
  const { team } = useWorkspace();
  const users = usersOf(team.widgets.value.value.data ?? [], 'workflow', workflow.id);
  return (
    <tr>
      <td>
        <a class="link" href={`${BASE}/workflows/${workflow.id}`}>
          {workflow.name}
        </a>
      </td>
      <td class="muted">{words.steps(Object.keys(workflow.definition.steps).length)}</td>
      <td class="roomy muted">{workflow.version}</td>
      <td class="wide muted">{users.join(', ') || words.unused}</td>
      <td class="wide muted" title={fullTime(workflow.updated_at)}>
        {shortTime(workflow.updated_at, clock.value)}
      </td>
      <RowActions actions={[{ label: `${common.delete} ${workflow.name}`, icon: Trash2, run: onRemove }]} />
    </tr>
  );
}

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
