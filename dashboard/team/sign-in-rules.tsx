/** Rules by which people become agents as they sign in for the first time, where an identity provider of one's own does that. */
import { limits } from '#dashboard/data/limits.ts';
import { Plus, Trash2 } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { TeamSettings } from '#core/model/team/team-settings.ts';
import { members } from '#dashboard/strings/members.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { Checks, SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import { Section } from '#dashboard/ui/page/section.tsx';
import type { Editor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

const words = members.rules;
type Rules = TeamSettings['sign_in_rules'];
type Rule = Rules[number];
type RulesProps = { editor: Pick<Editor<{ sign_in_rules: Rules }>, 'values' | 'errors' | 'set'> };

const MAX_RULES = 20;
const blank: Rule = { by: 'email_domain', value: '', role: 'agent', department_ids: [] };
const roles = Object.fromEntries(Object.entries(members.roles).map(([role, { name }]) => [role, name]));

/** The section. */
export function SignInRules({ editor: { values, errors, set } }: RulesProps) {
  const { team } = useWorkspace();
  useEffect(() => void team.departments.need(), []);
  const departments = team.departments.value.value.data ?? [];
  const rules = values.sign_in_rules;
  const change = (at: number, part: Partial<Rule>) =>
    set({ sign_in_rules: rules.map((rule, index) => (index === at ? { ...rule, ...part } : rule)) });
  return (
    <Section title={words.section}>
      <p class="muted">{words.help}</p>
      <p class="muted">{rules.length === 0 ? words.none : words.emailHelp}</p>
      {rules.map((rule, at) => (
        <fieldset key={at} class="sign-in-rule">
          <SelectField label={words.kind} value={rule.by} options={words.by} onChange={(by) => change(at, { by })} />
          <TextField
            label={words.value}
            value={rule.value}
            placeholder={rule.by === 'group' ? 'support' : 'example.com'}
            maxLength={limits.team['sign_in_rules.*.value']?.maxLength}
            error={errorBelow(errors, `sign_in_rules.${at}`, words.value)}
            onChange={(value) => change(at, { value })}
          />
          <SelectField label={words.role} value={rule.role} options={roles} onChange={(role) => change(at, { role })} />
          {departments.length > 0 && (
            <Checks
              label={words.departments}
              options={departments}
              chosen={rule.department_ids}
              onChange={(department_ids) => change(at, { department_ids })}
            />
          )}
          <IconButton
            label={words.remove({ number: at + 1 })}
            icon={Trash2}
            onClick={() => set({ sign_in_rules: rules.filter((_, index) => index !== at) })}
          />
        </fieldset>
      ))}
      {rules.length < MAX_RULES && (
        <Button icon={Plus} onClick={() => set({ sign_in_rules: [...rules, blank] })}>
          {words.add}
        </Button>
      )}
    </Section>
  );
}
