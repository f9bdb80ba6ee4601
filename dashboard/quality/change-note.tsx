/** What a change makes better or worse, beside a question whether to make it: nobody has to wait for it. */
import { useEffect, useState } from 'preact/hooks';
import type { Id } from '#core/model/id.ts';
import { quality as words } from '#dashboard/strings/quality.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { Changes } from './changes.tsx';
import { type Comparison, type Tried, readBefore, tryOut } from './try-out.ts';

type State =
  | { kind: 'none' | 'running' }
  | { kind: 'problem'; problem: string }
  | { kind: 'done'; changes: Comparison };

/** The comparison, begun as soon as this is shown; nothing for a bot without test questions. */
export default function ChangeNote({ bot, tried }: { bot: Id; tried: Tried }) {
  const { api } = useWorkspace();
  const [state, setState] = useState<State>({ kind: 'none' });
  useEffect(() => {
    let isShown = true;
    const show = (next: State) => isShown && setState(next);
    const run = async () => {
      const before = await readBefore(api, bot);
      if (before.questions.length === 0) return;
      show({ kind: 'running' });
      const changes = await tryOut(api, before, tried, () => isShown);
      show(changes ? { kind: 'done', changes } : { kind: 'problem', problem: words.failed });
    };
    run().catch((error: unknown) => show({ kind: 'problem', problem: inWords(error) }));
    return () => void (isShown = false);
  }, []);
  return (
    <div role="status">
      {state.kind === 'running' && <p class="muted">{words.comparing}</p>}
      {state.kind === 'problem' && <p class="field-error">{state.problem}</p>}
      {state.kind === 'done' && <Changes {...state.changes} />}
    </div>
  );
}
