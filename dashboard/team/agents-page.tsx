/** Agents: who answers chats, how loaded they are, and how many they take at once. */
import { numberText } from '#dashboard/strings/language.ts';
import { starsText } from '#dashboard/ui/format/stars-text.ts';
import { Star, UserPlus, UsersRound } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Agent, AgentStatus } from '#core/model/team/agent.ts';
import { agentStatuses } from '#dashboard/data/closed-sets.ts';
import { presenceOf, without } from '#dashboard/data/team.ts';
import { common } from '#dashboard/strings/common.ts';
import { names } from '#dashboard/strings/names.ts';
import { agents as words } from '#dashboard/strings/team.ts';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { CrudPage } from '#dashboard/ui/crud/crud-page.tsx';
import type { Column } from '#dashboard/ui/crud/crud-table.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { clock, duration } from '#dashboard/ui/format/time.ts';
import { usesOfAgent } from '#dashboard/workspace/uses.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { AgentForm } from './agent-forms.tsx';
import './team.css';

/** The page. */
export default function AgentsPage() {
  const { api, team, person } = useWorkspace();
  useEffect(() => void team.departments.need(), []);
  return (
    <CrudPage
      words={words}
      icon={UsersRound}
      addIcon={UserPlus}
      of={team.agents}
      isAdmin={person.isAdmin}
      nameOf={({ name }) => name}
      textOf={({ name, email }) => `${name} ${email ?? ''}`}
      isEditedHere
      labels={{ edit: words.editTitle, remove: common.removeNamed }}
      columns={columns}
      form={(agent, close) => <AgentForm agent={agent} onClose={close} />}
      removal={({ id, name }) => ({
        title: words.removeTitle(name),
        body: words.removeBody,
        action: words.remove,
        removed: words.removed(name),
        name,
        uses: () => usesOfAgent(team, id),
        isAllowedInUse: true,
        run: async () => {
          await api('deleteAgent', { params: { id: String(id) } });
          team.agents.change((all) => without(all, id));
        },
      })}
    />
  );
}

const columns: Column<Agent>[] = [
  { title: words.agent, cell: (agent) => <Person agent={agent} /> },
  { title: words.statusColumn, cell: (agent) => <StatusNow agent={agent} /> },
  { title: words.chats, class: 'roomy', cell: (agent) => <Load agent={agent} /> },
  { title: words.departmentsColumn, class: 'wide muted', cell: (agent) => <DepartmentNames agent={agent} /> },
  { title: words.total, class: 'widest number', cell: (agent) => numberText(agent.total_chats_count) },
  { title: words.rating, class: 'wide', cell: (agent) => <Rating agent={agent} /> },
  {
    title: words.lastActive,
    class: 'widest muted',
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
  const { me, status: ownStatus, person } = useWorkspace();
  const isOwn = agent.id === me.value.agent?.id;
  const status = isOwn ? ownStatus.value : presenceOf(agent);
  return (
    <span class="status-cell">
      <span class={`presence presence-${status}`} />
      {person.isSupervisor && !isOwn ? <StatusChoice agent={agent} /> : names.presence[status]}
      {person.isSupervisor && !isOwn && status === 'disconnected' && <small>{names.presence.disconnected}</small>}
      {agent.status_set_by && <small>{words.setBy({ name: agent.status_set_by })}</small>}
    </span>
  );
}

/** Sets a colleague's status: shown right away, and put back if it is refused. */
function StatusChoice({ agent }: Cell) {
  const { api, team } = useWorkspace();
  const change = async (status: AgentStatus) => {
    team.putAgent({ ...agent, status });
    try {
      team.putAgent(await api('setAgentStatus', { params: { id: String(agent.id) }, body: { status } }));
    } catch (error) {
      team.putAgent(agent);
      toast(inWords(error), 'problem');
    }
  };
  return (
    <select
      class="input"
      aria-label={words.statusOf({ name: agent.name })}
      value={agent.status}
      onChange={({ currentTarget }) => {
        const chosen = agentStatuses.find((one) => one === currentTarget.value);
        if (chosen) void change(chosen);
      }}
    >
      {agentStatuses.map((status) => (
        <option key={status} value={status}>
          {names.presence[status]}
        </option>
      ))}
    </select>
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
      {starsText(average_rating)} <small>({ratings_count})</small>
    </span>
  );
}
