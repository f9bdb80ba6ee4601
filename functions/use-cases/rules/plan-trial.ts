/** What the actions of a rule that is tried out would have come to at each of its moments, planned as when it runs. */
import { type Scene, planActions } from '#core/automation/actions.ts';
import type { Moment } from '#core/automation/rules/try-out.ts';
import { BY_RULE } from '#core/automation/rules/triggers.ts';
import type { Action } from '#core/model/actions/action.ts';
import type { RanAction } from '#core/model/actions/rule-run.ts';
import type { ConversationMetadata } from '#functions/store/conversations/conversation-store.ts';
import type { Table } from '#functions/store/table.ts';
import { namedIn } from '#functions/use-cases/actions/run-actions.ts';
import { ranActions } from './rule-text.ts';

/** Plans the actions at moments of one conversation, oldest first: an outcome for each action at each of them. */
export type ActionPlanner = (moments: readonly Moment[], metadata: ConversationMetadata) => RanAction[][];

/**
 * Reads once which of the agents and departments exist that the actions name. Each moment is planned on the state of its row,
 * with the labels, priority and department that the moments before it have left. Whether an agent had room isn't recorded:
 * they have.
 */
export async function actionPlanner(table: Table, actions: readonly Action[]): Promise<ActionPlanner> {
  const by = { type: 'system', reason: BY_RULE } as const;
  const given = {
    ...(await namedIn({ table }, { actions, by })),
    by,
    author: { id: null, name: '' },
    me: null,
    refusing: new Map(),
    noteId: String,
  };
  return (moments, { labels, priority, department_id, attributes }) => {
    let fields = { labels, priority, department_id };
    return moments.map(({ row: { state }, atMs }) => {
      const scene: Scene = { ...fields, attributes, state };
      const { results, after } = planActions(scene, actions, { ...given, nowMs: atMs });
      fields = { labels: after.labels, priority: after.priority, department_id: after.department_id };
      return ranActions({ actions: [...actions] }, results);
    });
  };
}
