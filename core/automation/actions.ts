/**
 * Actions on a conversation, planned: what each comes to, as commands and fields of one transaction. Canned responses and
 * rules run the same ones. Pure.
 */
import type { Actor, Author, Command, Named } from '#core/conversation/commands.ts';
import { decide } from '#core/conversation/conversation.ts';
import { MAX_LABELS } from '#core/conversation/concurrent-edits.ts';
import {
  type ConversationState,
  assignedAgent,
  hasWrittenSince,
  isAutomated,
  isQueued,
} from '#core/conversation/state.ts';
import { type LabelRules, allowedLabels, missingAttributes } from '#core/conversation/typed-attributes.ts';
import type { ShownInfo } from '#core/conversation/views.ts';
import type { Action, ActionRefusal, ActionResult } from '#core/model/actions/action.ts';
import type { AttributeField } from '#core/model/conversations/conversation-fields.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { fold } from '#core/text/fold.ts';

/** The fields of a conversation that actions set besides its state. */
export type ActionFields = Pick<ShownInfo, 'labels' | 'priority' | 'department_id'>;
/** What actions are decided on. */
export type Scene = ActionFields & Pick<ShownInfo, 'attributes'> & { state: ConversationState };

/** What planning needs to know. */
export type Given = {
  nowMs: number;
  /** Who causes it, and who writes its notes. */
  by: Actor;
  author: Author;
  /** Who `me` is; null for a rule, and for an admin who isn't an agent. */
  me: Named | null;
  /** Those that exist, of the agents and departments that the actions name. */
  agents: ReadonlyMap<Id, Named>;
  departments: ReadonlySet<Id>;
  /** The labels that the team allows, and the attributes it requires before a conversation ends. */
  fields: LabelRules & { attributes: readonly AttributeField[] };
  /** Agents who turned out not to be able to take it, and why. */
  refusing: ReadonlyMap<Id, ActionRefusal>;
  /** The newest row the caller saw; undefined for a caller who sees none, such as a rule. */
  seenSeq?: number | undefined;
  /** The message id of the note at this place. */
  noteId: (index: number) => string;
};

/** What actions come to: a result for each, in their order, and the scene after them. */
export type ActionPlan = { results: ActionResult[]; commands: Command[]; after: Scene };

/** Notes are written first and what takes the chat away comes last, however the actions are ordered. */
const ranks: Record<Action['type'], number> = {
  note: 0,
  add_label: 1,
  remove_label: 1,
  set_priority: 2,
  assign: 3,
  snooze: 4,
  resolve: 4,
};

/** Plans actions, each on what those before it leave. One that is refused changes nothing and doesn't stop the others. */
export function planActions(before: Scene, actions: readonly Action[], given: Given): ActionPlan {
  let after = before;
  const commands: Command[] = [];
  const results = new Map<number, ActionResult>();
  const ordered = [...actions.entries()].sort(([, one], [, other]) => ranks[one.type] - ranks[other.type]);
  for (const [index, action] of ordered) {
    const step = stepOf(after, action, { ...given, index });
    const state = typeof step === 'string' ? undefined : stateAfter(after.state, step.commands ?? [], given.nowMs);
    if (typeof step === 'string' || !state) {
      const reason = typeof step === 'string' ? step : 'not_possible';
      results.set(index, reason === 'unchanged' ? unchanged : { outcome: 'refused', reason });
      continue;
    }
    after = sceneAfter(after, step.fields, state);
    commands.push(...(step.commands ?? []));
    results.set(index, { outcome: 'done', reason: null });
  }
  return { results: actions.map((_, index) => results.get(index) ?? unchanged), commands, after };
}

const sceneAfter = (scene: Scene, fields: Partial<ActionFields> | undefined, state: ConversationState): Scene => ({
  ...scene,
  ...fields,
  state,
});

const unchanged: ActionResult = { outcome: 'unchanged', reason: null };

/** The fields that differ, for a transaction. */
export const changedFields = (before: ActionFields, after: ActionFields): Partial<ActionFields> => ({
  ...(before.labels === after.labels ? {} : { labels: after.labels }),
  ...(before.priority === after.priority ? {} : { priority: after.priority }),
  ...(before.department_id === after.department_id ? {} : { department_id: after.department_id }),
});

/** The state that commands lead to; undefined when one of them isn't possible. */
export function stateAfter(
  state: ConversationState,
  commands: readonly Command[],
  nowMs: number,
): ConversationState | undefined {
  try {
    return commands.reduce((before, command) => decide(before, command, nowMs).state, state);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'illegal_transition') return undefined;
    throw error;
  }
}

type Step = { commands?: Command[]; fields?: Partial<ActionFields> };
type Placed = Given & { index: number };

/** What an action does; `unchanged`, or why it can't be done. */
function stepOf(scene: Scene, action: Action, given: Placed): Step | 'unchanged' | ActionRefusal {
  const { labels, state } = scene;
  switch (action.type) {
    case 'note':
      return { commands: [noteOf(action.content, given)] };
    case 'add_label':
      return labelled(labels, action.label, given.fields);
    case 'remove_label': {
      const left = withoutLabel(labels, action.label);
      return left.length === labels.length ? 'unchanged' : { fields: { labels: left } };
    }
    case 'set_priority':
      return scene.priority === action.priority ? 'unchanged' : { fields: { priority: action.priority } };
    case 'assign':
      return action.agent_id === undefined
        ? toDepartment(scene, action.department_id ?? null, given)
        : toAgent(state, action.agent_id, given);
    case 'snooze':
      return snoozing(state, action.for, given);
    case 'resolve':
      if (state.status === 'resolved') return 'unchanged';
      if (hasWrittenSince(state, given.seenSeq)) return 'visitor_wrote';
      if (missingAttributes(given.fields.attributes, scene.attributes).length > 0) return 'attributes_required';
      return { commands: [{ type: 'resolve', by: given.by }] };
  }
}

/** Labels without one, whatever its case and accents. */
export const withoutLabel = (labels: readonly string[], label: string): string[] =>
  labels.filter((one) => fold(one) !== fold(label));

/** With a label in the team's spelling, if the team allows it. */
function labelled(labels: readonly string[], label: string, rules: LabelRules): Step | 'unchanged' | ActionRefusal {
  try {
    const after = allowedLabels(rules, labels, [...labels, label]);
    if (after.length === labels.length) return 'unchanged';
    return after.length <= MAX_LABELS ? { fields: { labels: after } } : 'too_many_labels';
  } catch (error) {
    if (error instanceof DomainError && error.code === 'validation_failed') return 'label_not_allowed';
    throw error;
  }
}

const noteOf = (content: string, { author, noteId, index }: Placed): Command => ({
  type: 'note',
  agent: author,
  content,
  metadata: null,
  client_message_id: noteId(index),
});

const takeOver: Command = { type: 'hand_off', reason: 'taken_over' };

/** The commands that give a conversation to an agent by hand: from a bot or workflow it is taken over first. */
export const assignment = (state: ConversationState, agent: Named, by: Actor): Command[] => {
  const assign: Command = { type: 'assign', agent, by };
  return isAutomated(state) ? [takeOver, assign] : [assign];
};

function toAgent(state: ConversationState, wanted: Id | 'me', given: Placed): Step | 'unchanged' | ActionRefusal {
  const agent = wanted === 'me' ? given.me : given.agents.get(wanted);
  if (!agent) return wanted === 'me' ? 'not_possible' : 'gone';
  if (assignedAgent(state) === agent.id) return 'unchanged';
  return given.refusing.get(agent.id) ?? { commands: assignment(state, agent, given.by) };
}

function toDepartment(scene: Scene, department_id: Id | null, given: Placed): Step | 'unchanged' | ActionRefusal {
  const { state } = scene;
  if (department_id !== null && !given.departments.has(department_id)) return 'gone';
  if (isQueued(state) && scene.department_id === department_id) return 'unchanged';
  const command: Command = isAutomated(state) ? takeOver : { type: 'requeue', by: given.by };
  return { commands: [command], fields: { department_id } };
}

const MINUTE_MS = 60_000;

function snoozing(
  state: ConversationState,
  time: number | 'until_reply',
  given: Placed,
): Step | 'unchanged' | ActionRefusal {
  const until_ms = time === 'until_reply' ? null : given.nowMs + time * MINUTE_MS;
  if (state.snoozed && state.snoozed.until_ms === until_ms) return 'unchanged';
  if (state.status === 'pending') return 'unassigned';
  return hasWrittenSince(state, given.seenSeq)
    ? 'visitor_wrote'
    : { commands: [{ type: 'snooze', until_ms, by: given.by }] };
}
