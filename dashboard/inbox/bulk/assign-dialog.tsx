/** To whom the selected conversations go: a colleague, a department, or the queue. */
import { useEffect, useState } from 'preact/hooks';
import { fold } from '#core/text/fold.ts';
import type { Agent } from '#core/model/team/agent.ts';
import { presenceOf } from '#dashboard/data/team.ts';
import { walkRows } from '#dashboard/inbox/conversation/transfer-dialog.tsx';
import { transfer } from '#dashboard/strings/transfer.ts';
import { bulk } from '#dashboard/strings/lists.ts';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import type { Target } from '#dashboard/workspace/conversation-actions.ts';
import type { BulkAction } from './bulk-actions.ts';

type AssignDialogProps = { count: number; onChoose: (action: BulkAction) => void; onClose: () => void };

/** The dialog. Oneself stands first. Whoever has no room for all gets those that fit; the others are reported. */
export function AssignDialog({ count, onChoose, onClose }: AssignDialogProps) {
  const { team, me } = useWorkspace();
  const [typed, setTyped] = useState('');
  useEffect(() => {
    void team.agents.load();
    void team.departments.need();
  }, []);
  const own = me.value.agent?.id;
  const fits = (name: string) => fold(name).includes(fold(typed.trim()));
  const titleOf = ({ id, name }: Agent) => (id === own ? bulk.me : name);
  const agents = (team.agents.value.value.data ?? [])
    .filter((agent) => fits(agent.name) || fits(titleOf(agent)))
    .sort((a, b) => Number(b.id === own) - Number(a.id === own) || a.name.localeCompare(b.name));
  const departments = (team.departments.value.value.data ?? []).filter(({ name }) => fits(name));
  const choose = (target: Target) => {
    onClose();
    onChoose({ kind: 'assign', target });
  };
  return (
    <Dialog title={bulk.assignTitle(count)} onClose={onClose} class="transfer">
      <div class="transfer-keys" onKeyDown={walkRows}>
        <input
          class="input"
          type="search"
          data-autofocus
          aria-label={transfer.search}
          placeholder={transfer.search}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <div class="transfer-lists">
          {agents.map((agent) => (
            <button key={agent.id} type="button" class="transfer-row" onClick={() => choose({ agent_id: agent.id })}>
              <Avatar id={agent.id} name={agent.name} size="small" status={presenceOf(agent)} />
              <span>{titleOf(agent)}</span>
              <small>{transfer.load(agent.current_chats_count, agent.max_concurrent_chats)}</small>
            </button>
          ))}
          {departments.map(({ id, name }) => (
            <button key={id} type="button" class="transfer-row" onClick={() => choose({ department_id: id })}>
              <Avatar id={id} name={name} size="small" />
              <span>{name}</span>
            </button>
          ))}
          {agents.length + departments.length === 0 && typed !== '' && <p class="muted">{transfer.nobody}</p>}
          <button type="button" class="transfer-row transfer-queue" onClick={() => choose({ agent_id: null })}>
            <span>{transfer.queue}</span>
          </button>
        </div>
      </div>
    </Dialog>
  );
}
