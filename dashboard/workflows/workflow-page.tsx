/** One workflow: its steps as forms, next to a flowchart or a test chat. */
import { ArrowLeft, Ellipsis, KeyRound, Trash2 } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import type { Definition, Workflow } from '#core/automation/definition.ts';
import { createResource, type Resource } from '#dashboard/data/resource.ts';
import { BASE, navigate } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { editor, workflows as words } from '#dashboard/strings/workflows.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { LoadedPage } from '#dashboard/ui/page/loaded-page.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { RecordNotes } from '#dashboard/ui/crud/record-page.tsx';
import { RemoveDialog } from '#dashboard/ui/crud/remove-dialog.tsx';
import { labelsOf } from '#dashboard/ui/forms/described.ts';
import { SaveButton } from '#dashboard/ui/forms/saving.tsx';
import { clock, shortTime } from '#dashboard/ui/format/time.ts';
import { ShownSecret } from '#dashboard/ui/controls/shown-secret.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { Beside } from './preview-pane.tsx';
import type { Faults } from '#dashboard/workflows/kinds/step-fields.tsx';
import { General } from './general.tsx';
import { StepList } from '#dashboard/workflows/steps/step-list.tsx';
import { useWorkflowEditor } from '#dashboard/workflows/draft/use-workflow-editor.ts';
import { IssueSecret, removalOf } from './workflow-dialogs.tsx';
import './workflows.css';

/** The page. */
export default function WorkflowPage({ id }: { id: number }) {
  const { api } = useWorkspace();
  const workflow = useMemo(() => createResource(() => api('getWorkflow', { params: { id: String(id) } })), [id]);
  return <LoadedPage of={workflow}>{(loaded) => <Editor workflow={loaded} resource={workflow} />}</LoadedPage>;
}

function Editor({ workflow, resource }: { workflow: Workflow; resource: Resource<Workflow> }) {
  const { person } = useWorkspace();
  const { editor, faults } = useWorkflowEditor(workflow, resource);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const count = Object.keys(faults).length;
  const { definition } = editor.values;
  const change = (next: Definition) => editor.set({ definition: next });
  return (
    <Page
      title={workflow.name}
      lead={`${words.version(workflow.version)} · ${words.changedAt(shortTime(workflow.updated_at, clock.value))}`}
      back={
        <a class="icon-button" href={`${BASE}/workflows`} title={words.title} aria-label={words.title}>
          <Icon of={ArrowLeft} />
        </a>
      }
      actions={
        person.isAdmin && (
          <>
            <More workflow={workflow} />
            <SaveButton busy={editor.busy} canSave={editor.canSave} onSave={editor.save} />
          </>
        )
      }
    >
      {!person.isAdmin && <p class="muted flow-only-look">{common.adminsOnly}</p>}
      {count > 0 && <FaultsNote faults={faults} onShow={setChosen} />}
      <RecordNotes editor={count > 0 ? { ...editor, problem: undefined } : editor} labelOf={labelsOf(words.fields)} />
      <div class="flow-editor">
        <div>
          <General editor={editor} faults={faults} />
          <StepList definition={definition} faults={faults} chosen={chosen} onChoose={setChosen} onChange={change} />
        </div>
        <Beside id={workflow.id} definition={definition} faults={faults} chosen={chosen} onChoose={setChosen} />
      </div>
    </Page>
  );
}

/** How many errors there are, with a link to the first one. */
function FaultsNote({ faults, onShow }: { faults: Faults; onShow: (id: string) => void }) {
  const paths = Object.keys(faults);
  const [, first] = paths.find((path) => path.startsWith('steps.'))?.split('.') ?? [];
  return (
    <p class="form-problem flow-faults" role="status">
      {editor.faultsLeft(paths.length)}
      {first !== undefined && (
        <button type="button" class="link" onClick={() => onShow(first)}>
          {editor.goToFault}
        </button>
      )}
    </p>
  );
}

function More({ workflow }: { workflow: Workflow }) {
  const { api, team } = useWorkspace();
  const [dialog, setDialog] = useState<'none' | 'secret' | 'remove'>('none');
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const close = () => setDialog('none');
  const calls = Object.values(workflow.definition.steps).some(({ kind }) => kind === 'http');
  return (
    <>
      <Menu
        align="end"
        label={common.more}
        trigger={(attributes) => <IconButton label={common.more} icon={Ellipsis} {...attributes} />}
      >
        {calls && (
          <MenuItem onClick={() => setDialog('secret')}>
            <Icon of={KeyRound} />
            {words.secret}
          </MenuItem>
        )}
        <MenuItem danger onClick={() => setDialog('remove')}>
          <Icon of={Trash2} />
          {words.remove}
        </MenuItem>
      </Menu>
      {dialog === 'secret' && <IssueSecret workflow={workflow} onClose={close} onIssued={setSecret} />}
      {secret !== undefined && (
        <ShownSecret title={words.secretShown} secret={secret} onClose={() => setSecret(undefined)} />
      )}
      {dialog === 'remove' && (
        <RemoveDialog
          removal={removalOf(workflow, api, team)}
          onClose={close}
          onRemoved={() => navigate('/workflows', { replace: true })}
        />
      )}
    </>
  );
}
