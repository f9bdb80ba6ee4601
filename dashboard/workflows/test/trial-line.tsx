/** One line of a trial chat: what was said, or what a real one would have done. */
import { trialEffectOf } from '#dashboard/workflows/kinds/kinds.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import type { TrialLine } from './trial.ts';

/** The line. */
export function TrialLineView({ line }: { line: TrialLine }) {
  const { team } = useWorkspace();
  if (line.from !== 'effect') return <p class={`flow-said flow-said-${line.from}`}>{line.text}</p>;
  const { effect } = line;
  return (
    <>
      {effect.type === 'hand_off' && effect.text !== undefined && <p class="flow-said flow-said-bot">{effect.text}</p>}
      {trialEffectOf(effect)
        .lines(effect, team)
        .map((text) => (
          <p key={text} class="flow-effect">
            {text}
          </p>
        ))}
    </>
  );
}
