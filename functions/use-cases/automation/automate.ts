/**
 * A turn of the bot or workflow that answers a conversation before agents do. If the visitor asks for an agent, or the turn
 * fails, it hands off. May run twice or late: it depends only on the current state of the conversation.
 */
import { agentWish } from '#core/automation/asks-for-agent.ts';
import { isAutomated } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import { type StoredRow, getRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import type { Table } from '#functions/store/table.ts';
import { type BotDeps, answerByBot } from './bot-turn.ts';
import type { WorkflowDeps } from './workflow-effects.ts';
import { handOff } from '#functions/use-cases/lifecycle/handoff.ts';
import { pushMessage } from '#functions/use-cases/notify/push-message.ts';
import { isAnswer, runWorkflow } from './run-workflow.ts';

/** The dependencies of a turn. */
export type AutomationDeps = WorkflowDeps & BotDeps;

/** The visitor's message that a turn is for. */
export type TurnRequest = { conversation_id: Id; seq: number };

/** Takes the turn that a visitor's message asks for. */
export async function automate(
  deps: AutomationDeps,
  { conversation_id: conversation, seq }: TurnRequest,
): Promise<void> {
  const [newest, message] = await Promise.all([
    newestRow(deps.table, conversation, { consistent: true }),
    getRow(deps.table, conversation, seq),
  ]);
  if (!newest || !message) return;
  // An answer that is there already may have been stored by a run that never came to pushing it.
  if (newest.sender_type === 'bot' && newest.seq > seq) await pushMessage(deps, newest);
  if (!isAutomated(newest.state)) return;
  try {
    if (newest.state.handler === 'workflow') await continueWorkflow(deps, message);
    else await answerByBot(deps, message, newest.state);
  } catch (error) {
    deps.log.error('turn_failed', { conversation_id: conversation, seq, error });
    await handOff(deps, conversation, { reason: 'failed' });
  }
}

/**
 * Runs the workflow, unless the message asks for an agent and answers no question; a bot that it hands off to answers what
 * the visitor wrote last, unless that was for the workflow.
 */
async function continueWorkflow(deps: AutomationDeps, message: StoredRow): Promise<void> {
  const { conversation_id: conversation } = message;
  const wish = agentWish(message.content);
  if (wish !== 'none' && !(await isOffered(deps.table, message)) && !(await isAnswer(deps.table, message, wish)))
    return void (await handOff(deps, conversation, { reason: 'asked' }));
  await runWorkflow(deps, conversation);
  const newest = await newestRow(deps.table, conversation, { consistent: true });
  if (!newest || !isAutomated(newest.state) || newest.state.handler !== 'bot') return;
  const last = await getRow(deps.table, conversation, newest.state.visitor_read.seq);
  if (last) await answerByBot(deps, last, newest.state);
}

/** Whether the message is one of the buttons below the row before it. */
async function isOffered(table: Table, { conversation_id, previous_seq, content }: StoredRow): Promise<boolean> {
  const before = previous_seq === 0 ? undefined : await getRow(table, conversation_id, previous_seq);
  return before?.metadata?.options?.some(({ value }) => value === content) ?? false;
}
