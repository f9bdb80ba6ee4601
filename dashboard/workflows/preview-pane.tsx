/** The pane next to the steps: a flowchart, a test chat or a rehearsal. */
import { useState } from 'preact/hooks';
import type { Definition } from '#core/automation/definition.ts';
import type { Id } from '#core/model/id.ts';
import { common } from '#dashboard/strings/common.ts';
import { editor } from '#dashboard/strings/workflows.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { SwitchTabs } from '#dashboard/ui/page/switch-tabs.tsx';
import type { Faults } from '#dashboard/workflows/kinds/step-fields.tsx';
import { Graph } from '#dashboard/workflows/flowchart/graph.tsx';
import { TrialPane } from '#dashboard/workflows/test/trial-pane.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';

const RehearsalPane = lazy(() => import('#dashboard/quality/rehearsal-pane.tsx'));

type BesideProps = {
  id: Id;
  definition: Definition;
  faults: Faults;
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

/** The pane. */
export function Beside({ id, definition, faults, chosen, onChoose }: BesideProps) {
  const { person } = useWorkspace();
  const [view, setView] = useState<keyof typeof editor.views>('graph');
  const isSound = Object.keys(faults).length === 0;
  return (
    <section class="card flow-beside" aria-label={editor.views[view]}>
      <SwitchTabs label={editor.viewsLabel} value={view} names={editor.views} onChange={setView} />
      {view === 'graph' ? (
        <Graph definition={definition} faults={faults} chosen={chosen} onChoose={onChoose} />
      ) : view === 'trial' ? (
        <TrialPane definition={definition} isSound={isSound} />
      ) : person.isAdmin ? (
        <RehearsalPane subject={isSound ? { type: 'workflow', workflow_id: id, definition } : undefined} />
      ) : (
        <p class="muted">{common.adminsOnly}</p>
      )}
    </section>
  );
}
