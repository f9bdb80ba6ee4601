/**
 * Runs a conversation's workflow until it waits for the visitor or ends: one effect at a time, each stored together with the
 * workflow state after it. Two concurrent runs never carry out an effect twice: the second one finds the new state and retries.
 */
import type { AgentWish } from '#core/automation/asks-for-agent.ts';
import { hasOnlyFiles, saidIn } from '#core/files/said.ts';
import { isOpen } from '#core/time/business-hours.ts';
import { isAutomated } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import { type Attributes, cut } from '#core/model/text.ts';
import type { Definition } from '#core/automation/definition.ts';
import type { WorkflowContext } from '#core/automation/turn/turn.ts';
import { answeredBy, isAnswerTo, nextStep, startWorkflow } from '#core/automation/workflow.ts';
import { getWorkflowState } from '#functions/store/automation/workflow-state-store.ts';
import { type StoredRow, getRow, listRows } from '#functions/store/conversations/conversation-store.ts';
import type { Table } from '#functions/store/table.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { getDefinition } from '#functions/store/automation/workflow-store.ts';
import { availabilityOf } from '#functions/use-cases/availability/availability.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { type WorkflowDeps, applyEffect } from './workflow-effects.ts';

/** Every step once, and every one of them lost to another run: far more than any sound workflow takes. */
const MAX_LOOKS = 250;
const ROWS_AT_ONCE = 25;

/** Runs it. @throws Error when the workflow is gone, or what it needs can't be reached */
export async function runWorkflow(deps: WorkflowDeps, conversation: Id): Promise<void> {
  let definition: Definition | undefined;
  let around: WorkflowContext | undefined;
  let handledSeq = 0;
  for (let looks = 0; looks < MAX_LOOKS; looks++) {
    const state = await loadConversation(deps.table, conversation, { consistent: true });
    if (!state || !isAutomated(state.row.state) || state.row.state.handler !== 'workflow') return;
    definition ??= await definitionOf(deps.table, state);
    around ??= await aroundOf(deps, state);
    const progress =
      (await getWorkflowState(deps.table, conversation)) ??
      startWorkflow(definition, await firstKnown(deps.table, state));
    const said = progress.asked_seq === null ? null : await answerAfter(deps.table, conversation, progress.asked_seq);
    const answer = said ? { said: saidIn(said), hasOnlyFiles: hasOnlyFiles(said) } : { said: null };
    const input = { ...answer, seq: state.row.seq + 1, around };
    const move = nextStep(definition, progress, input);
    if (!move) return;
    // The workflow handles the message that starts it, messages before its own, and answers to them.
    const isHandled =
      progress.turn === 0 || said !== null || move.effect.type === 'say' || state.row.sender_type === 'bot';
    if (isHandled) handledSeq = state.row.state.visitor_read.seq;
    await applyEffect(
      deps,
      { state, progress, handledSeq, locale: around.locale },
      said === null ? move : answeredBy(said.seq, move),
    );
  }
  throw new Error(`The workflow of conversation ${conversation} does not come to rest.`);
}

/** Whether a message that asks for a person answers the workflow's question. */
export async function isAnswer(table: Table, message: StoredRow, wish: Exclude<AgentWish, 'none'>): Promise<boolean> {
  const [state, progress] = await Promise.all([
    loadConversation(table, message.conversation_id, { consistent: true }),
    getWorkflowState(table, message.conversation_id),
  ]);
  if (!state || !progress) return false;
  const [definition, visitor] = await Promise.all([
    definitionOf(table, state),
    getVisitor(table, state.metadata.visitor_id),
  ]);
  const said = { seq: message.seq, said: saidIn(message), locale: visitor?.locale ?? null };
  return isAnswerTo(definition, progress, said, wish);
}

async function definitionOf(table: Table, { metadata }: LoadedConversation): Promise<Definition> {
  const { id, version } = metadata.automation ?? {};
  const definition = id === undefined || !version ? undefined : await getDefinition(table, id, version);
  if (!definition) throw new Error(`The workflow ${id} has no version ${version}.`);
  return definition;
}

/** The attributes known before the first step. */
async function firstKnown(table: Table, { metadata }: LoadedConversation): Promise<Attributes> {
  return knownAtFirst(await getRow(table, metadata.id, 1), metadata.visitor);
}

/** What a workflow knows before its first step: of the conversation's first message, and of the visitor. */
export const knownAtFirst = (
  first: Pick<StoredRow, 'content' | 'metadata'> | undefined,
  { name, email }: { name: string | null; email: string | null },
): Attributes => ({
  message: first ? cut(saidIn(first), MAX_CHARACTERS) : null,
  visitor_name: name,
  visitor_email: email,
});
const MAX_CHARACTERS = 2000;

async function aroundOf(
  deps: Pick<WorkflowDeps, 'table' | 'now'>,
  { metadata }: LoadedConversation,
): Promise<WorkflowContext> {
  const [widget, visitor] = await Promise.all([
    getWidget(deps.table, metadata.widget_id),
    getVisitor(deps.table, metadata.visitor_id),
  ]);
  const { department_id } = metadata;
  const team = { business_hours: null, department_id };
  return {
    isOpen: isOpen(widget?.business_hours ?? null, deps.now()),
    isAnyoneOnline: (await availabilityOf(deps, team)).online,
    page: metadata.source_url,
    locale: visitor?.locale ?? null,
  };
}

/** The visitor's first message after the question. */
async function answerAfter(table: Table, conversation: Id, seq: number): Promise<StoredRow | null> {
  const rows = await listRows(table, conversation, { after: seq, limit: ROWS_AT_ONCE });
  return rows.find(({ sender_type }) => sender_type === 'visitor') ?? null;
}
