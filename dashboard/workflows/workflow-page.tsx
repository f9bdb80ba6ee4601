/** One workflow: its steps as forms, beside them their picture, or a chat that tries them out. */
import { ArrowLeft, Ellipsis, KeyRound, Trash2 } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Definition, Workflow } from '../../core/model/workflow.ts';
import { createResource, type Resource } from '../data/resource.ts';
import { replaced } from '../data/team.ts';
import { BASE, guardLeaving, navigate } from '../shell/location.ts';
import { common } from '../strings/common.ts';
import { editor, workflows as words } from '../strings/workflows.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { LoadedOnce } from '../ui/loaded.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { Page } from '../ui/page.tsx';
import { fieldErrors, inWords } from '../ui/problem.ts';
import { clock, shortTime } from '../ui/time.ts';
import { toast } from '../ui/toasts.ts';
import { useWorkspace } from '../workspace.ts';
import { type Faults, faultsOf, refusalsOf } from './check.ts';
import { inOrder } from './edit.ts';
import { Graph } from './graph.tsx';
import { StepList } from './step-list.tsx';
import { TrialPane } from './trial-pane.tsx';
import { IssueSecret, RemoveWorkflow, ShownSecret } from './workflow-dialogs.tsx';
import './workflows.css';

type Draft = Pick<Workflow, 'name' | 'definition'>;

/** The page. */
export default function WorkflowPage({ id }: { id: number }) {
  const { api } = useWorkspace();
  const workflow = useMemo(() => createResource(() => api('getWorkflow', { params: { id: String(id) } })), [id]);
  return (
    <LoadedOnce of={workflow} skeleton="card">
      {(loaded) => <Editor workflow={loaded} resource={workflow} />}
    </LoadedOnce>
  );
}

/** What is edited, what is wrong with it, and saving it. */
function useDraft(workflow: Workflow, resource: Resource<Workflow>) {
  const { api, team } = useWorkspace();
  const [draft, setDraft] = useState<Draft>({ name: workflow.name, definition: workflow.definition });
  const [refused, setRefused] = useState<{ error: unknown; definition: Definition } | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const isOther = JSON.stringify(draft.definition) !== JSON.stringify(workflow.definition);
  const isChanged = isOther || draft.name !== workflow.name;
  useEffect(() => (isChanged ? guardLeaving(() => confirm(common.unsaved)) : undefined), [isChanged]);
  const own = useMemo(() => faultsOf(draft.definition), [draft.definition]);
  const told = refused ? refusalsOf(fieldErrors(refused.error), refused.definition, draft.definition) : {};
  const save = async () => {
    setBusy(true);
    setRefused(undefined);
    try {
      const body = { name: draft.name, ...(isOther ? { definition: draft.definition } : {}) };
      const stored = await api('updateWorkflow', { params: { id: String(workflow.id) }, body });
      resource.change(() => stored);
      team.workflows.change((all) => replaced(all, stored));
      setDraft({ name: stored.name, definition: stored.definition });
      toast(stored.version === workflow.version ? common.saved : words.saved(stored.version));
    } catch (error) {
      setRefused({ error, definition: draft.definition });
    } finally {
      setBusy(false);
    }
  };
  return { draft, setDraft, refused: refused?.error, faults: { ...told, ...own }, isChanged, busy, save };
}

function Editor({ workflow, resource }: { workflow: Workflow; resource: Resource<Workflow> }) {
  const { person } = useWorkspace();
  const { draft, setDraft, refused, faults, isChanged, busy, save } = useDraft(workflow, resource);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const count = Object.keys(faults).length;
  const change = (definition: Definition) => setDraft((now) => ({ ...now, definition }));
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
            <Button variant="primary" busy={busy} disabled={!isChanged} onClick={() => void save()}>
              {busy ? common.saving : common.save}
            </Button>
          </>
        )
      }
    >
      {!person.isAdmin && <p class="muted flow-only-look">{common.adminsOnly}</p>}
      {count > 0 ? (
        <FaultsNote faults={faults} onShow={setChosen} />
      ) : (
        refused !== undefined && (
          <p class="form-problem" role="alert">
            {inWords(refused)}
          </p>
        )
      )}
      <div class="flow-editor">
        <div>
          <General draft={draft} faults={faults} onChange={setDraft} />
          <StepList
            definition={draft.definition}
            faults={faults}
            chosen={chosen}
            onChoose={setChosen}
            onChange={change}
          />
        </div>
        <Beside definition={draft.definition} faults={faults} chosen={chosen} onChoose={setChosen} />
      </div>
    </Page>
  );
}

function General({ draft, faults, onChange }: { draft: Draft; faults: Faults; onChange: (draft: Draft) => void }) {
  const { person } = useWorkspace();
  const { start } = draft.definition;
  const ids = inOrder(draft.definition);
  const known = Object.fromEntries(ids.map((id) => [id, id]));
  return (
    <fieldset class="plain card form-card" disabled={!person.isAdmin}>
      <div class="pair">
        <TextField
          label={words.nameField}
          help={words.nameHelp}
          value={draft.name}
          onChange={(name) => onChange({ ...draft, name })}
          maxLength={100}
          required
        />
        <SelectField
          label={editor.firstStep}
          error={faults['start']}
          value={start}
          options={start in known ? known : { [start]: editor.chooseStep, ...known }}
          onChange={(first) => onChange({ ...draft, definition: { ...draft.definition, start: first } })}
        />
      </div>
    </fieldset>
  );
}

/** How much there is to mend, and the way there. */
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

const views = ['graph', 'trial'] as const;

type BesideProps = {
  definition: Definition;
  faults: Faults;
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

function Beside({ definition, faults, chosen, onChoose }: BesideProps) {
  const [view, setView] = useState<(typeof views)[number]>('graph');
  return (
    <section class="card flow-beside" aria-label={editor.views[view]}>
      <div class="switch-tabs" role="radiogroup" aria-label={editor.viewsLabel}>
        {views.map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={view === one}
            class="switch-tab"
            onClick={() => setView(one)}
          >
            {editor.views[one]}
          </button>
        ))}
      </div>
      {view === 'graph' ? (
        <Graph definition={definition} faults={faults} chosen={chosen} onChoose={onChoose} />
      ) : (
        <TrialPane definition={definition} isSound={Object.keys(faults).length === 0} />
      )}
    </section>
  );
}

function More({ workflow }: { workflow: Workflow }) {
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
      {secret !== undefined && <ShownSecret secret={secret} onClose={() => setSecret(undefined)} />}
      {dialog === 'remove' && (
        <RemoveWorkflow
          workflow={workflow}
          onClose={close}
          onRemoved={() => navigate('/workflows', { replace: true })}
        />
      )}
    </>
  );
}
