/** Rules in a few words, for the list. */
import type { Rule, RuleCondition, RuleTrigger } from '#core/automation/rules/rule.ts';
import type { Action } from '#core/model/actions/action.ts';
import type { Id } from '#core/model/id.ts';
import type { Team } from '#dashboard/data/team.ts';
import { locale } from '#dashboard/strings/language.ts';
import { names } from '#dashboard/strings/names.ts';
import {
  conditionInWords,
  ruleActions,
  ruleConditions,
  ruleTriggers,
  rules as words,
  triggerInWords,
} from '#dashboard/strings/rules.ts';

/** What widgets, departments and agents are called. */
export type TeamNames = Pick<Team, 'widgets' | 'departments' | 'agents'>;

const either = (all: readonly string[]): string => new Intl.ListFormat(locale(), { type: 'disjunction' }).format(all);

const nameIn = (of: Team['widgets'] | Team['departments'] | Team['agents'], id: Id): string =>
  (of.value.value.data as { id: Id; name: string }[] | undefined)?.find((one) => one.id === id)?.name ?? words.gone;

/** When it runs. */
export function triggerWords(on: RuleTrigger): string {
  if ('minutes' in on) return triggerInWords[on.type](on.minutes);
  return on.type === 'labelled' && on.label !== null ? triggerInWords.labelled(on.label) : ruleTriggers[on.type];
}

/** One of its conditions. */
export function conditionWords(condition: RuleCondition, team: TeamNames): string {
  switch (condition.about) {
    case 'widget':
      return conditionInWords.widget(either(condition.ids.map((id) => nameIn(team.widgets, id))));
    case 'department':
      return conditionInWords.department(
        either(condition.ids.map((id) => (id === null ? words.defaultDepartment : nameIn(team.departments, id)))),
      );
    case 'page':
      return conditionInWords.page(condition.contains);
    case 'locale':
      return conditionInWords.locale(condition.is);
    case 'attribute':
      return conditionInWords.attribute(condition.key, ruleConditions.is[condition.is], condition.value);
    case 'visitor':
      return conditionInWords.attribute(
        ruleConditions.field[condition.field],
        ruleConditions.is[condition.is],
        condition.value,
      );
    case 'label':
      return condition.has ? conditionInWords.label(condition.label) : conditionInWords.noLabel(condition.label);
    case 'priority':
      return conditionInWords.priority(either(condition.in.map((one) => names.priority[one])));
    case 'status':
      return conditionInWords.status(either(condition.in.map((one) => names.status[one])));
    case 'business_hours':
      return ruleConditions.open[condition.open ? 'yes' : 'no'];
    case 'rating':
      return conditionInWords.rating(either(condition.in.map(String)));
    case 'channel':
      return either(condition.in.map((one) => ruleConditions.channel[one]));
    case 'text':
      return conditionInWords.text(either(condition.contains.map((one) => `“${one}”`)));
  }
}

/** One of its actions. */
export function actionWords(action: Action, team: TeamNames): string {
  switch (action.type) {
    case 'set_priority':
      return ruleActions.set_priority(names.priority[action.priority]);
    case 'add_label':
      return ruleActions.add_label(action.label);
    case 'remove_label':
      return ruleActions.remove_label(action.label);
    case 'assign':
      return assignWords(action, team);
    case 'note':
      return ruleActions.note(action.content);
    case 'snooze':
      return action.for === 'until_reply' ? ruleActions.untilReply : ruleActions.snooze(action.for);
    case 'resolve':
      return ruleActions.type.resolve;
  }
}

function assignWords({ agent_id, department_id }: Extract<Action, { type: 'assign' }>, team: TeamNames): string {
  if (typeof agent_id === 'number') return ruleActions.assign(nameIn(team.agents, agent_id));
  return department_id ? ruleActions.assign(nameIn(team.departments, department_id)) : ruleActions.toDefault;
}

/** All words of a rule, in which it is searched. */
export const allWords = (rule: Rule, team: TeamNames): string =>
  [
    rule.name,
    triggerWords(rule.on),
    ...rule.conditions.map((one) => conditionWords(one, team)),
    ...rule.actions.map((one) => actionWords(one, team)),
  ].join(' ');
