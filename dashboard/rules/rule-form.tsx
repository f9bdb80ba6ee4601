/** The form of a rule: what starts it, what must hold, what it does, and a trial. */
import { Plus, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { type TriggerType, isClock } from '#core/automation/rules/kinds.ts';
import type { Rule, RuleTrial as TriedRule, RuleTrigger } from '#core/automation/rules/rule.ts';
import { canTryOut } from '#core/automation/rules/try-out.ts';
import type { Id } from '#core/model/id.ts';
import { replaced } from '#dashboard/data/team.ts';
import type { Resource } from '#dashboard/data/resource.ts';
import { common } from '#dashboard/strings/common.ts';
import { ruleTriggers, rules as words } from '#dashboard/strings/rules.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { labelsOf } from '#dashboard/ui/forms/described.ts';
import { SelectField, Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import { type Editor, useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { ActionFields, newAction } from './action-fields.tsx';
import { ConditionFields, newCondition } from './condition-fields.tsx';
import { described, describedIn } from './described.ts';
import { RuleTrial } from './rule-trial.tsx';

/** What the form sets. */
type Fields = Pick<Rule, 'name' | 'is_enabled' | 'on' | 'conditions' | 'actions'>;

const blank: Fields = {
  name: '',
  is_enabled: false,
  on: { type: 'started' },
  conditions: [],
  actions: [{ type: 'add_label', label: '' }],
};

type Props = { rule: Rule | undefined; rules: Resource<Rule[]>; onClose: () => void };

/** The dialog that creates or changes one. */
export function RuleForm({ rule, rules, onClose }: Props) {
  const { api } = useWorkspace();
  const params = { id: String(rule?.id) };
  const editor = useRecordEditor<Rule, Fields>({
    stored: rule,
    blank,
    fieldsOf: ({ name, is_enabled, on, conditions, actions }) => ({ name, is_enabled, on, conditions, actions }),
    operation: 'updateRule',
    send: ({ values, changes }, version) =>
      rule ? api('updateRule', { params, body: { ...changes, ...version } }) : api('createRule', { body: values }),
    load: () => api('getRule', { params }),
    accept: (stored) => rules.change((all) => replaced(all, stored)),
  });
  const fields = bindTo(editor, described);
  const { on } = editor.values;
  const isComplete = isWhole(editor.values);
  return (
    <RecordDialog
      title={rule ? words.edit(rule.name) : words.add}
      action={rule ? common.save : words.add}
      editor={editor}
      isWide
      isComplete={editor.values.name.trim() !== '' && isComplete}
      labelOf={labelsOf(words.fields)}
      onClose={onClose}
    >
      <TextField {...fields.as('name')} required autofocus />
      <Trigger on={on} errors={editor.errors} onChange={(next) => editor.set({ on: next })} />
      <Conditions editor={editor} />
      <Actions editor={editor} />
      <RuleTrial rule={triedRule(editor.values, rule?.id)} isRecorded={canTryOut(on)} />
      <Switch {...fields.flag('is_enabled')} />
    </RecordDialog>
  );
}

type TriggerProps = { on: RuleTrigger; errors: Record<string, string>; onChange: (on: RuleTrigger) => void };

const DEFAULT_MINUTES = 10;

function newTrigger(type: TriggerType): RuleTrigger {
  if (isClock(type)) return { type, minutes: DEFAULT_MINUTES };
  return type === 'labelled' ? { type, label: null } : { type };
}

function Trigger({ on, errors, onChange }: TriggerProps) {
  return (
    <div class="pair">
      <SelectField
        {...described('on', errors, 'on.type')}
        value={on.type}
        options={ruleTriggers}
        onChange={(type: TriggerType) => onChange(newTrigger(type))}
      />
      {'minutes' in on && (
        <NumberField
          {...described('minutes', errors, 'on.minutes')}
          isRequired
          value={on.minutes}
          onChange={(minutes) => onChange({ ...on, minutes })}
        />
      )}
      {on.type === 'labelled' && (
        <TextField
          {...described('anyLabel', errors, 'on.label')}
          value={on.label ?? ''}
          onChange={(label) => onChange({ ...on, label: label === '' ? null : label })}
        />
      )}
    </div>
  );
}

function Conditions({ editor }: { editor: Editor<Fields> }) {
  const { team } = useWorkspace();
  const { conditions } = editor.values;
  const set = (next: Fields['conditions']) => editor.set({ conditions: next });
  return (
    <Parts
      legend={words.fields.conditions[0]}
      help={conditions.length > 1 ? words.fields.conditions[1] : undefined}
      addLabel={words.add_condition}
      removeLabel={words.removeCondition}
      count={conditions.length}
      onAdd={() => set([...conditions, newCondition('widget')])}
      onRemove={(index) => set(conditions.filter((_, place) => place !== index))}
    >
      {(index) => {
        const condition = conditions[index];
        return (
          condition && (
            <ConditionFields
              label={words.condition(index + 1)}
              condition={condition}
              team={team}
              described={describedIn('conditions', index, editor.errors)}
              onChange={(changed) => set(conditions.with(index, changed))}
            />
          )
        );
      }}
    </Parts>
  );
}

function Actions({ editor }: { editor: Editor<Fields> }) {
  const { team } = useWorkspace();
  const { actions } = editor.values;
  const set = (next: Fields['actions']) => editor.set({ actions: next });
  return (
    <Parts
      legend={words.fields.actions[0]}
      help={editor.errors['actions'] ?? words.fields.actions[1]}
      addLabel={words.add_action}
      removeLabel={words.removeAction}
      count={actions.length}
      onAdd={() => set([...actions, newAction('set_priority')])}
      onRemove={(index) => set(actions.filter((_, place) => place !== index))}
    >
      {(index) => {
        const action = actions[index];
        return (
          action && (
            <ActionFields
              label={words.action(index + 1)}
              action={action}
              team={team}
              described={describedIn('actions', index, editor.errors)}
              onChange={(changed) => set(actions.with(index, changed))}
            />
          )
        );
      }}
    </Parts>
  );
}

type PartsProps = {
  legend: string;
  help: string | undefined;
  addLabel: string;
  removeLabel: (position: number) => string;
  count: number;
  onAdd: () => void;
  onRemove: (index: number) => void;
  children: (index: number) => ComponentChildren;
};

/** The most conditions or actions a rule may have. */
const MAX_PARTS = 10;

/** Several of the same, added and removed. */
function Parts({ legend, help, addLabel, removeLabel, count, onAdd, onRemove, children }: PartsProps) {
  return (
    <fieldset class="field rule-parts">
      <legend class="field-label">{legend}</legend>
      {help && <small class="field-help">{help}</small>}
      {Array.from({ length: count }, (_, index) => (
        <div key={index} class="rule-part">
          <div>{children(index)}</div>
          <IconButton label={removeLabel(index + 1)} icon={X} onClick={() => onRemove(index)} />
        </div>
      ))}
      {count < MAX_PARTS && (
        <div>
          <Button size="small" icon={Plus} onClick={onAdd}>
            {addLabel}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** Whether nothing in it is empty that has to be filled. */
/** What is tried out: when it would run as soon as that is known, and what it would do once that is. */
function triedRule({ on, conditions, actions }: Fields, id: Id | undefined): TriedRule | undefined {
  if (!areWhole(conditions)) return undefined;
  const saved = id === undefined ? {} : { rule_id: id };
  return { on, conditions, ...(isWhole({ conditions, actions }) ? { actions } : {}), ...saved };
}

const areWhole = (conditions: Fields['conditions']): boolean =>
  conditions.every((one) => {
    if ('ids' in one) return one.ids.length > 0;
    if ('in' in one) return one.in.length > 0;
    if (one.about === 'text') return one.contains.length > 0;
    if (one.about === 'label') return one.label.trim() !== '';
    if (one.about === 'page') return one.contains.trim() !== '';
    return one.about !== 'attribute' || one.key.trim() !== '';
  });

const isWhole = ({ conditions, actions }: Pick<Fields, 'conditions' | 'actions'>): boolean =>
  areWhole(conditions) &&
  actions.length > 0 &&
  actions.every((one) => {
    if ('label' in one) return one.label.trim() !== '';
    if (one.type === 'note') return one.content.trim() !== '';
    return one.type !== 'assign' || one.agent_id !== 0;
  });
