/**
 * From a bot or workflow to people: it says so, tells them what it knows, and the conversation waits in the queue, all in one
 * transaction. Whatever goes wrong with a bot or workflow ends here: never in silence, never in an error to the visitor.
 */
import type { HandoffReason, Named } from '#core/conversation/commands.ts';
import { isAutomated, isReleased, isSettled } from '#core/conversation/state.ts';
import { DomainError } from '#core/model/errors.ts';
import type { HandoffNote } from '#core/model/messages/handoff-note.ts';
import type { Id } from '#core/model/id.ts';
import { cut } from '#core/model/text.ts';
import type { Deps } from '#functions/deps.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { availabilityOf } from '#functions/use-cases/availability/availability.ts';
import { connectingMessage, offlineMessage } from './farewell-words.ts';
import type { Transition } from './transition.ts';
import { type TransitionResult, transitionConversation } from './transition-conversation.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';

/** The dependencies of handing off. */
export type HandoffDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'>;

/** How it is handed off. */
export type Handoff = {
  reason: HandoffReason;
  /** Who says so; without it the bot that has the chat, and nobody by name for a workflow. */
  bot?: Named;
  /** What is said; without it the product's own sentence. */
  text?: string;
  /** What is said before, in the same message: the part of the answer that there is. */
  answer?: string;
  /** What those who take over should know, by the conversation as it is when it is handed off. */
  summary?: (state: LoadedConversation) => Promise<{ content: string; note: HandoffNote } | undefined>;
  /** The department that takes over, if not the conversation's own. */
  department?: Id | null;
  /** The agent it is for, if they can take it. */
  agent?: Id;
  /** Only if this still holds. */
  isDue?: (state: LoadedConversation) => boolean | Promise<boolean>;
  /** The write that moves the workflow on. */
  workflow?: TransactItem;
};

/** Hands off what a bot or workflow has; `unchanged` when people have it already. */
export async function handOff(deps: HandoffDeps, conversation: Id, how: Handoff): Promise<TransitionResult> {
  const agent = how.agent === undefined ? undefined : await getAgent(deps.table, how.agent);
  const receiver = agent && { id: agent.id, name: agent.name };
  const decide = async (state: LoadedConversation, to: Named | null): Promise<Transition | undefined> =>
    isAutomated(state.row.state) && ((await how.isDue?.(state)) ?? true) ? handoffOf(deps, state, how, to) : undefined;
  const direct = receiver && (await transitionConversation(deps, conversation, (state) => decide(state, receiver)));
  // An agent who can't take it, or is gone, leaves it to the queue.
  const isTaken = direct && direct.outcome !== 'full' && direct.outcome !== 'unknown';
  return isTaken ? direct : transitionConversation(deps, conversation, (state) => decide(state, null));
}

/**
 * A visitor asks for an agent. A bot or workflow hands off, a chat that nobody has is queued; unchanged when an agent has
 * it or it waits for one.
 * @throws DomainError `illegal_transition` when it is resolved or closed
 */
export async function escalate(deps: HandoffDeps, conversation: Id, visitor: Id): Promise<TransitionResult> {
  const changed = await handOff(deps, conversation, {
    reason: 'asked',
    isDue: ({ metadata }) => metadata.visitor_id === visitor,
  });
  if (changed.outcome !== 'unchanged') return changed;
  const { metadata, row } = changed.state;
  if (metadata.visitor_id !== visitor) return { outcome: 'unknown' };
  if (isReleased(row.state)) return requeueReleased(deps, conversation);
  if (isSettled(row.state))
    throw new DomainError(
      'illegal_transition',
      `The conversation is ${row.state.status}. Send a message to continue it.`,
    );
  return changed;
}

/** Its agent left after answering, so nobody has it: asking for an agent queues it, as a message would. */
const requeueReleased = (deps: HandoffDeps, conversation: Id): Promise<TransitionResult> =>
  transitionConversation(deps, conversation, ({ metadata, row: { state } }) =>
    isReleased(state) ? { type: 'requeue', by: { type: 'visitor' }, department: metadata.department_id } : undefined,
  );

async function handoffOf(
  deps: HandoffDeps,
  loaded: LoadedConversation,
  { reason, bot: given, text, answer, summary, department, workflow }: Handoff,
  agent: Named | null,
): Promise<Transition> {
  const {
    row: { state },
    metadata,
  } = loaded;
  const told = await summary?.(loaded);
  const bot = given ?? (await botThatHas(deps.table, state, metadata));
  const department_id = (await departmentFor(deps.table, department)) ?? metadata.department_id;
  return {
    type: 'hand_off',
    reason,
    agent,
    department: department_id,
    message: {
      type: 'bot_message',
      bot,
      content: afterAnswer(answer, await farewell(deps, { ...metadata, department_id }, text)),
      // In the place of the answer, where one is due.
      client_message_id: state.waiting_since_ms === null ? `handover-${state.seq}` : `bot-${state.visitor_read.seq}`,
      metadata: null,
      answers: null,
      handler: state.handler === 'workflow' ? 'workflow' : 'bot',
    },
    summary: told ? { type: 'summary', bot, ...told } : null,
    workflow: workflow ?? null,
  };
}

/** The bot that speaks in a chat until now, by name; null where a workflow does, or where the bot is gone. */
async function botThatHas(
  table: Table,
  { handler }: LoadedConversation['row']['state'],
  { automation }: LoadedConversation['metadata'],
): Promise<Named | null> {
  const bot = handler === 'bot' && automation ? await getBot(table, automation.id) : undefined;
  return bot ? { id: bot.id, name: bot.name } : null;
}

/** A part of an answer and the words that hand over, as one message, which holds 8,000 characters. */
const afterAnswer = (answer: string | undefined, words: string): string =>
  answer === undefined ? words : `${cut(answer, MAX_CHARACTERS - words.length - 2)}\n\n${words}`;
const MAX_CHARACTERS = 8000;

/** A deleted department can't take over. */
async function departmentFor(table: Table, wanted: Id | null | undefined): Promise<Id | undefined> {
  if (wanted === undefined || wanted === null) return undefined;
  return (await getDepartment(table, wanted)) ? wanted : undefined;
}

/** The message for a visitor whose chat waits for agents: that they take over, or, when nobody is available, the widget's own text. */
export async function farewell(
  deps: Pick<HandoffDeps, 'table' | 'now'>,
  {
    widget_id,
    visitor_id,
    department_id,
  }: Pick<LoadedConversation['metadata'], 'widget_id' | 'visitor_id' | 'department_id'>,
  text?: string,
): Promise<string> {
  const [widget, visitor] = await Promise.all([getWidget(deps.table, widget_id), getVisitor(deps.table, visitor_id)]);
  const locale = visitor?.locale ?? null;
  const isThere = !widget || (await availabilityOf(deps, { ...widget, department_id })).online;
  if (isThere) return text ?? connectingMessage(locale);
  const offline = await offlineMessage(widget, locale);
  return text === undefined ? offline : `${text}\n\n${offline}`;
}
