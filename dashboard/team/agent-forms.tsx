/** Making a team member an agent, and changing what an agent takes. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Agent } from '#core/model/agent.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { common } from '#dashboard/strings/common.ts';
import { agents as words } from '#dashboard/strings/team.ts';
import { Checks, SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { Failed, Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';

const DEFAULT_MAX = '5';

/** The form for a new agent. */
export function AddAgent({ onClose }: { onClose: () => void }) {
  const { api, team } = useWorkspace();
  const members = useMemo(() => createResource(() => api('listTeamMembers', {})), []);
  useEffect(() => void members.load(), []);
  const [userId, setUserId] = useState('');
  const [max, setMax] = useState(DEFAULT_MAX);
  const [departmentIds, setDepartmentIds] = useState<number[]>([]);
  const { data, state, error } = members.value.value;
  const free = (data ?? []).filter(({ agent_id }) => agent_id === null);
  const save = async () => {
    const agent = await api('createAgent', {
      body: { user_id: userId, max_concurrent_chats: Number(max), department_ids: departmentIds },
    });
    team.putAgent(agent);
    toast(words.added(agent.name));
  };
  return (
    <FormDialog title={words.add} action={words.save} onClose={onClose} save={save} canSave={userId !== ''}>
      {(errors) =>
        state === 'failed' ? (
          <Failed error={error} onRetry={() => void members.load()} />
        ) : data === undefined ? (
          <Skeleton rows={3} />
        ) : free.length === 0 ? (
          <p>
            <b>{words.noMembers}.</b> {words.noMembersBody}
          </p>
        ) : (
          <>
            <SelectField
              label={words.member}
              help={words.memberHelp}
              error={errors['user_id']}
              value={userId}
              onChange={setUserId}
              options={{
                '': words.chooseMember,
                ...Object.fromEntries(
                  free.map((one) => [one.user_id, one.email ? `${one.name} (${one.email})` : one.name]),
                ),
              }}
            />
            <Capacity
              max={max}
              setMax={setMax}
              error={errors['max_concurrent_chats']}
              departmentIds={departmentIds}
              setDepartmentIds={setDepartmentIds}
            />
          </>
        )
      }
    </FormDialog>
  );
}

/** The form for an agent that exists. */
export function EditAgent({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const { api, team } = useWorkspace();
  const [max, setMax] = useState(String(agent.max_concurrent_chats));
  const [departmentIds, setDepartmentIds] = useState([...agent.department_ids]);
  const save = async () => {
    const body = { max_concurrent_chats: Number(max), department_ids: departmentIds };
    team.putAgent(await api('updateAgent', { params: { id: String(agent.id) }, body }));
    toast(common.saved);
  };
  return (
    <FormDialog title={words.editTitle(agent.name)} action={common.save} onClose={onClose} save={save}>
      {(errors) => (
        <Capacity
          max={max}
          setMax={setMax}
          error={errors['max_concurrent_chats']}
          departmentIds={departmentIds}
          setDepartmentIds={setDepartmentIds}
        />
      )}
    </FormDialog>
  );
}

type CapacityProps = {
  max: string;
  setMax: (max: string) => void;
  error: string | undefined;
  departmentIds: number[];
  setDepartmentIds: (ids: number[]) => void;
};

function Capacity({ max, setMax, error, departmentIds, setDepartmentIds }: CapacityProps) {
  const { team } = useWorkspace();
  useEffect(() => void team.departments.need(), []);
  const departments = team.departments.value.value.data ?? [];
  return (
    <>
      <TextField
        label={words.max}
        help={words.maxHelp}
        error={error}
        type="number"
        min={1}
        max={100}
        value={max}
        onChange={setMax}
        required
      />
      {departments.length > 0 && (
        <Checks
          label={words.departments}
          help={words.departmentsHelp}
          options={departments}
          chosen={departmentIds}
          onChange={setDepartmentIds}
        />
      )}
    </>
  );
}
