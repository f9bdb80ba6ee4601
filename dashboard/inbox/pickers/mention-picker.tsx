/** The agents who fit what was typed after an @ in a note. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Agent } from '#core/model/agent.ts';
import { presenceOf } from '#dashboard/data/team.ts';
import { composer } from '#dashboard/strings/inbox.ts';
import { names } from '#dashboard/strings/names.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { fittingAgents } from '#dashboard/data/mentions.ts';
import { PickList } from './pick-list.tsx';

type PickerProps = {
  typed: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onPick: (agent: Agent) => void;
  onClose: () => void;
};

/** The picker. */
export default function MentionPicker(props: PickerProps) {
  const { team, me } = useWorkspace();
  useEffect(() => void team.agents.need(), []);
  const { data = [], state } = team.agents.value.value;
  const others = data.filter(({ id }) => id !== me.value.agent?.id);
  const nobody = state === 'failed' ? composer.agentsFailed : composer.noColleagues;
  return (
    <PickList
      {...props}
      label={composer.mention}
      options={fittingAgents(others, props.typed)}
      none={others.length === 0 && props.typed === '' && state !== 'loading' ? nobody : undefined}
      draw={(agent) => (
        <>
          <b>{agent.name}</b>
          <span>{names.presence[presenceOf(agent)]}</span>
        </>
      )}
    />
  );
}
