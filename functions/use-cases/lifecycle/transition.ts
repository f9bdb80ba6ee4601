/** The transitions of a conversation as data: each has exactly what it needs, and what is written follows from it and the state. */
import { missOneMore } from '#core/assignment/missed-chats.ts';
import type { AssignmentReason } from '#core/model/team/assignment-choices.ts';
import type { RateLimit } from '#core/limits/rate-limit.ts';
import type { Actor, Command, HandoffReason, Named } from '#core/conversation/commands.ts';
import { isAutomated } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import { type AgentItem, canBeAssigned, departmentsOf } from '#functions/store/assignment/agent-store.ts';
import { leaseLeaving } from '#functions/store/assignment/lease-store.ts';
import type { Automation, ConversationMetadata } from '#functions/store/conversations/conversation-store.ts';
import type { AgentUpdate } from '#functions/store/lifecycle/transition-store.ts';
import type { TransactItem } from '#functions/store/table.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';

/** A command that becomes a row of this type. */
export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** What can happen to a conversation in one transaction. */
export type Transition =
  /** The automatic assignment: an agent who can take it gets it. `announced` says whether the department was notified that it waits; `false` holds only as long as it wasn't. `why` they do; `isOver`: it is urgent and may be one more than their maximum. */
  | { type: 'claim'; agent: Named; announced: boolean; why: AssignmentReason | undefined; isOver: boolean }
  /** An agent gets it manually, even from another agent. `force` exceeds their maximum. */
  | { type: 'assign'; agent: Named; by: Actor; force: boolean; note?: TransferNote | undefined }
  /** Its agent didn't answer in time, and a free colleague gets it: it is never back in the queue. */
  | { type: 'pass_on'; to: Named; department: Id | null }
  /** It returns to a queue: its own department's or another's. */
  | { type: 'requeue'; by: Actor; department: Id | null; note?: TransferNote | undefined; isInternal?: true }
  /** Its agent is gone. It is queued if the visitor waits; otherwise nobody has it until they write again. */
  | { type: 'release'; by: Actor }
  | HandoffToAgents
  /** A workflow hands it to a bot, which goes on in the workflow's place. */
  | { type: 'hand_to_bot'; message: CommandOf<'bot_message'>; automation: Automation; workflow: TransactItem }
  /** Put aside until a time, milliseconds since 1970, or until the visitor writes. */
  | { type: 'snooze'; until_ms: number | null; by: Actor }
  | Wake
  | { type: 'resolve'; by: Actor }
  /** An answer that resolves it: an agent's, with what else is written, or a bot's. */
  | { type: 'answer_and_resolve'; answer: CommandOf<'agent_message'>; by: Actor; also: TransactItem[] }
  | { type: 'answer_and_resolve'; answer: CommandOf<'bot_message'>; by?: undefined; also?: undefined }
  /** A workflow has come to its end. */
  | { type: 'end_workflow'; workflow: TransactItem }
  | { type: 'close'; by: Actor }
  /** It goes on with this agent, or in the queue. */
  | { type: 'reopen'; by: Actor; assignee: Named | null }
  | Return
  | ActTransition
  /** A visitor's rating, and the agents whose averages it changes: who gets the stars, and who had them before. */
  | { type: 'rate'; rating: number; feedback: string | null; allowance: RateLimit; rated: AgentUpdate[] };

/**
 * A snoozed one comes back: to its agent, or to the queue. `isManual`: somebody chose so, and the agent needs no more than room;
 * by itself it comes back only to an agent who can take chats.
 */
type Wake = { type: 'wake'; assignee: Named | null; by: Actor; isManual: boolean };

/** A note for who gets it, stored before the row that says so, and what is written with it. */
export type TransferNote = { command: CommandOf<'note'>; also: TransactItem[] };

/** A bot or workflow hands it over, to a department's queue or to an agent. */
type HandoffToAgents = {
  type: 'hand_off';
  reason: HandoffReason;
  message: CommandOf<'bot_message'>;
  summary: CommandOf<'summary'> | null;
  department: Id | null;
  agent: Named | null;
  /** The write that moves a workflow on. */
  workflow: TransactItem | null;
};

/** The visitor's message brings it back to the team. */
type Return = {
  type: 'visitor_returns';
  message: CommandOf<'visitor_message'>;
  /** Ends a snooze before it. */
  wake: CommandOf<'wake'> | null;
  /** What the visitor reads who was answered by a bot or workflow before; the chat waits in the queue then. */
  notice: CommandOf<'notice'> | null;
  fields: Partial<Pick<ConversationMetadata, 'labels' | 'attributes'>>;
  /** Writes of the visitor's own record. */
  visitor: TransactItem[];
};

/** The steps of a canned response or a rule, in one transaction. */
export type ActTransition = {
  type: 'act';
  commands: [Command, ...Command[]];
  fields: Partial<Pick<ConversationMetadata, 'labels' | 'priority' | 'department_id'>>;
  /** Who is given it, if anybody new is: they need room. */
  taker: Named | null;
  by: Actor;
  also: TransactItem[];
};

/** What a transition writes, derived from the state it is decided on. */
export type TransitionPlan = {
  /** The rows to add, in order. */
  commands: [Command, ...Command[]];
  fields?: Partial<ConversationMetadata>;
  /** Whether the agent who would get it can take it. Without it, having a record is enough. */
  canTake?: (agent: AgentItem) => boolean;
  /** The agent who loses it, besides having one chat less. */
  afterLoss?: (agent: AgentItem, atMs: number) => AgentItem;
  /** What is written because of who gets it. */
  forAssignee?: (agent: AgentItem) => TransactItem[];
  /** Agents who change although they neither get nor lose the chat. */
  agents?: AgentUpdate[];
  also?: TransactItem[];
};

const system = (reason: string): Actor => ({ type: 'system', reason });
const whyOf = (why: AssignmentReason | undefined) => (why ? { why } : {});
const requeueOf = ({ by, isInternal }: { by: Actor; isInternal?: true }): Command => ({
  type: 'requeue',
  by,
  ...(isInternal ? { isInternal } : {}),
});
const takeOver: Command = { type: 'hand_off', reason: 'taken_over' };

/** The plan of a transition for a conversation as read. */
export function planOf(transition: Transition, { metadata, row: { state } }: LoadedConversation): TransitionPlan {
  switch (transition.type) {
    case 'claim':
      return {
        commands: [{ type: 'assign', agent: transition.agent, by: system('assignment'), ...whyOf(transition.why) }],
        canTake: (agent) =>
          canBeAssigned(agent, transition.isOver && metadata.priority === 'urgent' ? 1 : 0) &&
          departmentsOf(agent).includes(metadata.department_id),
      };
    case 'assign':
      return assignment(transition, isAutomated(state));
    case 'pass_on':
      return passingOn(transition, metadata.id);
    case 'requeue':
      return {
        commands: noted(transition.note, [isAutomated(state) ? takeOver : requeueOf(transition)]),
        fields: { department_id: transition.department },
        also: transition.note?.also ?? [],
      };
    case 'hand_off':
      return handoffToAgents(transition);
    case 'hand_to_bot':
      return {
        commands: [transition.message],
        fields: { automation: transition.automation },
        also: [transition.workflow],
      };
    case 'answer_and_resolve':
      return {
        commands: [transition.answer, { type: 'resolve', by: transition.by ?? system('bot') }],
        also: transition.also ?? [],
      };
    case 'end_workflow':
      return { commands: [{ type: 'resolve', by: system('workflow') }], also: [transition.workflow] };
    case 'visitor_returns':
      return visitorReturn(transition);
    case 'rate':
      return rating(transition);
    case 'wake':
      return waking(transition);
    case 'act':
      return { ...transition, ...takenBy(transition.taker, transition.by) };
    case 'snooze':
    case 'release':
    case 'resolve':
    case 'close':
      return { commands: [transition] };
    case 'reopen':
      return { commands: [transition], canTake: canBeAssigned };
  }
}

function assignment(
  { agent, by, force, note }: Extract<Transition, { type: 'assign' }>,
  isTakenOver: boolean,
): TransitionPlan {
  const assign: Command = { type: 'assign', agent, by };
  const taken = takenBy(agent, by);
  return {
    ...taken,
    commands: noted(note, isTakenOver ? [takeOver, assign] : [assign]),
    also: note?.also ?? [],
    ...(force ? { canTake: () => true } : {}),
  };
}

const noted = (note: TransferNote | undefined, commands: [Command, ...Command[]]): [Command, ...Command[]] =>
  note ? [note.command, ...commands] : commands;

/** What holds for an agent who is given a chat by hand, also by their own. */
function takenBy(agent: Named | null, by: Actor): Required<Pick<TransitionPlan, 'canTake' | 'forAssignee'>> {
  const isSelf = by.type === 'agent' && by.agent.id === agent?.id;
  return {
    canTake: (item) => item.current_chats_count < item.max_concurrent_chats,
    // A colleague who isn't there must not keep it: the sweep returns it unless they come.
    forAssignee: (item) =>
      !isSelf && (!item.connected || item.chosen_status === 'offline') ? [leaseLeaving(item)] : [],
  };
}

/** Two rows, as the team reads what happened; the visitor keeps waiting as before, and sees neither. */
const passingOn = ({ to, department }: Extract<Transition, { type: 'pass_on' }>, conversation: Id): TransitionPlan => ({
  commands: [
    { type: 'requeue', by: system('no_first_response'), isInternal: true },
    { type: 'assign', agent: to, by: system('assignment'), isInternal: true, why: { rule: 'passed_on' } },
  ],
  fields: { department_id: department },
  canTake: (agent) => canBeAssigned(agent) && departmentsOf(agent).includes(department),
  afterLoss: (agent, atMs) => afterMiss(agent, conversation, atMs),
});

/** Who lets chats pass while they are online isn't at their desk: they are set to away, by the same write. */
function afterMiss(agent: AgentItem, conversation: Id, atMs: number): AgentItem {
  const { missed, isTooMany } = missOneMore(agent.missed, conversation, atMs);
  const isAway = isTooMany && agent.chosen_status === 'online';
  return {
    ...agent,
    missed,
    ...(isAway ? { chosen_status: 'away', status_reason: 'unanswered', status_set_by: null } : {}),
  };
}

function handoffToAgents({ reason, message, summary, department, agent, workflow }: HandoffToAgents): TransitionPlan {
  const words: [Command, ...Command[]] = summary ? [message, summary] : [message];
  const assign: Command[] = agent ? [{ type: 'assign', agent, by: system('flow') }] : [];
  return {
    commands: [...words, { type: 'hand_off', reason }, ...assign],
    fields: { department_id: department },
    canTake: canBeAssigned,
    also: workflow ? [workflow] : [],
  };
}

const waking = ({ assignee, by, isManual }: Wake): TransitionPlan => ({
  commands: [{ type: 'wake', assignee, by }],
  ...(isManual ? takenBy(assignee, by) : { canTake: canBeAssigned }),
});

const visitorReturn = ({ message, wake, notice, fields, visitor }: Return): TransitionPlan => ({
  commands: wake ? [wake, message] : notice ? [message, notice] : [message],
  fields,
  canTake: canBeAssigned,
  also: visitor,
});

const rating = ({ rated, ...command }: Extract<Transition, { type: 'rate' }>): TransitionPlan => ({
  commands: [command],
  agents: rated,
});

/** Whether the agent was chosen a moment ago, so that one who can't take it any longer means to choose again. */
export const choosesAgent = (transition: Transition): boolean =>
  transition.type === 'reopen' ||
  transition.type === 'visitor_returns' ||
  (transition.type === 'wake' && !transition.isManual);
