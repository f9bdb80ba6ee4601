/** What an admin is asked before something is done to a person's access. */
import { useEffect, useState } from 'preact/hooks';
import type { TeamMember } from '#core/model/team/agent.ts';
import type { TeamRole } from '#core/model/team/team-role.ts';
import { members as words } from '#dashboard/strings/members.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { Radios } from '#dashboard/ui/forms/radios.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { AgentForm } from '#dashboard/team/agent-forms.tsx';
import type { MemberAction } from './member-list.ts';

type DialogProps = {
  member: TeamMember;
  action: MemberAction;
  onClose: () => void;
  /** With the person as they are now; without, when the list has to say. */
  onChanged: (member: TeamMember | undefined) => void;
};

/** The dialog for an action; what needs no question is done immediately. */
export function MemberDialog(props: DialogProps) {
  switch (props.action) {
    case 'edit':
      return <EditAgent {...props} />;
    case 'role':
      return <RoleDialog {...props} />;
    case 'resend_invitation':
    case 'reactivate':
      return <Immediately {...props} action={props.action} />;
    case 'deactivate':
    case 'reset_password':
    case 'reset_second_factor':
    case 'sign_out':
      return <Question {...props} action={props.action} />;
  }
}

function EditAgent({ member, onClose }: DialogProps) {
  const { team } = useWorkspace();
  const agent = team.agents.value.value.data?.find(({ id }) => id === member.agent_id);
  return agent ? <AgentForm agent={agent} onClose={onClose} /> : null;
}

function RoleDialog({ member, onClose, onChanged }: DialogProps) {
  const { api } = useWorkspace();
  const [role, setRole] = useState<TeamRole>(member.role ?? 'agent');
  return (
    <FormDialog
      title={words.roleTitle({ name: member.name })}
      action={words.actions.role.replace('…', '')}
      onClose={onClose}
      canSave={role !== member.role || member.is_incomplete}
      save={async () => {
        onChanged(await api('setTeamMemberRole', { body: { user_id: member.user_id, role } }));
        toast(words.done.role({ name: member.name }));
      }}
    >
      {() => (
        <>
          <Radios label={words.columns.role} value={role} options={words.roles} onChange={setRole} />
          <p class="muted">{words.roleHelp}</p>
        </>
      )}
    </FormDialog>
  );
}

type Asked = 'deactivate' | 'reset_password' | 'reset_second_factor' | 'sign_out';

function Question({ member, action, onClose, onChanged }: DialogProps & { action: Asked }) {
  const { api, team } = useWorkspace();
  const { title, body, action: label } = words.questions[action];
  const { user_id, name } = member;
  return (
    <Confirm
      title={title({ name })}
      body={body}
      action={label}
      onClose={onClose}
      run={async () => {
        onChanged(await api('actOnTeamMember', { body: { user_id, action } }));
        if (action === 'deactivate') void team.agents.load();
        toast(words.done[action]({ name }));
      }}
    />
  );
}

function Immediately({
  member,
  action,
  onClose,
  onChanged,
}: DialogProps & { action: 'resend_invitation' | 'reactivate' }) {
  const { api, team } = useWorkspace();
  const { user_id, name } = member;
  const run = async () => {
    try {
      onChanged(await api('actOnTeamMember', { body: { user_id, action } }));
      if (action === 'reactivate') void team.agents.load();
      toast(words.done[action]({ name }));
    } catch (error) {
      toast(inWords(error), 'problem');
      onChanged(undefined);
    }
  };
  useEffect(() => {
    onClose();
    void run();
  }, []);
  return null;
}
