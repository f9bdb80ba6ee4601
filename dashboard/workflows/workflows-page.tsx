/** Workflows: the list, and the template a new one begins with. */
import { Workflow as WorkflowIcon } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Workflow } from '#core/automation/definition.ts';
import { limits } from '#dashboard/data/limits.ts';
import { replaced } from '#dashboard/data/team.ts';
import { templates as templateWords, workflows as words } from '#dashboard/strings/workflows.ts';
import { CrudPage } from '#dashboard/ui/crud/crud-page.tsx';
import { type Column, linkedName } from '#dashboard/ui/crud/crud-table.tsx';
import { NewDialog } from '#dashboard/ui/crud/new-dialog.tsx';
import { describedBy } from '#dashboard/ui/forms/described.ts';
import { Radios } from '#dashboard/ui/forms/radios.tsx';
import { clock, fullTime, shortTime } from '#dashboard/ui/format/time.ts';
import { UsedBy } from '#dashboard/workspace/used-by.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { templates, type TemplateName } from './templates.ts';
import { removalOf } from './workflow-dialogs.tsx';

/** The page. */
export default function WorkflowsPage({ isCreating }: { isCreating: boolean }) {
  const { api, team, person } = useWorkspace();
  useEffect(() => void team.widgets.need(), []);
  return (
    <CrudPage
      words={words}
      icon={WorkflowIcon}
      of={team.workflows}
      isAdmin={person.isAdmin}
      nameOf={({ name }) => name}
      columns={columns}
      newPath="/workflows/new"
      isCreating={isCreating}
      form={(_, close) => <NewWorkflow onClose={close} />}
      removal={(workflow) => removalOf(workflow, api, team)}
    />
  );
}

const columns: Column<Workflow>[] = [
  linkedName(words.name, '/workflows'),
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

const described = describedBy(words.fields, limits.workflow);
const blank: { name: string; template: TemplateName } = { name: '', template: 'lead' };

function NewWorkflow({ onClose }: { onClose: () => void }) {
  const { api, team } = useWorkspace();
  return (
    <NewDialog
      title={words.newTitle}
      action={words.add}
      created={words.created}
      blank={blank}
      described={described}
      onClose={onClose}
      create={async ({ name, template }) => {
        const workflow = await api('createWorkflow', { body: { name, definition: templates[template] } });
        team.workflows.change((all) => replaced(all, workflow));
        return `/workflows/${workflow.id}`;
      }}
      more={({ values, set }) => (
        <Radios
          label={words.template}
          value={values.template}
          options={templateWords}
          onChange={(template) => set({ template })}
        />
      )}
    />
  );
}
