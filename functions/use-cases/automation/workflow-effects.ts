/**
 * Carries out what a workflow's step wants. What the table holds is written in the transaction that moves the flow on, and
 * not at all when the conversation or the flow has moved on since it was read; the run looks again then.
 */
import { withAttributes } from '#core/limits/attached.ts';
import type { Attributes } from '#core/model/text.ts';
import { email, name } from '#core/model/text.ts';
import type { Effect } from '#core/automation/steps/kinds.ts';
import type { WorkflowState } from '#core/automation/turn/turn.ts';
import { learn, shortened } from '#core/automation/turn/turn.ts';
import type { WorkflowStep } from '#core/automation/workflow.ts';
import { typedChanges } from '#core/visitor/profile.ts';
import type { Deps } from '#functions/deps.ts';
import type { TransactItem } from '#functions/store/table.ts';
import { getVisitor, visitorWrites } from '#functions/store/visitors/visitor-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import type { ConversationMetadata } from '#functions/store/conversations/conversation-store.ts';
import { rowWrite } from '#functions/store/conversations/conversation-store.ts';
import { changeMetadata } from '#functions/store/lifecycle/transition-store.ts';
import { workflowStateWrite, getWorkflowState } from '#functions/store/automation/workflow-state-store.ts';
import type { Transition } from '#functions/use-cases/lifecycle/transition.ts';
import type { TransitionResult } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import type { HttpStepDeps } from './workflow-http-step.ts';
import { runHttpStep } from './workflow-http-step.ts';
import { handOff } from '#functions/use-cases/lifecycle/handoff.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import { isAutomated } from '#core/conversation/state.ts';
import { pushMessage } from '#functions/use-cases/notify/push-message.ts';
import type { TicketDeps } from '#functions/use-cases/mail/tickets.ts';
import { createTicket } from '#functions/use-cases/mail/tickets.ts';
import { commandRow } from '#functions/use-cases/conversations/command-row.ts';

/** What running a workflow needs. */
export type WorkflowDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'> & HttpStepDeps & TicketDeps;

/** What an effect was decided on; `heard` is the visitor's last message that the flow has heeded. */
export type WorkflowRun = { state: LoadedConversation; flow: WorkflowState; heard: number };
type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

const MAX_LABELS = 20;

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
  { state, flow }: WorkflowRun,
  { text, options }: Of<'say'>,
  after: WorkflowState,
) {
  const { id } = state.metadata;
  const command = {
    type: 'bot_message',
    bot: null,
    content: text,
    client_message_id: `flow-${flow.turn}`,
    metadata: options.length === 0 ? null : { options },
    answers: null,
    handler: 'workflow',
  } as const;
  const row = commandRow(deps, state.row, command, deps.now());
  const written = await deps.table.transact([rowWrite(row), workflowStateWrite(id, flow, after)]);
  if (written === 'done') await pushMessage(deps, row);
}

type Kept = Pick<Of<'keep'>, 'attributes' | 'priority' | 'labels'>;

/** What agents set in the same moment stays: the write is refused then, and the run looks again. */
async function keep(
  deps: WorkflowDeps,
  { state, flow }: WorkflowRun,
  kept: Kept,
  after: WorkflowState,
  person: AnsweredPerson = nobody,
): Promise<void> {
  const { metadata: before, row } = state;
  const metadata: ConversationMetadata = {
    ...before,
    attributes: merged(before.attributes, kept.attributes),
    labels: withLabels(before.labels, kept.labels),
    priority: kept.priority ?? before.priority,
    visitor: { ...before.visitor, ...person.shown },
  };
  await changeMetadata(deps.table, row.state, { before, after: metadata }, [
    workflowStateWrite(before.id, flow, after),
    ...person.writes,
  ]);
}

/** What an answer says of the visitor: it is noted with them, too, so that the team can write to them. */
type AnsweredPerson = { shown: { name?: string; email?: string }; writes: TransactItem[] };
const nobody: AnsweredPerson = { shown: {}, writes: [] };

/** Name and address that were asked for, as if they had been typed into the form: what the site vouched for stays. */
async function answeredPerson(
  { table }: Pick<Deps, 'table'>,
  { state }: WorkflowRun,
  known: Attributes,
): Promise<AnsweredPerson> {
  const said = { name: name.safeParse(known['name']).data, email: email.safeParse(known['email']).data };
  if (said.name === undefined && said.email === undefined) return nobody;
  const { visitor_id } = state.metadata;
  const visitor = await getVisitor(table, visitor_id, { consistent: true });
  if (!visitor) return nobody;
  const shown = typedChanges(visitor, said);
  return { shown, writes: visitorWrites(visitor_id, visitor.verified, shown) };
}

/** Where nothing is kept, it is left untouched. */
const merged = (before: Attributes, known: Attributes): Attributes =>
  Object.keys(known).length === 0 ? before : withAttributes(before, known);
const withLabels = (before: string[], kept: string[]): string[] =>
  kept.length === 0 ? before : [...new Set([...before, ...kept])].slice(0, MAX_LABELS);

async function moveOn(deps: WorkflowDeps, { state, flow }: WorkflowRun, after: WorkflowState): Promise<void> {
  await deps.table.transact([workflowStateWrite(state.metadata.id, flow, after)]);
}

/** The ticket of this very turn: tried again, it is the same one. */
async function openTicket(deps: WorkflowDeps, { state, flow }: WorkflowRun, effect: Of<'ticket'>): Promise<number> {
  const { subject, description, priority } = effect;
  const { visitor, id } = state.metadata;
  // What an answer was taken for is for the workflow to say: one that is no name or address is left where it was said.
  const answered = { name: name.safeParse(flow.answers['name']), email: email.safeParse(flow.answers['email']) };
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
    step: `${effect.step}-${flow.turn}`,
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
      client_message_id: `flow-${scene.flow.turn}`,
      metadata: null,
      answers: null,
      // What answered no question of the workflow is the bot's first one.
      heard: scene.flow.answered_seq ?? 0,
      handler: 'bot',
    } as const;
    await whileThere(deps, scene, {
      type: 'hand_to_bot',
      message: command,
      automation: { id: bot.id, version: null },
      workflow: workflowStateWrite(metadata.id, scene.flow, after),
    });
    return;
  }
  await handOff(deps, metadata.id, {
    reason: 'flow',
    ...(text === undefined ? {} : { text }),
    ...(to.type === 'department' ? { department: to.department_id } : {}),
    ...(to.type === 'agent' ? { agent: to.agent_id } : {}),
    isDue: () => isStill(deps, scene),
    workflow: workflowStateWrite(metadata.id, scene.flow, after),
  });
}

/** Resolves; what the visitor has said since the flow's last word is for people. */
async function end(deps: WorkflowDeps, scene: WorkflowRun, after: WorkflowState): Promise<void> {
  const { id } = scene.state.metadata;
  const workflow = workflowStateWrite(id, scene.flow, after);
  const isHeard = ({ visitor_read }: ConversationState): boolean => visitor_read.seq <= scene.heard;
  const { outcome } = await whileThere(deps, scene, { type: 'end_workflow', workflow }, isHeard);
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

/** Whether nobody else has moved the flow on. */
async function isStill({ table }: WorkflowDeps, { state, flow }: WorkflowRun): Promise<boolean> {
  return ((await getWorkflowState(table, state.metadata.id))?.turn ?? 0) === flow.turn;
}
