/** Trying a rule out on the last month's chats, a page at a time, before it is switched on. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RuleTrial as TriedRule } from '#core/automation/rules/rule.ts';
import type { Answer } from '#core/contract/http.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { trialOfRule as words } from '#dashboard/strings/rules.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { clock, shortTime } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { actionWords } from './rule-words.ts';
import { countTrial } from './trial-counts.ts';

type Run = Answer<'tryRule'>['runs'][number];
type Trial = {
  /** The rule as it was tried. */
  rule: TriedRule;
  state: 'running' | 'done' | 'stopped' | 'failed';
  looked: number;
  total: number;
  runs: readonly Run[];
  error?: unknown;
};

const SHOWN = 20;

/** The button, how far it is, and what it found. `rule`: undefined while the form isn't complete. */
export function RuleTrial({ rule, isRecorded }: { rule: TriedRule | undefined; isRecorded: boolean }) {
  const { api } = useWorkspace();
  const [trial, setTrial] = useState<Trial>();
  const running = useRef(0);
  useEffect(() => () => void running.current++, []);
  const text = JSON.stringify(rule);
  const start = async (body: TriedRule) => {
    const own = ++running.current;
    let now: Trial = { rule: body, state: 'running', looked: 0, total: 0, runs: [] };
    const show = (next: Trial) => {
      now = next;
      if (running.current === own) setTrial(next);
    };
    show(now);
    try {
      let cursor: string | null = null;
      do {
        const page: Answer<'tryRule'> = await api('tryRule', { body, query: cursor === null ? {} : { cursor } });
        if (running.current !== own) return;
        const looked = now.looked + page.looked_at;
        cursor = page.next_cursor;
        const state = cursor === null ? 'done' : 'running';
        show({
          ...now,
          state,
          looked,
          total: Math.max(page.total ?? now.total, looked),
          runs: [...now.runs, ...page.runs],
        });
      } while (cursor !== null);
    } catch (error) {
      show({ ...now, state: 'failed', error });
    }
  };
  const stop = () => {
    running.current++;
    setTrial((now) => now && { ...now, state: 'stopped' });
  };
  return (
    <section class="rule-trial" aria-label={words.title}>
      <p class="muted">{isRecorded ? words.lead : words.notRecorded}</p>
      {isRecorded && (
        <div class="rule-trial-tools">
          {trial?.state === 'running' ? (
            <Button onClick={stop}>{words.stop}</Button>
          ) : (
            <Button disabled={rule === undefined} onClick={() => rule && void start(rule)}>
              {words.start}
            </Button>
          )}
          {trial?.state === 'running' && <progress max={Math.max(trial.total, 1)} value={trial.looked} />}
        </div>
      )}
      <div role="status">{trial && <Outcome trial={trial} isOutdated={JSON.stringify(trial.rule) !== text} />}</div>
    </section>
  );
}

function Outcome({ trial, isOutdated }: { trial: Trial; isOutdated: boolean }) {
  const { rule, state, looked, total, runs } = trial;
  const { team } = useWorkspace();
  const { would, differences, actions } = countTrial(runs);
  const wouldRun = runs.filter(({ difference }) => difference !== 'gone');
  const chats = new Set(wouldRun.map(({ conversation_id }) => conversation_id)).size;
  // Without a stored rule that ran, everything is new.
  const isCompared = differences.same + differences.gone > 0;
  return (
    <>
      {state === 'running' && <p>{words.progress(looked, total)}</p>}
      {state === 'stopped' && <p>{words.stopped}</p>}
      {state === 'failed' && (
        <p class="field-error">
          {words.failed} {inWords(trial.error)}
        </p>
      )}
      {state !== 'running' && would > 0 && <p>{words.done(would, chats, looked)}</p>}
      {state === 'done' && would === 0 && <p>{words.none(looked)}</p>}
      {state !== 'running' && isCompared && (
        <p>{words.compared(differences.new, differences.same, differences.gone)}</p>
      )}
      {state !== 'running' && actions.length > 0 && (
        <ul class="rule-outcomes" aria-label={words.actions}>
          {actions.map(({ done, unchanged, refused }, index) => (
            <li key={index}>
              {rule.actions?.[index] && <span dir="auto">{actionWords(rule.actions[index], team)}</span>}{' '}
              <small class="muted">{words.outcomes(done, unchanged, refused)}</small>
            </li>
          ))}
        </ul>
      )}
      {isOutdated && <p class="muted">{words.changed}</p>}
      {runs.length > 0 && (
        <ul class="rule-runs" aria-label={words.list}>
          {runs.slice(0, SHOWN).map(({ conversation_id, at, visitor_name, difference }) => (
            <li key={`${conversation_id} ${at}`}>
              <a href={`${BASE}/conversations/${conversation_id}`} target="_blank" rel="noreferrer">
                {visitor_name ?? words.visitor}
              </a>{' '}
              <time class="muted" dateTime={at}>
                {shortTime(at, clock.value)}
              </time>
              {isCompared && difference !== 'same' && <small> {words.differences[difference]}</small>}
            </li>
          ))}
          {runs.length > SHOWN && <li class="muted">{words.more(runs.length - SHOWN)}</li>}
        </ul>
      )}
    </>
  );
}
