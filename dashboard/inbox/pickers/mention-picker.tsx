/** The agents who fit what was typed after an @ in a note. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Agent } from '#core/model/team/agent.ts';
import type { Id } from '#core/model/id.ts';
import { presenceOf } from '#dashboard/data/team.ts';
import { composer } from '#dashboard/strings/thread.ts';
import { names } from '#dashboard/strings/names.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { fittingAgents } from '#dashboard/data/mentions.ts';
import { PickList } from './pick-list.tsx';

type PickerProps = {
  conversation: Id;
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
  const seeing = useSeeing(props.conversation);
  const others = data.filter(({ id }) => id !== me.value.agent?.id && (seeing === 'all' || seeing?.includes(id)));
  const nobody = state === 'failed' ? composer.agentsFailed : composer.noColleagues;
  return (
    <PickList
      {...props}
      label={composer.mention}
      options={fittingAgents(others, props.typed)}
      none={
        others.length === 0 && props.typed === '' && state !== 'loading' && seeing !== undefined ? nobody : undefined
      }
      draw={(agent) => (
        <>
          <b>{agent.name}</b>
          <span>{names.presence[presenceOf(agent)]}</span>
        </>
      )}
    />
  );
}

/**
 * Who sees the conversation; undefined until that is known. Only where agents see their own departments is it asked for, and
 * where the answer doesn't come, all are offered: the note itself is refused then.
 */
function useSeeing(conversation: Id): readonly Id[] | 'all' | undefined {
  const { api, team } = useWorkspace();
  const [seeing, setSeeing] = useState<readonly Id[] | 'all' | undefined>(undefined);
  const { data, state } = team.settings.value.value;
  useEffect(() => void team.settings.need(), []);
  useEffect(() => {
    if (data?.agents_see === 'own_departments')
      api('listMentionable', { params: { id: String(conversation) } }).then(
        ({ agent_ids }) => setSeeing(agent_ids),
        () => setSeeing('all'),
      );
    else if (data || state === 'failed') setSeeing('all');
  }, [conversation, data?.agents_see, state]);
  return seeing;
}
