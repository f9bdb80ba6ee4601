/** The list of first steps on the first page: each is checked off by what the settings say, and leads to where it is done. */
import { CircleCheck, CircleDashed, ExternalLink, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Answer } from '#core/contract/http.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { firstHour as words } from '#dashboard/strings/home.ts';
import { Button, ButtonLink, IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Skeleton, Stale } from '#dashboard/ui/page/page-state.tsx';
import { becomeAgent } from '#dashboard/notices/own-notes.tsx';
import { useWorkspace, type Workspace } from '#dashboard/workspace/context.ts';
import { type FirstStep, createListChoice, firstSteps, isListShown, stepsDone } from './first-hour.ts';

/** Whether this browser's owner wants the list. */
export const listChoice = createListChoice(() => localStorage);

/** What the settings say, fetched where it isn't there yet; `hasChats` comes with the page's own numbers. */
export function useFirstSteps(overview: Answer<'getDashboard'> | undefined) {
  const { me, team } = useWorkspace();
  const read = [team.widgets, team.agents, team.bots];
  const load = () => void Promise.all(read.map((one) => one.need()));
  useEffect(load, []);
  const { state, agent } = me.value;
  const done = stepsDone({
    isAgent: state === 'loading' || state === 'failed' ? undefined : agent !== undefined,
    widgets: team.widgets.value.value.data,
    hasChats: overview && overview.recent_conversations.length > 0,
    agents: team.agents.value.value.data,
    bots: team.bots.value.value.data,
  });
  const error = read.map((one) => one.value.value.error).find((one) => one !== undefined);
  return {
    done,
    isShown: isListShown(done, listChoice.value.value),
    error,
    retry: () => read.forEach((one) => void one.load()),
  };
}

/** The list, where it is wanted. */
export function FirstSteps({ overview }: { overview: Answer<'getDashboard'> | undefined }) {
  const { done, isShown, error, retry } = useFirstSteps(overview);
  if (!isShown) return null;
  const count = firstSteps.filter((step) => done[step]).length;
  return (
    <section class="card first-steps" aria-label={words.title}>
      <header class="card-head">
        <div>
          <h2>{count === firstSteps.length ? words.complete : words.title}</h2>
          <p class="muted">{words.progress(count, firstSteps.length)}</p>
        </div>
        <IconButton label={words.hide} icon={X} onClick={() => listChoice.set('hidden')} />
      </header>
      <Stale error={error} onRetry={retry} />
      <ol>
        {firstSteps.map((step) => (
          <Step key={step} step={step} isDone={done[step]} hasFailed={error !== undefined} />
        ))}
      </ol>
    </section>
  );
}

type StepProps = { step: FirstStep; isDone: boolean | undefined; hasFailed: boolean };

function Step({ step, isDone, hasFailed }: StepProps) {
  const workspace = useWorkspace();
  const { title, body } = words.steps[step];
  return (
    <li class={isDone ? 'first-step done' : 'first-step'}>
      <Icon of={isDone ? CircleCheck : CircleDashed} size={20} />
      <div>
        <h3>
          {title}
          <span class="sr-only">{isDone ? `, ${words.done}` : ''}</span>
        </h3>
        {!isDone && <p class="muted">{body}</p>}
        {isDone === undefined && (hasFailed ? <p class="muted">{common.failedToLoad}</p> : <Skeleton rows={1} />)}
      </div>
      {isDone === false && ways[step](workspace)}
    </li>
  );
}

const link = (to: string, label: string) => <ButtonLink href={BASE + to}>{label}</ButtonLink>;

/** How each step is done. What needs a widget leads to making one first. */
const ways: Record<FirstStep, (workspace: Workspace) => ComponentChildren> = {
  agent: (workspace) => (
    <Button variant="primary" onClick={() => void becomeAgent(workspace)}>
      {words.steps.agent.action}
    </Button>
  ),
  widget: () => link('/widgets/new', words.steps.widget.action),
  try: ({ team }) => {
    const widget = firstOf(team);
    if (!widget) return <small class="muted">{words.needsWidget}</small>;
    return (
      <ButtonLink href={tryAddress(widget.token)} target="_blank" icon={ExternalLink}>
        {words.steps.try.action}
      </ButtonLink>
    );
  },
  colleague: () => link('/team', words.steps.colleague.action),
  hours: ({ team }) => {
    const widget = firstOf(team);
    if (!widget) return <small class="muted">{words.needsWidget}</small>;
    return link(`/widgets/${widget.id}`, words.steps.hours.action);
  },
  bot: ({ team }) => {
    const bot = team.bots.value.value.data?.[0];
    return link(bot ? `/bots/${bot.id}/articles` : '/bots/new', words.steps.bot.action);
  },
};

const firstOf = ({ widgets }: Workspace['team']) => {
  const all = widgets.value.value.data;
  return all?.find(({ is_active }) => is_active) ?? all?.[0];
};

/** The page of ours that shows a widget, on the origin that the dashboard is on. */
export const tryAddress = (token: string): string => `/api/widget/${encodeURIComponent(token)}/try`;
