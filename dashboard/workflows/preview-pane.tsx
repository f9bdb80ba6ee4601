/** The pane next to the steps: a flowchart or a test chat. */
import { useState } from 'preact/hooks';
import type { Definition } from '#core/automation/definition.ts';
import { editor } from '#dashboard/strings/workflows.ts';
import { SwitchTabs } from '#dashboard/ui/page/switch-tabs.tsx';
import type { Faults } from '#dashboard/workflows/kinds/step-fields.tsx';
import { Graph } from '#dashboard/workflows/flowchart/graph.tsx';
import { TrialPane } from '#dashboard/workflows/test/trial-pane.tsx';

type BesideProps = {
  definition: Definition;
  faults: Faults;
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

/** The pane. */
export function Beside({ definition, faults, chosen, onChoose }: BesideProps) {
  const [view, setView] = useState<keyof typeof editor.views>('graph');
  return (
    <section class="card flow-beside" aria-label={editor.views[view]}>
      <SwitchTabs label={editor.viewsLabel} value={view} names={editor.views} onChange={setView} />
      {view === 'graph' ? (
        <Graph definition={definition} faults={faults} chosen={chosen} onChoose={onChoose} />
      ) : (
        <TrialPane definition={definition} isSound={Object.keys(faults).length === 0} />
      )}
    </section>
  );
}
