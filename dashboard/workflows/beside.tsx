/** What stands beside the steps: their picture, or a chat that tries them out. */
import { useState } from 'preact/hooks';
import type { Definition } from '../../core/model/workflow.ts';
import { editor } from '../strings/workflows.ts';
import type { Faults } from './check.ts';
import { Graph } from './graph.tsx';
import { TrialPane } from './trial-pane.tsx';

const views = ['graph', 'trial'] as const;

type BesideProps = {
  definition: Definition;
  faults: Faults;
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

/** The pane. */
export function Beside({ definition, faults, chosen, onChoose }: BesideProps) {
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
