/** The rows of people, each with a menu of what can be done. */
import { type IconNode, TriangleAlert } from 'lucide';
import type { TeamMember } from '#core/model/team/agent.ts';
import { common } from '#dashboard/strings/common.ts';
import { agents } from '#dashboard/strings/team.ts';
import { members as words } from '#dashboard/strings/members.ts';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { clock, duration, fullTime } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { type MemberAction, actionsFor } from './member-list.ts';
import '#dashboard/team/team.css';
import '#dashboard/ui/page/table.css';

type TableProps = {
  members: readonly TeamMember[];
  hasUserPool: boolean;
  icon: IconNode;
  onAct: (member: TeamMember, action: MemberAction) => void;
};

/** The table. */
export function MembersTable({ members, hasUserPool, icon, onAct }: TableProps) {
  const { person } = useWorkspace();
  return (
    <table class="table table-members">
      <thead>
        <tr>
          <th scope="col">{words.columns.person}</th>
          <th scope="col">{words.columns.role}</th>
          <th scope="col">{words.columns.state}</th>
          <th scope="col" class="wide">
            {words.columns.departments}
          </th>
          <th scope="col" class="wide">
            {words.columns.lastSeen}
          </th>
          <th scope="col">
            <span class="sr-only">{common.more}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => {
          const isSelf = member.user_id === person.userId;
          const actions = actionsFor(member, { isSelf, hasUserPool });
          return (
            <tr key={member.user_id} class={member.state === 'deactivated' ? 'muted' : undefined}>
              <td>
                <PersonCell member={member} isSelf={isSelf} />
              </td>
              <td>{member.role === null ? words.noRole : words.roles[member.role].name}</td>
              <td>
                <StateCell member={member} />
              </td>
              <td class="wide muted">
                <Departments member={member} />
              </td>
              <td class="wide muted">
                <LastSeen member={member} />
              </td>
              <td class="row-actions">
                {actions.length > 0 && (
                  <Menu
                    label={words.actionsFor({ name: member.name })}
                    align="end"
                    trigger={(attributes) => (
                      <IconButton label={words.actionsFor({ name: member.name })} icon={icon} {...attributes} />
                    )}
                  >
                    {actions.map((action) => (
                      <MenuItem key={action} danger={action === 'deactivate'} onClick={() => onAct(member, action)}>
                        {words.actions[action]}
                      </MenuItem>
                    ))}
                  </Menu>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const stateLooks = { active: '', invited: 'chip chip-label', deactivated: 'chip' } as const;

type Cell = { member: TeamMember };

function PersonCell({ member: { agent_id, name, email }, isSelf }: Cell & { isSelf: boolean }) {
  return (
    <span class="person">
      <Avatar id={agent_id ?? 0} name={name} />
      <span>
        <b>{name}</b> {isSelf && <span class="chip">{words.you}</span>}
        <small>{email}</small>
      </span>
    </span>
  );
}

function StateCell({ member: { state, invitation_ends_at: end, is_incomplete } }: Cell) {
  const isExpired = state === 'invited' && end !== null && Date.parse(end) <= clock.value;
  return (
    <>
      <span class={isExpired ? 'chip chip-amber' : stateLooks[state]}>
        {isExpired ? words.expired : words.states[state]}
      </span>
      {state === 'invited' && end !== null && !isExpired && (
        <small class="below">{words.until({ time: fullTime(end) })}</small>
      )}
      {is_incomplete && (
        <small class="below field-error">
          <Icon of={TriangleAlert} size={14} /> {words.incomplete}
        </small>
      )}
    </>
  );
}

function Departments({ member: { agent_id } }: Cell) {
  const { team } = useWorkspace();
  const agent = team.agents.value.value.data?.find(({ id }) => id === agent_id);
  const known = team.departments.value.value.data ?? [];
  if (agent_id === null) return <>{words.noAgent}</>;
  const names = (agent?.department_ids ?? []).flatMap((id) => known.find((one) => one.id === id)?.name ?? []);
  return <>{names.join(', ') || '—'}</>;
}

/** Only of agents is it known: who takes no chats isn't said to have never been here. */
function LastSeen({ member: { agent_id, last_active_at: at } }: Cell) {
  if (agent_id === null) return <>—</>;
  return <>{at === null ? agents.never : agents.ago(duration(clock.value - Date.parse(at)))}</>;
}
