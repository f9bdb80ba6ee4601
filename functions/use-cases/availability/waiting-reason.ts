/** Why a pending conversation waits: what an admin would look up by hand, answered by the product itself. */
import { isOpen } from '#core/time/business-hours.ts';
import { isQueued } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { AssignmentChoices } from '#core/model/team/assignment-choices.ts';
import type { WaitingReason } from '#core/model/conversations/conversation.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, allAgents, departmentsOf } from '#functions/store/assignment/agent-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { chosenRule, needsSkills } from './assignment-rule.ts';
import type { ExplainWaiting } from '#functions/use-cases/conversations/conversation-state.ts';

/** Explains waiting for one request: agents and widgets are read once however many conversations are explained. */
export function explainWaiting({ table, now }: Pick<Deps, 'table' | 'now'>): ExplainWaiting {
  let agents: Promise<AgentItem[]> | undefined;
  const widgets = new Map<Id, ReturnType<typeof getWidget>>();
  const rules = new Map<Id | null, Promise<AssignmentChoices>>();
  const ruleOf = (department: Id | null): Promise<AssignmentChoices> => {
    const rule = rules.get(department) ?? chosenRule(table, department);
    rules.set(department, rule);
    return rule;
  };
  return async (metadata, state) => {
    if (state.handler !== 'agent') return state.handler === 'bot' ? 'with_bot' : 'with_workflow';
    if (!isQueued(state)) return null;
    agents ??= allAgents(table);
    const widget = widgets.get(metadata.widget_id) ?? getWidget(table, metadata.widget_id);
    widgets.set(metadata.widget_id, widget);
    // Waited for together: one that fails while nobody waits for it would end the process.
    const [found, all] = await Promise.all([widget, agents]);
    const hours = found?.business_hours ?? null;
    const team = all.filter((agent) => departmentsOf(agent).includes(metadata.department_id));
    const online = team.filter((agent) => agent.connected && agent.chosen_status === 'online');
    if (online.length > 0) return reasonWith(online, await ruleOf(metadata.department_id));
    return team.length === 0
      ? 'none_in_department'
      : hours === null || isOpen(hours, now())
        ? 'nobody_online'
        : 'outside_hours';
  };
}

/** Why it waits although somebody is online. */
function reasonWith(online: readonly AgentItem[], rule: AssignmentChoices): WaitingReason {
  if (rule.assignment_mode === 'by_hand') return 'picked_by_hand';
  const hasRoom = online.some((agent) => agent.current_chats_count < agent.max_concurrent_chats);
  return hasRoom && needsSkills(rule) ? 'needs_skill' : 'all_full';
}
