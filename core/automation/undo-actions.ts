/**
 * Undoing actions, planned: what they changed becomes what it was before, unless somebody has changed it since. Notes stay, as
 * does what was sent. Pure.
 */
import type { Actor, Command, Named } from '#core/conversation/commands.ts';
import { MAX_LABELS } from '#core/conversation/concurrent-edits.ts';
import { type ConversationState, assignedAgent } from '#core/conversation/state.ts';
import type { Action, ActionResult, UndoRefusal, UndoResult } from '#core/model/actions/action.ts';
import type { Id } from '#core/model/id.ts';
import { type ActionFields, type Scene, stateAfter, withoutLabel } from './actions.ts';

/** What undoing needs to know of a conversation at a time. */
export type Marks = Pick<ConversationState, 'status' | 'handler' | 'agent_id' | 'queued_at_ms' | 'snoozed'> &
  Pick<ActionFields, 'priority' | 'department_id'>;

/** The marks of a scene. */
export const marksOf = ({ state, priority, department_id }: Scene): Marks => {
  const { status, handler, agent_id, queued_at_ms, snoozed } = state;
  return { status, handler, agent_id, queued_at_ms, snoozed, priority, department_id };
};

/** A run as it is remembered. */
export type Remembered = { actions: readonly Action[]; results: readonly ActionResult[]; before: Marks; after: Marks };

/** What planning needs besides: who undoes, who had it before if they still exist, and who turned out to have no room. */
export type UndoGiven = {
  nowMs: number;
  by: Actor;
  former: Named | null;
  refusing: ReadonlyMap<Id, 'at_capacity' | 'gone'>;
};

/** What undoing comes to: a result for each action, in their order. */
export type UndoPlan = { results: UndoResult[]; commands: Command[]; after: Scene };

const done: UndoResult = { outcome: 'done', reason: null };
const unchanged: UndoResult = { outcome: 'unchanged', reason: null };
const kept: UndoResult = { outcome: 'kept', reason: null };
const refused = (reason: UndoRefusal): UndoResult => ({ outcome: 'refused', reason });

/** Plans it on the conversation as it is now. */
export function planUndo(run: Remembered, now: Scene, given: UndoGiven): UndoPlan {
  const whose = ownership(run, now, given);
  let { labels, priority } = now;
  const results = run.actions.map((action, index): UndoResult => {
    if (run.results[index]?.outcome !== 'done') return unchanged;
    switch (action.type) {
      case 'note':
        return kept;
      case 'add_label': {
        const left = withoutLabel(labels, action.label);
        if (left.length === labels.length) return unchanged;
        labels = left;
        return done;
      }
      case 'remove_label': {
        if (withoutLabel(labels, action.label).length < labels.length) return unchanged;
        if (labels.length >= MAX_LABELS) return refused('too_many_labels');
        labels = labels.concat(action.label);
        return done;
      }
      case 'set_priority': {
        if (now.priority !== run.after.priority) return refused('changed_since');
        priority = run.before.priority;
        return done;
      }
      case 'assign':
      case 'snooze':
      case 'resolve':
        return typeof whose === 'string' ? refused(whose) : done;
    }
  });
  const after = typeof whose === 'string' ? { state: now.state, department_id: now.department_id } : whose;
  const commands = typeof whose === 'string' ? [] : whose.commands;
  const { attributes } = now;
  const { state, department_id } = after;
  return { results, commands, after: { attributes, labels, priority, state, department_id } };
}

type Restored = Pick<Scene, 'state' | 'department_id'> & { commands: Command[] };

/** Who has it, whether it is snoozed or resolved: all of it goes back together, or nothing of it. */
function ownership(run: Remembered, now: Scene, given: UndoGiven): Restored | UndoRefusal {
  const isMoved = run.actions.some(
    ({ type }, index) =>
      (type === 'assign' || type === 'snooze' || type === 'resolve') && run.results[index]?.outcome === 'done',
  );
  if (!isMoved) return { state: now.state, department_id: now.department_id, commands: [] };
  if (!isSame(marksOf(now), run.after)) return 'changed_since';
  const commands = restoring(run.before, now.state, given);
  if (typeof commands === 'string') return commands;
  const state = stateAfter(now.state, commands, given.nowMs);
  return state ? { state, department_id: run.before.department_id, commands } : 'not_possible';
}

/** Whether nobody has moved it: answers go on meanwhile. */
const isSame = (now: Marks, after: Marks): boolean =>
  now.agent_id === after.agent_id &&
  now.department_id === after.department_id &&
  now.snoozed?.until_ms === after.snoozed?.until_ms &&
  (now.snoozed === null) === (after.snoozed === null) &&
  standing(now) === standing(after);

const standing = ({ status }: Marks): string => (status === 'active' || status === 'waiting' ? 'held' : status);

/** The commands that lead back. */
function restoring(before: Marks, now: ConversationState, given: UndoGiven): Command[] | UndoRefusal {
  const { by, former, refusing, nowMs } = given;
  if (before.status === 'pending') {
    if (before.handler !== 'agent') return 'from_bot';
    if (now.status === 'resolved') return [{ type: 'reopen', by, assignee: null }];
    return [{ type: before.queued_at_ms === null ? 'release' : 'requeue', by }];
  }
  if (!former) return 'gone';
  const refusal = refusing.get(former.id);
  if (refusal) return refusal;
  const until_ms = before.snoozed?.until_ms ?? null;
  const isSnoozed = before.snoozed !== null && (until_ms === null || until_ms > nowMs);
  return [...givingBack(now, former, by), ...(isSnoozed ? [{ type: 'snooze', until_ms, by } as const] : [])];
}

function givingBack(now: ConversationState, former: Named, by: Actor): Command[] {
  if (now.status === 'resolved') return [{ type: 'reopen', by, assignee: former }];
  if (now.snoozed && now.agent_id === former.id) return [{ type: 'wake', by, assignee: former }];
  return assignedAgent(now) === former.id ? [] : [{ type: 'assign', by, agent: former }];
}
