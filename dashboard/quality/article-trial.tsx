/** Compares a bot's test questions before and after a change of an article, before it is saved. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Article } from '#core/model/article.ts';
import type { Id } from '#core/model/id.ts';
import type { Api } from '#dashboard/api/api.ts';
import { quality as words } from '#dashboard/strings/quality.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { Changes } from './changes.tsx';
import { compare } from './tried.ts';

type Values = Pick<Article, 'question' | 'alternative_phrasings' | 'locale'>;
type TrialProps = { bot: Id; article: Article | undefined; values: Values };
type State =
  | { kind: 'none' | 'running' | 'no_questions' }
  | { kind: 'problem'; problem: string }
  | { kind: 'done'; changes: ReturnType<typeof compare> };

/** The button, and what came of it; it is forgotten when the article is changed further. */
export default function ArticleTrial({ bot, article, values }: TrialProps) {
  const { api } = useWorkspace();
  const [state, setState] = useState<State>({ kind: 'none' });
  const { question, alternative_phrasings, locale } = values;
  const given = JSON.stringify([question, alternative_phrasings, locale]);
  const latest = useRef('');
  useEffect(() => {
    latest.current = given;
    setState({ kind: 'none' });
    return () => void (latest.current = '');
  }, [given]);
  const run = async () => {
    setState({ kind: 'running' });
    const isWanted = () => latest.current === given;
    let after: State;
    try {
      after = await tryOut(
        api,
        bot,
        { article_id: article?.id ?? null, question, alternative_phrasings, locale },
        isWanted,
      );
    } catch (error) {
      after = { kind: 'problem', problem: inWords(error) };
    }
    if (isWanted()) setState(after);
  };
  return (
    <div>
      <Button busy={state.kind === 'running'} disabled={question.trim() === ''} onClick={() => void run()}>
        {words.compare}
      </Button>
      <div class="trial-result" role="status">
        {state.kind === 'running' && <p class="muted">{words.comparing}</p>}
        {state.kind === 'no_questions' && <p class="muted">{words.noQuestions}</p>}
        {state.kind === 'problem' && <p class="field-error">{state.problem}</p>}
        {state.kind === 'done' && <Changes {...state.changes} />}
      </div>
    </div>
  );
}

type Change = Values & { article_id: Id | null };

async function tryOut(api: Api, bot: Id, change: Change, isWanted: () => boolean): Promise<State> {
  const params = { id: String(bot) };
  const [settings, { data }] = await Promise.all([api('getBot', { params }), api('listTestQuestions', { params })]);
  if (data.length === 0) return { kind: 'no_questions' };
  let trial = await api('startTrial', { params, body: change });
  while (trial.state === 'running' && isWanted()) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    trial = await api('getTrial', { params: { ...params, trial_id: String(trial.id) } });
  }
  if (trial.state !== 'done') return { kind: 'problem', problem: words.failed };
  const found = new Map(trial.results.map((one) => [one.question_id, one.found]));
  const floor = settings.confidence_floor;
  const changes = compare(data, { before: floor, after: floor }, ({ id }) => found.get(id) ?? null);
  return { kind: 'done', changes };
}
const LOOK_MS = 700;
