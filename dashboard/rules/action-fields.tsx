/** The fields of one action of a rule. */
import type { Action } from '#core/model/actions/action.ts';
import { priorities } from '#dashboard/data/closed-sets.ts';
import type { Team } from '#dashboard/data/team.ts';
import { names } from '#dashboard/strings/names.ts';
import { ruleActions as choices, rules as words } from '#dashboard/strings/rules.ts';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import type { DescribeField } from './described.ts';

type Props<Of> = {
  action: Of;
  team: Pick<Team, 'agents' | 'departments'>;
  described: DescribeField;
  onChange: (action: Action) => void;
};

/** The action that is there first of a kind. */
export function newAction(type: Action['type']): Action {
  switch (type) {
    case 'set_priority':
      return { type, priority: 'high' };
    case 'add_label':
    case 'remove_label':
      return { type, label: '' };
    case 'assign':
      return { type, department_id: null };
    case 'note':
      return { type, content: '' };
    case 'snooze':
      return { type, for: 'until_reply' };
    case 'resolve':
      return { type };
  }
}

/** What is done, and with what. */
export function ActionFields({ label, action, described, onChange, team }: Props<Action> & { label: string }) {
  return (
    <>
      <SelectField
        {...described('actions', 'type')}
        label={label}
        help={undefined}
        value={action.type}
        options={choices.type}
        onChange={(type) => onChange(newAction(type))}
      />
      <Fields action={action} described={described} onChange={onChange} team={team} />
    </>
  );
}

const DEFAULT_MINUTES = 60;

function Fields({ action, described, onChange, team }: Props<Action>) {
  switch (action.type) {
    case 'set_priority':
      return (
        <SelectField
          {...described('priority')}
          value={action.priority}
          options={Object.fromEntries(priorities.map((one) => [one, names.priority[one]]))}
          onChange={(priority) => onChange({ ...action, priority })}
        />
      );
    case 'add_label':
    case 'remove_label':
      return (
        <TextField {...described('label')} value={action.label} onChange={(label) => onChange({ ...action, label })} />
      );
    case 'assign':
      return <AssignFields action={action} described={described} onChange={onChange} team={team} />;
    case 'note':
      return (
        <TextField
          {...described('note', 'content')}
          value={action.content}
          rows={3}
          onChange={(content) => onChange({ ...action, content })}
        />
      );
    case 'snooze':
      return (
        <div class="pair">
          <SelectField
            {...described('for')}
            value={action.for === 'until_reply' ? action.for : 'minutes'}
            options={choices.for}
            onChange={(time) => onChange({ ...action, for: time === 'minutes' ? DEFAULT_MINUTES : 'until_reply' })}
          />
          {action.for !== 'until_reply' && (
            <NumberField
              {...described('minutes', 'for')}
              help={undefined}
              isRequired
              min={1}
              value={action.for}
              onChange={(minutes) => onChange({ ...action, for: minutes })}
            />
          )}
        </div>
      );
    case 'resolve':
      return null;
  }
}

type Assign = Extract<Action, { type: 'assign' }>;

function AssignFields({ action, described, onChange, team }: Props<Assign>) {
  const isAgent = action.agent_id !== undefined;
  const agents = team.agents.value.value.data;
  const departments = team.departments.value.value.data;
  const chosen = String((isAgent ? action.agent_id : action.department_id) ?? '');
  const known = isAgent
    ? { '': words.nobody, ...optionsOf(agents ?? []) }
    : { '': words.defaultDepartment, ...optionsOf(departments ?? []) };
  return (
    <div class="pair">
      <SelectField
        {...described('to')}
        value={isAgent ? 'agent' : 'department'}
        options={choices.to}
        onChange={(to) =>
          onChange(to === 'agent' ? { type: 'assign', agent_id: agents?.[0]?.id ?? 0 } : newAction('assign'))
        }
      />
      <SelectField
        {...described('to', isAgent ? 'agent_id' : 'department_id')}
        label={choices.to[isAgent ? 'agent' : 'department']}
        value={chosen === '0' ? '' : chosen}
        options={chosen in known || chosen === '0' ? known : { [chosen]: words.gone, ...known }}
        onChange={(id) =>
          onChange(
            isAgent
              ? { type: 'assign', agent_id: Number(id) }
              : { type: 'assign', department_id: id === '' ? null : Number(id) },
          )
        }
      />
    </div>
  );
}
