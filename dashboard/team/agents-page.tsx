/** Agents: who answers chats, how loaded they are, and how many they take at once. */
import { Pencil, Star, Trash2, UserPlus, UsersRound } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Agent } from '#core/model/agent.ts';
import { names } from '#dashboard/strings/names.ts';
import { agents as words } from '#dashboard/strings/team.ts';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { clock, duration } from '#dashboard/ui/format/time.ts';
import { SetUpPage } from '#dashboard/settings/settings-page.tsx';
import { type Column, SetUpTable } from '#dashboard/settings/settings-table.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { AddAgent, EditAgent } from './agent-forms.tsx';
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
          <SetUpTable
            of={agents}
            by={({ name }) => name}
            columns={columns}
            actions={(agent) => [
              { label: words.editTitle(agent.name), icon: Pencil, run: () => setOpen({ kind: 'edit', agent }) },
              { label: words.removeTitle(agent.name), icon: Trash2, run: () => setOpen({ kind: 'remove', agent }) },
            ]}
          />
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

const columns: Column<Agent>[] = [
  { title: words.agent, cell: (agent) => <Person agent={agent} /> },
  { title: words.statusColumn, cell: (agent) => <StatusNow agent={agent} /> },
  { title: words.chats, class: 'roomy', cell: (agent) => <Load agent={agent} /> },
  { title: words.departmentsColumn, class: 'wide muted', cell: (agent) => <DepartmentNames agent={agent} /> },
  { title: words.total, class: 'wide number', cell: (agent) => agent.total_chats_count.toLocaleString('en') },
  { title: words.rating, class: 'wide', cell: (agent) => <Rating agent={agent} /> },
  {
    title: words.lastActive,
    class: 'wide muted',
    cell: ({ last_active_at }) =>
      last_active_at === null ? words.never : words.ago(duration(clock.value - Date.parse(last_active_at))),
  },
];

type Cell = { agent: Agent };

function Person({ agent: { id, name, email } }: Cell) {
  return (
    <span class="person">
      <Avatar id={id} name={name} />
      <span>
        <b>{name}</b>
        <small>{email}</small>
      </span>
    </span>
  );
}

function StatusNow({ agent }: Cell) {
  const { me, status: ownStatus } = useWorkspace();
  const status = agent.id === me.value.agent?.id ? ownStatus.value : agent.status;
  return (
    <span class="status-cell">
      <span class={`presence presence-${status}`} />
      {names.agentStatus[status]}
    </span>
  );
}

function Load({ agent: { current_chats_count: now, max_concurrent_chats: most } }: Cell) {
  return (
    <span class="load">
      <span class="load-bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${Math.min(1, now / most)})` }} />
      </span>
      {words.load(now, most)}
    </span>
  );
}

function DepartmentNames({ agent }: Cell) {
  const { team } = useWorkspace();
  const known = team.departments.value.value.data ?? [];
  return <>{agent.department_ids.flatMap((id) => known.find((one) => one.id === id)?.name ?? []).join(', ') || '—'}</>;
}

function Rating({ agent: { average_rating, ratings_count } }: Cell) {
  if (average_rating === null) return <span class="muted">—</span>;
  return (
    <span class="rating">
      <Icon of={Star} size={14} class="star star-on" />
      {average_rating.toFixed(1)} <small>({ratings_count})</small>
    </span>
  );
}
