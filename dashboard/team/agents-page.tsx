/** Agents: who answers chats, how loaded they are, and how many they take at once. */
import { Pencil, Star, Trash2, UserPlus, UsersRound } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Agent } from '../../core/model/agent.ts';
import { names } from '../strings/names.ts';
import { agents as words } from '../strings/team.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icon.tsx';
import { clock, duration } from '../ui/time.ts';
import { ActionsHead, RowActions, SetUpPage } from '../ui/set-up-page.tsx';
import { toast } from '../ui/toasts.ts';
import { useWorkspace } from '../workspace.ts';
import { AddAgent, EditAgent } from './agent-forms.tsx';
import '../ui/table.css';
import './team.css';

type Open = { kind: 'none' } | { kind: 'add' } | { kind: 'edit' | 'remove'; agent: Agent };

/** The page. */
export default function AgentsPage() {
  const { api, team } = useWorkspace();
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });
  useEffect(() => void team.departments.need(), []);
  return (
    <>
      <SetUpPage
        words={words}
        icon={UsersRound}
        add={{ label: words.add, icon: UserPlus, run: () => setOpen({ kind: 'add' }) }}
        of={team.agents}
        skeleton="row"
      >
        {(agents) => (
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{words.agent}</th>
                <th scope="col">{words.statusColumn}</th>
                <th scope="col" class="roomy">
                  {words.chats}
                </th>
                <th scope="col" class="wide">
                  {words.departmentsColumn}
                </th>
                <th scope="col" class="wide number">
                  {words.total}
                </th>
                <th scope="col" class="wide">
                  {words.rating}
                </th>
                <th scope="col" class="wide">
                  {words.lastActive}
                </th>
                <ActionsHead />
              </tr>
            </thead>
            <tbody>
              {agents
                .toSorted((a, b) => a.name.localeCompare(b.name))
                .map((agent) => (
                  <AgentRow
                    key={agent.id}
                    agent={agent}
                    onEdit={() => setOpen({ kind: 'edit', agent })}
                    onRemove={() => setOpen({ kind: 'remove', agent })}
                  />
                ))}
            </tbody>
          </table>
        )}
      </SetUpPage>
      {open.kind === 'add' && <AddAgent onClose={close} />}
      {open.kind === 'edit' && <EditAgent agent={open.agent} onClose={close} />}
      {open.kind === 'remove' && (
        <Confirm
          title={words.removeTitle(open.agent.name)}
          body={words.removeBody}
          action={words.remove}
          name={open.agent.name}
          onClose={close}
          run={async () => {
            await api('deleteAgent', { params: { id: String(open.agent.id) } });
            team.agents.change((all) => all.filter(({ id }) => id !== open.agent.id));
            toast(words.removed(open.agent.name));
          }}
        />
      )}
    </>
  );
}

function AgentRow({ agent, onEdit, onRemove }: { agent: Agent; onEdit: () => void; onRemove: () => void }) {
  const { team, me, status: ownStatus } = useWorkspace();
  const status = agent.id === me.value.agent?.id ? ownStatus.value : agent.status;
  const departments = agent.department_ids.flatMap(
    (id) => team.departments.value.value.data?.find((one) => one.id === id)?.name ?? [],
  );
  const share = Math.min(1, agent.current_chats_count / agent.max_concurrent_chats);
  return (
    <tr>
      <td>
        <span class="person">
          <Avatar id={agent.id} name={agent.name} />
          <span>
            <b>{agent.name}</b>
            <small>{agent.email}</small>
          </span>
        </span>
      </td>
      <td>
        <span class="status-cell">
          <span class={`presence presence-${status}`} />
          {names.agentStatus[status]}
        </span>
      </td>
      <td class="roomy">
        <span class="load">
          <span class="load-bar" aria-hidden="true">
            <span style={{ transform: `scaleX(${share})` }} />
          </span>
          {words.load(agent.current_chats_count, agent.max_concurrent_chats)}
        </span>
      </td>
      <td class="wide muted">{departments.join(', ') || '—'}</td>
      <td class="wide number">{agent.total_chats_count.toLocaleString('en')}</td>
      <td class="wide">
        {agent.average_rating === null ? (
          <span class="muted">—</span>
        ) : (
          <span class="rating">
            <Icon of={Star} size={14} class="star star-on" />
            {agent.average_rating.toFixed(1)} <small>({agent.ratings_count})</small>
          </span>
        )}
      </td>
      <td class="wide muted">
        {agent.last_active_at === null
          ? words.never
          : words.ago(duration(clock.value - Date.parse(agent.last_active_at)))}
      </td>
      <RowActions
        actions={[
          { label: words.editTitle(agent.name), icon: Pencil, run: onEdit },
          { label: words.removeTitle(agent.name), icon: Trash2, run: onRemove },
        ]}
      />
    </tr>
  );
}
