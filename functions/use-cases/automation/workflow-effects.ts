/**
 * Carries out the effects of a workflow's steps. Table writes are in the transaction that advances the workflow, which
 * fails when the conversation or the workflow has advanced since it was read; the run then reads the state again.
 */
import { MAX_LABELS } from '#core/conversation/concurrent-edits.ts';
import { retryWords } from '#core/automation/answers/retry-words.ts';
import { withAttributes } from '#core/limits/attached.ts';
import { type Attributes, email, name } from '#core/model/text.ts';
import type { Effect } from '#core/automation/steps/kinds.ts';
import { type WorkflowState, learn, shortened } from '#core/automation/turn/turn.ts';
import type { WorkflowStep } from '#core/automation/workflow.ts';
import { typedChanges } from '#core/visitor/profile.ts';
import type { Deps } from '#functions/deps.ts';
import type { TransactItem } from '#functions/store/table.ts';
import { getVisitor, visitorWrites } from '#functions/store/visitors/visitor-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { rowWrite, withFields } from '#functions/store/conversations/conversation-store.ts';
import { changeMetadata } from '#functions/store/lifecycle/transition-store.ts';
import { workflowStateWrite, getWorkflowState } from '#functions/store/automation/workflow-state-store.ts';
import type { Transition } from '#functions/use-cases/lifecycle/transition.ts';
import {
  type TransitionResult,
  transitionConversation,
} from '#functions/use-cases/lifecycle/transition-conversation.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { type EventDeps, metadataEvents, published, visitorEvents } from '#functions/use-cases/events/event-rows.ts';
import type { HttpStepDeps } from '#functions/platform/network/signed-post.ts';
import { runHttpStep } from './workflow-http-step.ts';
import { handOff } from '#functions/use-cases/lifecycle/handoff.ts';
import { type ConversationState, isAutomated } from '#core/conversation/state.ts';
import { type TicketDeps, createTicket } from '#functions/use-cases/mail/tickets.ts';
import { pushMessage, commandRow } from '#functions/use-cases/notify/push-message.ts';

/** The dependencies of running a workflow. */
export type WorkflowDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'> & HttpStepDeps & TicketDeps;

/** The state an effect was decided on; `handledSeq` is the visitor's last message that the workflow has handled. */
export type WorkflowRun = {
  state: LoadedConversation;
  progress: WorkflowState;
  handledSeq: number;
  locale: string | null;
};
type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

/** Carries out one effect. */
export function applyEffect(deps: WorkflowDeps, scene: WorkflowRun, step: WorkflowStep): Promise<void> {
  const handle = handlers[step.effect.type] as Handler<Effect>;
  return handle(deps, scene, step.effect, step);
}

/** Carries out an effect and stores the state after it. */
type Handler<One extends Effect> = (
  deps: WorkflowDeps,
  scene: WorkflowRun,
  effect: One,
  after: Pick<WorkflowStep, 'after' | 'failed'>,
) => Promise<void>;

const handlers: { [Type in Effect['type']]: Handler<Of<Type>> } = {
  say: (deps, scene, effect, { after }) => say(deps, scene, effect, after),
  keep: async (deps, scene, effect, { after }) =>
    keep(deps, scene, effect, after, await answeredPerson(deps, scene, effect.attributes)),
  ticket: async (deps, scene, effect, { after }) => {
    const ticket_number = await openTicket(deps, scene, effect);
    return moveOn(deps, scene, learn(after, { ticket_number }));
  },
  http: async (deps, scene, effect, { after, failed = after }) => {
    const known = await runHttpStep(deps, scene, effect);
    if (known === undefined) return moveOn(deps, scene, failed);
    const attributes = shortened(known);
    return keep(deps, scene, { attributes, priority: null, labels: [] }, learn(after, known));
  },
  hand_off: (deps, scene, effect, { after }) => applyHandoff(deps, scene, effect, after),
  end: (deps, scene, _, { after }) => end(deps, scene, after),
};

async function say(
  deps: WorkflowDeps,
  { state, progress, locale }: WorkflowRun,
  { text, options }: Of<'say'>,
  after: WorkflowState,
) {
  const { id } = state.metadata;
  const command = {
    type: 'bot_message',
    bot: null,
    content: typeof text === 'string' ? text : retryWords(text, locale),
    client_message_id: `flow-${progress.turn}`,
    metadata: options.length === 0 ? null : { options },
    answers: null,
    handler: 'workflow',
  } as const;
  const row = await published(deps, commandRow(deps, state.row, command, deps.now()));
  const written = await deps.table.transact([rowWrite(row), workflowStateWrite(id, progress, after)]);
  if (written === 'done') await pushMessage(deps, row);
}

type Kept = Pick<Of<'keep'>, 'attributes' | 'priority' | 'labels'>;

/** A concurrent change by an agent is kept: the write conflicts, and the run reads the state again. */
async function keep(
  deps: WorkflowDeps,
  { state, progress }: WorkflowRun,
  kept: Kept,
  after: WorkflowState,
  person: AnsweredPerson = nobody,
): Promise<void> {
  const { metadata: before, row } = state;
  const metadata = withFields(before, {
    attributes: merged(before.attributes, kept.attributes),
    labels: withLabels(before.labels, kept.labels),
    priority: kept.priority ?? before.priority,
    visitor: { ...before.visitor, ...person.shown },
  });
  const change = { before, after: metadata };
  await changeMetadata(deps.table, row.state, change, [
    ...(await metadataEvents(deps, change, row.seq)),
    workflowStateWrite(before.id, progress, after),
    ...person.writes,
  ]);
}

/** What an answer says of the visitor: it is noted with them, too, so that the team can write to them. */
type AnsweredPerson = { shown: { name?: string; email?: string }; writes: TransactItem[] };
const nobody: AnsweredPerson = { shown: {}, writes: [] };

/** Name and address that were asked for, as if they had been typed into the form: what the site vouched for stays. */
async function answeredPerson(
  deps: EventDeps & Pick<Deps, 'table'>,
  { state }: WorkflowRun,
  known: Attributes,
): Promise<AnsweredPerson> {
  const said = { name: name.safeParse(known['name']).data, email: email.safeParse(known['email']).data };
  if (said.name === undefined && said.email === undefined) return nobody;
  const { visitor_id } = state.metadata;
  const visitor = await getVisitor(deps.table, visitor_id, { consistent: true });
  if (!visitor) return nobody;
  const shown = typedChanges(visitor, said);
  const told = await visitorEvents(deps, visitor_id, shown);
  return { shown, writes: [...visitorWrites(visitor_id, visitor.verified, shown), ...told] };
}

/** Where nothing is kept, it is left untouched. */
const merged = (before: Attributes, known: Attributes): Attributes =>
  Object.keys(known).length === 0 ? before : withAttributes(before, known);
const withLabels = (before: string[], kept: string[]): string[] =>
  kept.length === 0 ? before : [...new Set([...before, ...kept])].slice(0, MAX_LABELS);

async function moveOn(deps: WorkflowDeps, { state, progress }: WorkflowRun, after: WorkflowState): Promise<void> {
  await deps.table.transact([workflowStateWrite(state.metadata.id, progress, after)]);
}

/** The ticket of this very turn: tried again, it is the same one. */
async function openTicket(deps: WorkflowDeps, { state, progress }: WorkflowRun, effect: Of<'ticket'>): Promise<number> {
  const { subject, description, priority } = effect;
  const { visitor, id } = state.metadata;
  // The workflow decides what an answer means. A value that isn't a valid name or address stays in the answers only.
  const answered = {
    name: name.safeParse(progress.answers['name']),
    email: email.safeParse(progress.answers['email']),
  };
  const { number } = await createTicket(deps, {
    subject,
    description,
    priority,
    status: 'open',
    assignee_id: null,
    conversation_id: id,
    requester: {
      name: visitor.name ?? answered.name.data ?? null,
      email: visitor.email ?? answered.email.data ?? null,
    },
    step: `${effect.step}-${progress.turn}`,
  });
  return number;
}

async function applyHandoff(
  deps: WorkflowDeps,
  scene: WorkflowRun,
  { to, text }: Of<'hand_off'>,
  after: WorkflowState,
): Promise<void> {
  const { metadata } = scene.state;
  const bot = to.type === 'bot' ? await getBot(deps.table, to.bot_id) : undefined;
  if (bot) {
    const command = {
      type: 'bot_message',
      bot: { id: bot.id, name: bot.name },
      content: text ?? bot.name,
      client_message_id: `flow-${scene.progress.turn}`,
      metadata: null,
      answers: null,
      // What answered no question of the workflow is the bot's first one.
      handled_seq: after.answered_seq ?? 0,
      handler: 'bot',
    } as const;
    await whileThere(deps, scene, {
      type: 'hand_to_bot',
      message: command,
      automation: { id: bot.id, version: null },
      workflow: workflowStateWrite(metadata.id, scene.progress, after),
    });
    return;
  }
  await handOff(deps, metadata.id, {
    reason: 'flow',
    ...(text === undefined ? {} : { text }),
    ...(to.type === 'department' ? { department: to.department_id } : {}),
    ...(to.type === 'agent' ? { agent: to.agent_id } : {}),
    isDue: () => isStill(deps, scene),
    workflow: workflowStateWrite(metadata.id, scene.progress, after),
  });
}

/** Resolves the conversation; if the visitor has written since the workflow's last message, it hands off to agents instead. */
async function end(deps: WorkflowDeps, scene: WorkflowRun, after: WorkflowState): Promise<void> {
  const { id } = scene.state.metadata;
  const workflow = workflowStateWrite(id, scene.progress, after);
  const isHandled = ({ visitor_read }: ConversationState): boolean => visitor_read.seq <= scene.handledSeq;
  const { outcome } = await whileThere(deps, scene, { type: 'end_workflow', workflow }, isHandled);
  if (outcome !== 'unchanged') return;
  await handOff(deps, id, { reason: 'flow', isDue: () => isStill(deps, scene), workflow });
}

/** Makes a transition as long as the workflow is where it was read. */
function whileThere(
  deps: WorkflowDeps,
  scene: WorkflowRun,
  transition: Transition,
  isDue: (state: ConversationState) => boolean = () => true,
): Promise<TransitionResult> {
  const { id } = scene.state.metadata;
  return transitionConversation(deps, id, async ({ row }) =>
    isAutomated(row.state) && isDue(row.state) && (await isStill(deps, scene)) ? transition : undefined,
  );
}

/** Whether no other run has advanced the workflow. */
async function isStill({ table }: WorkflowDeps, { state, progress }: WorkflowRun): Promise<boolean> {
  return ((await getWorkflowState(table, state.metadata.id))?.turn ?? 0) === progress.turn;
}
