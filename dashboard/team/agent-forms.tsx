/** Making a team member an agent, and changing what an agent takes. */
import { useEffect, useMemo } from 'preact/hooks';
import type { Agent } from '#core/model/team/agent.ts';
import { limits } from '#dashboard/data/limits.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { common } from '#dashboard/strings/common.ts';
import { agents as words } from '#dashboard/strings/team.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { describedBy, labelsOf } from '#dashboard/ui/forms/described.ts';
import { Checks, SelectField } from '#dashboard/ui/forms/field.tsx';
import { LinesField, NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import { Failed, Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { type Editor, useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

type Settings = Pick<Agent, 'user_id' | 'max_concurrent_chats' | 'department_ids' | 'languages' | 'skills'>;

const described = describedBy(words.fields, limits.agent);
const DEFAULT_MAX = 5;
const blank: Settings = {
  user_id: '',
  max_concurrent_chats: DEFAULT_MAX,
  department_ids: [],
  languages: [],
  skills: [],
};

/** The form for a new agent, or for one that exists. */
export function AgentForm({ agent, onClose }: { agent: Agent | undefined; onClose: () => void }) {
  const { api, team } = useWorkspace();
  const params = { id: String(agent?.id) };
  const editor = useRecordEditor({
    stored: agent,
    blank,
    fieldsOf: ({ user_id, max_concurrent_chats, department_ids, languages, skills }): Settings => ({
      user_id,
      max_concurrent_chats,
      department_ids,
      languages,
      skills,
    }),
    operation: 'updateAgent',
    send: ({ values, changes }, version) =>
      agent ? api('updateAgent', { params, body: { ...changes, ...version } }) : api('createAgent', { body: values }),
    load: () => api('getAgent', { params }),
    accept: (stored) => team.putAgent(stored),
    said: ({ name }) => (agent ? common.saved : words.added(name)),
  });
  return (
    <RecordDialog
      title={agent ? words.editTitle(agent.name) : words.add}
      action={agent ? common.save : words.save}
      editor={editor}
      isComplete={editor.values.user_id !== ''}
      labelOf={labelsOf(words.fields)}
      onClose={onClose}
    >
      {agent ? <Capacity editor={editor} /> : <NewAgent editor={editor} />}
    </RecordDialog>
  );
}

type FormProps = { editor: Editor<Settings> };

function NewAgent({ editor }: FormProps) {
  const { api } = useWorkspace();
  const members = useMemo(() => createResource(() => api('listTeamMembers', {})), []);
  useEffect(() => void members.load(), []);
  const { data, state, error } = members.value.value;
  const free = (data ?? []).filter(({ agent_id }) => agent_id === null);
  if (state === 'failed') return <Failed error={error} onRetry={() => void members.load()} />;
  if (data === undefined) return <Skeleton rows={3} />;
  if (free.length === 0) {
    return (
      <p>
        <b>{words.noMembers}.</b> {words.noMembersBody}
      </p>
    );
  }
  const nameOf = ({ name, email }: (typeof free)[number]) => (email ? `${name} (${email})` : name);
  return (
    <>
      <SelectField
        {...bindTo(editor, described).as('user_id')}
        options={{ '': words.chooseMember, ...Object.fromEntries(free.map((one) => [one.user_id, nameOf(one)])) }}
      />
      <Capacity editor={editor} />
    </>
  );
}

function Capacity({ editor }: FormProps) {
  const { team } = useWorkspace();
  useEffect(() => void team.departments.need(), []);
  const departments = team.departments.value.value.data ?? [];
  const fields = bindTo(editor, described);
  const { value: chosen, ...checks } = fields.as('department_ids');
  return (
    <>
      <NumberField {...fields.as('max_concurrent_chats')} isRequired />
      {departments.length > 0 && <Checks {...checks} options={departments} chosen={chosen} />}
      <LinesField {...fields.as('languages')} rows={2} />
      <LinesField {...fields.as('skills')} rows={2} />
    </>
  );
}
