/** Trying a rule out on the last week's chats, a page at a time, before it is switched on. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type RuleMatch } from '#core/automation/rules/rule.ts';
import type { Answer } from '#core/contract/http.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { trialOfRule as words } from '#dashboard/strings/rules.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { clock, shortTime } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

type Run = Answer<'tryRule'>['runs'][number];
type Trial = {
  /** The rule as it was tried. */
  of: string;
  state: 'running' | 'done' | 'stopped' | 'failed';
  looked: number;
  total: number;
  runs: readonly Run[];
  error?: unknown;
};

const SHOWN = 20;

/** The button, how far it is, and what it found. `match`: undefined while the form isn't complete. */
export function RuleTrial({ match, isRecorded }: { match: RuleMatch | undefined; isRecorded: boolean }) {
  const { api } = useWorkspace();
  const [trial, setTrial] = useState<Trial>();
  const running = useRef(0);
  useEffect(() => () => void running.current++, []);
  const text = JSON.stringify(match);
  const start = async (body: RuleMatch) => {
    const own = ++running.current;
    let now: Trial = { of: text, state: 'running', looked: 0, total: 0, runs: [] };
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
            <Button disabled={match === undefined} onClick={() => match && void start(match)}>
              {words.start}
            </Button>
          )}
          {trial?.state === 'running' && <progress max={Math.max(trial.total, 1)} value={trial.looked} />}
        </div>
      )}
      <div role="status">{trial && <Outcome trial={trial} isOutdated={trial.of !== text} />}</div>
    </section>
  );
}

function Outcome({ trial, isOutdated }: { trial: Trial; isOutdated: boolean }) {
  const { state, looked, total, runs } = trial;
  const chats = new Set(runs.map(({ conversation_id }) => conversation_id)).size;
  return (
    <>
      {state === 'running' && <p>{words.progress(looked, total)}</p>}
      {state === 'stopped' && <p>{words.stopped}</p>}
      {state === 'failed' && (
        <p class="field-error">
          {words.failed} {inWords(trial.error)}
        </p>
      )}
      {state !== 'running' && runs.length > 0 && <p>{words.done(runs.length, chats, looked)}</p>}
      {state === 'done' && runs.length === 0 && <p>{words.none(looked)}</p>}
      {isOutdated && <p class="muted">{words.changed}</p>}
      {runs.length > 0 && (
        <ul class="rule-runs" aria-label={words.list}>
          {runs.slice(0, SHOWN).map(({ conversation_id, at, visitor_name }) => (
            <li key={`${conversation_id} ${at}`}>
              <a href={`${BASE}/conversations/${conversation_id}`} target="_blank" rel="noreferrer">
                {visitor_name ?? words.visitor}
              </a>{' '}
              <time class="muted" dateTime={at}>
                {shortTime(at, clock.value)}
              </time>
            </li>
          ))}
          {runs.length > SHOWN && <li class="muted">{words.more(runs.length - SHOWN)}</li>}
        </ul>
      )}
    </>
  );
}
