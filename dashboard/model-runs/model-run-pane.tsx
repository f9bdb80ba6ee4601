/** Asks a bot's model its test questions when an admin wants it, and shows what became of each. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Article } from '#core/model/knowledge/article.ts';
import type { Bot } from '#core/model/bots/bot.ts';
import type { BotTool } from '#core/model/bots/bot-tool.ts';
import type { TriedQuestion } from '#core/model/bots/test-question.ts';
import type { ModelEstimate, ModelRun, PlannedCall, TriedSettings } from '#core/model/bots/model-run.ts';
import { NoSecretNote } from '#dashboard/bots/tools/no-secret-note.tsx';
import { common } from '#dashboard/strings/common.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { modelRun as words, quality } from '#dashboard/strings/quality.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { Section } from '#dashboard/ui/page/section.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import type { Resource } from '#dashboard/data/resource.ts';
import { type JudgedResult, judgeRun, resumeRun, watchRun } from './watch-run.ts';
import './model-run.css';

const MARKS = {
  right: 'status-active',
  wrong: 'status-wrong',
  handed_over: 'status-pending',
  failed: 'status-wrong',
} as const;

type Shown = {
  run?: ModelRun | null;
  estimate?: ModelEstimate | undefined;
  isBusy?: boolean;
  isWatched?: boolean;
  problem?: string | undefined;
};

type PaneProps = {
  bot: Bot;
  /** The bot's test questions, with what each finds without the model. */
  tested: Resource<TriedQuestion[]>;
  articles: Resource<Article[]>;
  /** Settings to try that aren't saved yet. */
  changes?: TriedSettings | undefined;
};

/** The button with what it would take, how far it is, and what it found. */
export default function ModelRunPane({ bot, tested, articles, changes }: PaneProps) {
  const { api } = useWorkspace();
  const [shown, setShown] = useState<Shown>({});
  const watching = useRef(0);
  const params = { id: String(bot.id) };
  const add = (more: Shown) => setShown((before) => ({ ...before, ...more }));
  useEffect(() => {
    void articles.need();
    void tested.need();
    api('getModelRun', { params }).then(
      ({ run }) => (run?.state === 'running' ? void watch(async () => run) : add({ run })),
      (error: unknown) => add({ problem: inWords(error) }),
    );
    return () => void watching.current++;
  }, [bot.id]);
  const body = JSON.stringify(changes ?? {});
  // What was reckoned is of other settings.
  useEffect(() => add({ estimate: undefined }), [body]);

  const attempt = async (work: () => Promise<void>) => {
    add({ isBusy: true, problem: undefined });
    try {
      await work();
    } catch (error) {
      add({ problem: inWords(error) });
    }
    add({ isBusy: false });
  };
  const estimate = () =>
    attempt(async () => add({ estimate: await api('estimateModelRun', { params, body: changes ?? {} }) }));
  const watch = async (begin: () => Promise<ModelRun>) => {
    const own = ++watching.current;
    const isWanted = () => watching.current === own;
    add({ estimate: undefined, isWatched: true });
    await attempt(() => watchRun(api, bot.id, begin, isWanted, (run) => add({ run })));
    if (isWanted()) add({ isWatched: false });
  };
  const start = () => watch(() => api('startModelRun', { params, body: changes ?? {} }));
  const resume = (run: ModelRun) => watch(() => resumeRun(api, bot.id, run));
  const pause = () => {
    watching.current++;
    add({ isWatched: false, isBusy: false });
  };

  const { run, isBusy = false, isWatched = false, problem } = shown;
  const questions = tested.value.value.data;
  return (
    <Section title={words.title}>
      <p class="muted">{words.lead}</p>
      {changes && <p class="muted">{words.changedNote}</p>}
      {questions?.length === 0 && <p class="muted">{quality.noQuestions}</p>}
      {shown.estimate ? (
        <Estimate {...shown.estimate} onStart={() => void start()} onCancel={() => add({ estimate: undefined })} />
      ) : (
        <div class="model-run-buttons">
          {isWatched ? (
            <Button onClick={pause}>{words.pause}</Button>
          ) : (
            <Button busy={isBusy} disabled={!questions || questions.length === 0} onClick={() => void estimate()}>
              {words.ask}
            </Button>
          )}
          {run && !isWatched && run.state !== 'done' && run.state !== 'settings_changed' && (
            <Button onClick={() => void resume(run)}>{words.resume}</Button>
          )}
        </div>
      )}
      <div role="status">
        {problem !== undefined && <p class="field-error">{problem}</p>}
        {run && <Progress run={run} isWatched={isWatched} />}
      </div>
      {run && questions && (
        <Results run={run} questions={questions} bot={bot} articles={articles.value.value.data ?? []} />
      )}
    </Section>
  );
}

type EstimateProps = ModelEstimate & { onStart: () => void; onCancel: () => void };

function Estimate({ questions, tokens, tokens_left, onStart, onCancel }: EstimateProps) {
  const isEnough = tokens <= tokens_left;
  return (
    <>
      <p role="status">{words.estimate(questions, numberText(roughly(tokens)), numberText(tokens_left))}</p>
      {!isEnough && <p class="field-error">{words.tooFewTokens}</p>}
      <div class="model-run-buttons">
        <Button variant="primary" disabled={!isEnough} onClick={onStart}>
          {words.start}
        </Button>
        <Button onClick={onCancel}>{common.cancel}</Button>
      </div>
    </>
  );
}

/** It is an estimate: two digits say what is known. */
const roughly = (tokens: number): number => Number(tokens.toPrecision(2));

function Progress({ run: { state, asked, total }, isWatched }: { run: ModelRun; isWatched: boolean }) {
  if (state === 'done') return null;
  if (state === 'settings_changed') return <p class="warning">{words.settingsChanged}</p>;
  if (state === 'out_of_tokens') return <p class="warning">{words.outOfTokens}</p>;
  return <p>{(isWatched ? words.progress : words.paused)(numberText(asked), numberText(total))}</p>;
}

type ResultsProps = Pick<PaneProps, 'bot'> & {
  articles: readonly Article[];
  run: ModelRun;
  questions: readonly TriedQuestion[];
};

function Results({ run, questions, bot, articles }: ResultsProps) {
  const { rows, counts, previous, builtIn } = judgeRun(run, questions, bot.confidence_floor);
  if (rows.length === 0) return null;
  const { right, wrong, handed_over, failed } = counts;
  const nameOf = (id: number) => articles.find((one) => one.id === id)?.question ?? quality.goneArticle;
  const kindOf = (tool: string) => bot.tools.find(({ name }) => name === tool)?.kind;
  return (
    <>
      <p>
        <strong>
          {words.summary(numberText(right), numberText(wrong), numberText(handed_over), numberText(failed))}
        </strong>
      </p>
      {previous && <p>{words.sincePrevious(numberText(previous.better), numberText(previous.worse))}</p>}
      <p>{words.thanBuiltIn(numberText(builtIn.better), numberText(builtIn.worse))}</p>
      <p class="muted">
        {words.about(run.model ?? words.usualModel, fullTime(run.started_at), numberText(run.tokens))}
        {run.is_changed && ` ${words.wasChanged}`}
      </p>
      <details class="model-run" open={rows.some(({ outcome }) => outcome !== 'right')}>
        <summary>{words.list}</summary>
        <ul class="model-run-rows">
          {rows.map((row) => (
            <Row key={row.question.id} {...row} nameOf={nameOf} kindOf={kindOf} />
          ))}
        </ul>
      </details>
    </>
  );
}

type RowProps = JudgedResult & {
  nameOf: (id: number) => string;
  /** The kind of the bot's tool of a name. */
  kindOf: (name: string) => BotTool['kind'] | undefined;
};

function Row({ question, result, outcome, nameOf, kindOf }: RowProps) {
  return (
    <li class="model-run-row">
      <span class={`status ${MARKS[outcome]}`}>{outcome === 'failed' ? words.failed : quality.outcomes[outcome]}</span>{' '}
      <span dir="auto">{question.question}</span>
      {result.call ? (
        <Planned {...result.call} kind={kindOf(result.call.name)} />
      ) : (
        <p class="muted">{whatOf(result, nameOf)}</p>
      )}
      {result.reply !== '' && (
        <p class="model-run-reply" dir="auto">
          {result.reply}
        </p>
      )}
    </li>
  );
}

/** A tool that would have been called, with what it would have been given. */
function Planned({ name, arguments: given, kind }: PlannedCall & { kind: BotTool['kind'] | undefined }) {
  const values = Object.entries(given);
  return (
    <>
      <p class="muted">
        {words.calls(name)} {words.notRun}
      </p>
      <NoSecretNote kind={kind} />
      {values.length > 0 && (
        <dl class="model-run-call">
          {values.map(([key, value]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd dir="auto">{String(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function whatOf({ action, reason, article_ids }: JudgedResult['result'], nameOf: (id: number) => string): string {
  if (reason !== null) return words.reasons[reason];
  if (action === 'handed_over') return quality.handoff;
  return article_ids.length === 0 ? words.noArticle : article_ids.map(nameOf).join('; ');
}
