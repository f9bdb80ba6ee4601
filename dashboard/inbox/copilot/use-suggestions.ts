/** The suggestions for the open conversation: asked for once after each time the visitor says something, never while an agent types. */
import { useEffect, useState } from 'preact/hooks';
import { lastWords } from '#core/copilot/last-words.ts';
import type { Id } from '#core/model/id.ts';
import type { Suggestion } from '#core/model/knowledge/suggestion.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** Who walks through a list, or is written to in several messages, asks once. */
const CALM_MS = 400;

/** What is shown: nothing where nobody asks anything, or where there are no bots. */
export type Suggested =
  | { state: 'nothing' | 'loading' | 'failed' }
  | { state: 'ready'; suggestions: readonly Suggestion[] };

/** The suggestions, and a second try. @param isWanted whether the panel is open: nothing is asked while it isn't */
export function useSuggestions(id: Id, isWanted: boolean): { suggested: Suggested; retry: () => void } {
  const { api, inbox, team } = useWorkspace();
  const [answered, setAnswered] = useState<{ of: string; suggested: Suggested } | undefined>(undefined);
  const [attempt, setAttempt] = useState(0);
  const seq = lastWords(inbox.threads.of(id).value.rows)?.seq;
  const hasBots = team.bots.value.value.data?.length !== 0;
  const of = `${id} ${seq} ${attempt}`;
  const isAsking = seq !== undefined && hasBots;
  useEffect(() => void team.bots.need(), []);
  useEffect(() => {
    if (!isAsking || !isWanted || answered?.of === of) return undefined;
    let isCurrent = true;
    const keep = (suggested: Suggested) => {
      if (isCurrent) setAnswered({ of, suggested });
    };
    const ask = () =>
      api('listSuggestions', { params: { id: String(id) } })
        .then(({ data }) => keep({ state: 'ready', suggestions: data }))
        .catch(() => keep({ state: 'failed' }));
    const timer = setTimeout(() => void ask(), attempt > 0 ? 0 : CALM_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [of, isAsking, isWanted]);
  const suggested = !isAsking ? NOTHING : answered?.of === of ? answered.suggested : LOADING;
  return { suggested, retry: () => setAttempt((tries) => tries + 1) };
}

const NOTHING: Suggested = { state: 'nothing' };
const LOADING: Suggested = { state: 'loading' };
