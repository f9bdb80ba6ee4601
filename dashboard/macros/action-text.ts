/** Actions in words. */
import type { Action } from '#core/model/actions/action.ts';
import type { Team } from '#dashboard/data/team.ts';
import { actionTexts } from '#dashboard/strings/macros.ts';
import { names } from '#dashboard/strings/names.ts';

type Named = Pick<Team, 'agentName' | 'departments'>;

/** What an action does. */
export function actionText(action: Action, team: Named): string {
  switch (action.type) {
    case 'add_label':
    case 'remove_label':
      return actionTexts[action.type](action.label);
    case 'set_priority':
      return actionTexts.set_priority(names.priority[action.priority]);
    case 'note':
      return actionTexts.note(action.content);
    case 'resolve':
      return actionTexts.resolve;
    case 'snooze':
      return action.for === 'until_reply' ? actionTexts.until_reply : actionTexts.snoozeFor(timeText(action.for));
    case 'assign':
      return receiverText(action, team);
  }
}

function receiverText({ agent_id, department_id }: Extract<Action, { type: 'assign' }>, team: Named): string {
  if (agent_id === 'me') return actionTexts.assignToMe;
  if (agent_id !== undefined) return actionTexts.assignTo(team.agentName(agent_id) ?? actionTexts.gone);
  if (department_id === null) return actionTexts.toQueue;
  const department = team.departments.value.value.data?.find(({ id }) => id === department_id);
  return actionTexts.assignTo(department?.name ?? actionTexts.gone);
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes in the largest unit that has no remainder. */
export function timeText(minutes: number): string {
  if (minutes % DAY === 0) return actionTexts.days(minutes / DAY);
  return minutes % HOUR === 0 ? actionTexts.hours(minutes / HOUR) : actionTexts.minutes(minutes);
}
