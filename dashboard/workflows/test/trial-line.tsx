/** One line of a trial chat: what was said, or what a real one would have done. */
import { names } from '#dashboard/strings/names.ts';
import { stepParts, stepValues, trial as words } from '#dashboard/strings/workflows.ts';
import { useWorkspace, type Workspace } from '#dashboard/workspace/workspace.ts';
import type { TrialLine } from './trial.ts';

type Effect = Extract<TrialLine, { from: 'effect' }>['effect'];

/** The line. */
export function TrialLineView({ line }: { line: TrialLine }) {
  const { team } = useWorkspace();
  if (line.from !== 'effect') return <p class={`flow-said flow-said-${line.from}`}>{line.text}</p>;
  const { effect } = line;
  return (
    <>
      {effect.type === 'hand_off' && effect.text !== undefined && <p class="flow-said flow-said-bot">{effect.text}</p>}
      {inWords(effect, team).map((text) => (
        <p key={text} class="flow-effect">
          {text}
        </p>
      ))}
    </>
  );
}

function inWords(effect: Effect, team: Workspace['team']): string[] {
  switch (effect.type) {
    case 'keep':
      return [
        ...Object.entries(effect.attributes).map(([key, value]) => words.kept(key, String(value))),
        ...(effect.priority === null ? [] : [words.priority(names.priority[effect.priority])]),
        ...effect.labels.map(words.label),
      ];
    case 'ticket':
      return [words.ticket(effect.subject)];
    case 'http':
      return [words.calls(hostOf(effect.url))];
    case 'hand_off':
      return [words.handedTo(receiverName(effect.to, team))];
    case 'end':
      return [words.ended];
  }
}

type Receiver = Extract<Effect, { type: 'hand_off' }>['to'];

function receiverName(to: Receiver, team: Workspace['team']): string {
  const nameIn = (all: readonly { id: number; name: string }[] | undefined, id: number) =>
    all?.find((one) => one.id === id)?.name ?? stepValues.to[to.type];
  switch (to.type) {
    case 'department':
      return to.department_id === null
        ? stepParts.ownDepartment
        : nameIn(team.departments.value.value.data, to.department_id);
    case 'agent':
      return nameIn(team.agents.value.value.data, to.agent_id);
    case 'bot':
      return nameIn(team.bots.value.value.data, to.bot_id);
  }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
