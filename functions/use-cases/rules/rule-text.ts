/** The row of a rule's run, in words: what was done, and what could not be done and why. */
import type { Rule } from '#core/automation/rules/rule.ts';
import type { Action, ActionRefusal, ActionResult } from '#core/model/actions/action.ts';
import type { RanAction } from '#core/model/actions/rule-run.ts';
import type { Id } from '#core/model/id.ts';

/** What agents and departments are called, by their ids. */
export type ActionNames = ReadonlyMap<Id, string>;

/** Why an action wasn't done. */
const reasons: Record<ActionRefusal, string> = {
  gone: 'was removed',
  at_capacity: 'is at capacity',
  unassigned: 'nobody has the conversation',
  too_many_labels: 'there are too many labels',
  visitor_wrote: 'the visitor has just written',
  attributes_required: 'required attributes are empty',
  label_not_allowed: 'the team doesn’t use this label',
  not_possible: 'not possible in this status',
};

/** “Rule “VIP”: labelled vip, priority high; not assigned to Ana (is at capacity)”. */
export function ruleText({ name, actions }: Rule, results: readonly ActionResult[], names: ActionNames): string {
  const said = actions.map((action, index) => {
    const { outcome, reason } = results[index] ?? { outcome: 'unchanged', reason: null };
    const words = inWords(action, names);
    if (outcome === 'refused') return `not ${words} (${reasons[reason ?? 'not_possible']})`;
    return outcome === 'unchanged' ? `already ${words}` : words;
  });
  return `Rule “${name}”: ${said.join('; ')}`;
}

/** The same as data, for readers of another language: what was done, and why not. */
export const ranActions = ({ actions }: Pick<Rule, 'actions'>, results: readonly ActionResult[]): RanAction[] =>
  actions.map((action, index) => {
    const { outcome, reason } = results[index] ?? { outcome: 'unchanged', reason: null };
    const named = action.type === 'note' ? { type: action.type } : action;
    return { ...named, outcome, ...(reason === null ? {} : { reason }) };
  });

function inWords(action: Action, names: ActionNames): string {
  switch (action.type) {
    case 'set_priority':
      return `priority ${action.priority}`;
    case 'add_label':
      return `labelled ${action.label}`;
    case 'remove_label':
      return `without the label ${action.label}`;
    case 'assign':
      return action.agent_id === undefined
        ? `moved to ${action.department_id ? (names.get(action.department_id) ?? 'a department') : 'the default queue'}`
        : `assigned to ${(action.agent_id !== 'me' && names.get(action.agent_id)) || 'an agent'}`;
    case 'note':
      return 'note written';
    case 'snooze':
      return action.for === 'until_reply' ? 'snoozed until the visitor writes' : `snoozed for ${action.for} minutes`;
    case 'resolve':
      return 'resolved';
  }
}
