/** Inviting one colleague. */
import type { TeamMember } from '#core/model/team/agent.ts';
import type { TeamRole } from '#core/model/team/team-role.ts';
import { limits } from '#dashboard/data/limits.ts';
import { members as all } from '#dashboard/strings/members.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { describedBy } from '#dashboard/ui/forms/described.ts';
import { Checks, TextField } from '#dashboard/ui/forms/field.tsx';
import { Radios } from '#dashboard/ui/forms/radios.tsx';
import { NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { useState } from 'preact/hooks';

const words = all.form;
const described = describedBy(words.fields, limits.agent);
const names = ['name', 'email', 'role', 'max_concurrent_chats', 'department_ids'] as const;

type Invitation = {
  name: string;
  email: string;
  role: TeamRole;
  max_concurrent_chats: number;
  department_ids: readonly number[];
};
const blank: Invitation = { name: '', email: '', role: 'agent', max_concurrent_chats: 5, department_ids: [] };

/** The form. */
export function InviteDialog({ onClose, onInvited }: { onClose: () => void; onInvited: (member: TeamMember) => void }) {
  const { api, team } = useWorkspace();
  const [values, setValues] = useState(blank);
  const set = (part: Partial<Invitation>) => setValues((now) => ({ ...now, ...part }));
  const departments = team.departments.value.value.data ?? [];
  const save = async () => {
    const body = { ...values, department_ids: [...values.department_ids] };
    const { outcome, member } = await api('inviteTeamMember', { body });
    onInvited(member);
    void team.agents.load();
    toast(words[outcome]({ name: member.name }));
  };
  return (
    <FormDialog
      title={words.title}
      action={words.action}
      onClose={onClose}
      save={save}
      canSave={values.name.trim() !== '' && values.email.trim() !== ''}
      fields={names}
    >
      {(errors) => (
        <>
          <MailNote />
          <TextField
            {...described('name', errors)}
            value={values.name}
            onChange={(name) => set({ name })}
            required
            autofocus
            maxLength={limits.invitation['name']?.maxLength}
          />
          <TextField
            {...described('email', errors)}
            value={values.email}
            onChange={(email) => set({ email })}
            required
            maxLength={limits.invitation['email']?.maxLength}
          />
          <Radios
            label={words.fields.role[0]}
            value={values.role}
            options={all.roles}
            onChange={(role) => set({ role })}
          />
          <NumberField
            {...described('max_concurrent_chats', errors)}
            value={values.max_concurrent_chats}
            onChange={(max_concurrent_chats) => set({ max_concurrent_chats })}
            isRequired
          />
          {departments.length > 0 && (
            <Checks
              {...described('department_ids', errors)}
              options={departments}
              chosen={[...values.department_ids]}
              onChange={(department_ids) => set({ department_ids })}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

/** Who sends the email. */
export function MailNote() {
  const { team } = useWorkspace();
  const isOurs = team.settings.value.value.data?.sends_mail ?? true;
  return <p class="muted">{isOurs ? words.byUs : words.byPool}</p>;
}
