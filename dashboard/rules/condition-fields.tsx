/** The fields of one condition of a rule. */
import { comparisons } from '#core/automation/conditions/compare.ts';
import { arrivals } from '#core/automation/rules/kinds.ts';
import type { RuleCondition } from '#core/automation/rules/rule.ts';
import { priorities } from '#dashboard/data/closed-sets.ts';
import type { Team } from '#dashboard/data/team.ts';
import { names } from '#dashboard/strings/names.ts';
import { ruleConditions as choices, rules as words } from '#dashboard/strings/rules.ts';
import { Checks, SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { LinesField } from '#dashboard/ui/forms/value-fields.tsx';
import { type DescribeField, pairsOf } from './described.ts';

type Props<Condition> = {
  condition: Condition;
  team: Pick<Team, 'widgets' | 'departments'>;
  described: DescribeField;
  onChange: (condition: RuleCondition) => void;
};

/** The condition that is there first of a kind. */
export function newCondition(about: RuleCondition['about']): RuleCondition {
  switch (about) {
    case 'widget':
    case 'department':
      return { about, ids: [] };
    case 'page':
      return { about, contains: '' };
    case 'locale':
      return { about, is: 'en' };
    case 'attribute':
      return { about, of: 'conversation', key: '', is: 'equals', value: '' };
    case 'visitor':
      return { about, field: 'email', is: 'contains', value: '' };
    case 'label':
      return { about, label: '', has: true };
    case 'priority':
      return { about, in: ['high', 'urgent'] };
    case 'status':
      return { about, in: ['pending', 'active', 'waiting'] };
    case 'business_hours':
      return { about, open: true };
    case 'rating':
      return { about, in: [1, 2] };
    case 'channel':
      return { about, in: ['widget'] };
    case 'text':
      return { about, contains: [] };
  }
}

/** What it looks at, and what that must be. */
export function ConditionFields({
  label,
  condition,
  described,
  onChange,
  team,
}: Props<RuleCondition> & { label: string }) {
  return (
    <>
      <SelectField
        {...described('conditions', 'about')}
        label={label}
        help={undefined}
        value={condition.about}
        options={choices.about}
        onChange={(about) => onChange(newCondition(about))}
      />
      <Fields condition={condition} described={described} onChange={onChange} team={team} />
    </>
  );
}

const stars = [1, 2, 3, 4, 5].map((id) => ({ id, name: String(id) }));
const statusNames = pairsOf(names.status);
const yesOrNo = (value: boolean) => (value ? 'yes' : 'no');

function Fields({ condition, described, onChange, team }: Props<RuleCondition>) {
  switch (condition.about) {
    case 'widget':
    case 'department':
      return <IdFields condition={condition} described={described} onChange={onChange} team={team} />;
    case 'page':
      return (
        <TextField
          {...described('contains')}
          value={condition.contains}
          placeholder="/checkout"
          onChange={(contains) => onChange({ ...condition, contains })}
        />
      );
    case 'locale':
      return (
        <TextField
          {...described('locale', 'is')}
          value={condition.is}
          onChange={(is) => onChange({ ...condition, is })}
        />
      );
    case 'attribute':
    case 'visitor':
      return <ComparedFields condition={condition} described={described} onChange={onChange} />;
    case 'label':
      return (
        <div class="pair">
          <SelectField
            {...described('has')}
            value={yesOrNo(condition.has)}
            options={choices.has}
            onChange={(has) => onChange({ ...condition, has: has === 'yes' })}
          />
          <TextField
            {...described('label')}
            value={condition.label}
            onChange={(label) => onChange({ ...condition, label })}
          />
        </div>
      );
    case 'priority':
      return (
        <Checks
          {...described('priority', 'in')}
          options={priorities.map((id) => ({ id, name: names.priority[id] }))}
          chosen={condition.in}
          onChange={(chosen) => onChange({ ...condition, in: chosen })}
        />
      );
    case 'status':
      return (
        <Checks
          {...described('status', 'in')}
          options={statusNames}
          chosen={condition.in}
          onChange={(chosen) => onChange({ ...condition, in: chosen })}
        />
      );
    case 'business_hours':
      return (
        <SelectField
          {...described('open')}
          value={yesOrNo(condition.open)}
          options={choices.open}
          onChange={(open) => onChange({ ...condition, open: open === 'yes' })}
        />
      );
    case 'rating':
      return (
        <Checks
          {...described('rating', 'in')}
          options={stars}
          chosen={condition.in}
          onChange={(chosen) => onChange({ ...condition, in: chosen })}
        />
      );
    case 'channel':
      return (
        <Checks
          {...described('channel', 'in')}
          options={arrivals.map((id) => ({ id, name: choices.channel[id] }))}
          chosen={condition.in}
          onChange={(chosen) => onChange({ ...condition, in: chosen })}
        />
      );
    case 'text':
      return (
        <LinesField
          {...described('text', 'contains')}
          value={condition.contains}
          onChange={(contains) => onChange({ ...condition, contains })}
        />
      );
  }
}

type OfIds = Extract<RuleCondition, { about: 'widget' | 'department' }>;

/** The default department has no id. */
const NONE = 0;

/** Some of the widgets or departments; one that was deleted stays until it is taken out. */
function IdFields({ condition, described, onChange, team }: Props<OfIds>) {
  const isWidget = condition.about === 'widget';
  const chosen = condition.ids.map((id) => id ?? NONE);
  const all = isWidget ? team.widgets.value.value.data : team.departments.value.value.data;
  const known = [
    ...(isWidget ? [] : [{ id: NONE, name: words.defaultDepartment }]),
    ...(all ?? []).map(({ id, name }) => ({ id, name })),
  ];
  const gone = all === undefined ? [] : chosen.filter((id) => !known.some((one) => one.id === id));
  const choose = (ids: number[]) =>
    onChange(
      isWidget ? { about: 'widget', ids } : { about: 'department', ids: ids.map((id) => (id === NONE ? null : id)) },
    );
  return (
    <Checks
      {...described(condition.about, 'ids')}
      options={[...known, ...gone.map((id) => ({ id, name: words.gone }))]}
      chosen={chosen}
      onChange={choose}
    />
  );
}

type Compared = Extract<RuleCondition, { about: 'attribute' | 'visitor' }>;

/** An attribute, or what a visitor is known by, and what it must be. */
function ComparedFields({ condition, described, onChange }: Omit<Props<Compared>, 'team'>) {
  return (
    <>
      <div class="pair">
        {condition.about === 'visitor' ? (
          <SelectField
            {...described('field')}
            value={condition.field}
            options={choices.field}
            onChange={(field) => onChange({ ...condition, field })}
          />
        ) : (
          <>
            <SelectField
              {...described('of')}
              value={condition.of}
              options={choices.of}
              onChange={(of) => onChange({ ...condition, of })}
            />
            <TextField
              {...described('key')}
              value={condition.key}
              onChange={(key) => onChange({ ...condition, key })}
            />
          </>
        )}
      </div>
      <div class="pair">
        <SelectField
          {...described('is')}
          value={condition.is}
          options={Object.fromEntries(comparisons.map((one) => [one, choices.is[one]]))}
          onChange={(is) => onChange({ ...condition, is })}
        />
        {condition.is !== 'given' && (
          <TextField
            {...described('value')}
            value={condition.value}
            onChange={(value) => onChange({ ...condition, value })}
          />
        )}
      </div>
    </>
  );
}
