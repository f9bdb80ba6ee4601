/** The actions of a canned response, or of anything else that has some: added, changed and removed one by one. */
import { Plus, X } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Action } from '#core/model/actions/action.ts';
import { MAX_ACTIONS, priorities } from '#core/model/closed-sets.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { actionFields as words, actionTexts } from '#dashboard/strings/macros.ts';
import { names } from '#dashboard/strings/names.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { actionText, timeText } from '#dashboard/macros/action-text.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './actions-field.css';

type ActionsProps = {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  value: readonly Action[];
  /** Where nobody in particular runs them, such as a rule, there is no `me`. */
  hasMe?: boolean;
  onChange: (actions: Action[]) => void;
};

type Kind = Action['type'];
const kinds = Object.keys(words.kinds) as Kind[];

/** What a kind begins with. */
const blank: { [Type in Kind]: Extract<Action, { type: Type }> } = {
  add_label: { type: 'add_label', label: '' },
  remove_label: { type: 'remove_label', label: '' },
  set_priority: { type: 'set_priority', priority: 'high' },
  assign: { type: 'assign', department_id: null },
  note: { type: 'note', content: '' },
  snooze: { type: 'snooze', for: 'until_reply' },
  resolve: { type: 'resolve' },
};

/** Whether nothing is missing in an action. */
export const isCompleteAction = (action: Action): boolean =>
  action.type === 'note'
    ? action.content.trim() !== ''
    : action.type === 'add_label' || action.type === 'remove_label'
      ? action.label.trim() !== ''
      : true;

/** The field. */
export function ActionsField({ label, help, error, value, hasMe = true, onChange }: ActionsProps) {
  const { team } = useWorkspace();
  useEffect(() => {
    void team.agents.need();
    void team.departments.need();
  }, []);
  return (
    <fieldset class="field actions-field">
      <legend class="field-label">{label}</legend>
      {help && <small class="field-help">{help}</small>}
      {value.map((action, index) => (
        <div key={index} class="actions-one">
          <SelectField
            label={words.kind}
            value={action.type}
            options={words.kinds}
            onChange={(kind) => onChange(value.with(index, blank[kind]))}
          />
          <ActionValue action={action} hasMe={hasMe} onChange={(changed) => onChange(value.with(index, changed))} />
          <IconButton
            label={words.remove(actionText(action, team))}
            icon={X}
            onClick={() => onChange(value.toSpliced(index, 1))}
          />
        </div>
      ))}
      {error && <small class="field-error">{error}</small>}
      {value.length < MAX_ACTIONS && (
        <div>
          <Button size="small" icon={Plus} onClick={() => onChange([...value, blank[nextKind(value)]])}>
            {words.add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** The first kind that isn't there yet. */
const nextKind = (value: readonly Action[]): Kind =>
  kinds.find((kind) => value.every(({ type }) => type !== kind)) ?? 'add_label';

type ValueProps = { action: Action; hasMe: boolean; onChange: (action: Action) => void };

function ActionValue({ action, hasMe, onChange }: ValueProps) {
  switch (action.type) {
    case 'resolve':
      return <span />;
    case 'add_label':
    case 'remove_label':
      return (
        <TextField
          label={words.label}
          value={action.label}
          maxLength={inboxLimits.conversation.label?.maxLength}
          onChange={(label) => onChange({ ...action, label })}
        />
      );
    case 'set_priority':
      return (
        <SelectField
          label={words.priority}
          value={action.priority}
          options={Object.fromEntries(priorities.map((one) => [one, names.priority[one]]))}
          onChange={(priority) => onChange({ ...action, priority })}
        />
      );
    case 'note':
      return (
        <TextField
          label={words.noteText}
          value={action.content}
          rows={2}
          onChange={(content) => onChange({ ...action, content })}
        />
      );
    case 'snooze':
      return <SnoozeTime action={action} onChange={onChange} />;
    case 'assign':
      return <Receiver action={action} hasMe={hasMe} onChange={onChange} />;
  }
}

const MINUTES = [30, 60, 240, 1440, 2880, 4320, 10_080];

function SnoozeTime({
  action,
  onChange,
}: {
  action: Extract<Action, { type: 'snooze' }>;
  onChange: ValueProps['onChange'];
}) {
  const times = typeof action.for === 'number' && !MINUTES.includes(action.for) ? [...MINUTES, action.for] : MINUTES;
  return (
    <SelectField
      label={words.time}
      value={String(action.for)}
      options={{
        until_reply: actionTexts.until_reply,
        ...Object.fromEntries(times.map((minutes) => [`${minutes}`, timeText(minutes)])),
      }}
      onChange={(time) => onChange({ ...action, for: time === 'until_reply' ? time : Number(time) })}
    />
  );
}

type ReceiverProps = Omit<ValueProps, 'action'> & { action: Extract<Action, { type: 'assign' }> };

/** Agents and departments in one list. */
function Receiver({ action: { agent_id, department_id }, hasMe, onChange }: ReceiverProps) {
  const { team } = useWorkspace();
  const agents = team.agents.value.value.data ?? [];
  const departments = team.departments.value.value.data ?? [];
  const value = agent_id === 'me' ? 'me' : agent_id !== undefined ? `agent ${agent_id}` : `department ${department_id}`;
  const options: Record<string, string> = {
    ...(hasMe ? { me: words.me } : {}),
    'department null': words.queue,
    ...Object.fromEntries(departments.map(({ id, name }) => [`department ${id}`, words.department(name)])),
    ...Object.fromEntries(agents.map(({ id, name }) => [`agent ${id}`, name])),
  };
  return (
    <SelectField
      label={words.receiver}
      value={value}
      options={Object.hasOwn(options, value) ? options : { ...options, [value]: actionTexts.gone }}
      onChange={(chosen) => onChange({ type: 'assign', ...receiverOf(chosen) })}
    />
  );
}

function receiverOf(chosen: string): Omit<Extract<Action, { type: 'assign' }>, 'type'> {
  if (chosen === 'me') return { agent_id: 'me' };
  const [kind, id] = chosen.split(' ');
  if (kind === 'agent') return { agent_id: Number(id) };
  return { department_id: id === 'null' ? null : Number(id) };
}
