/** Applies the idle rules of widgets: looks at conversations for which something may have fallen due, a page at a time. */
import { type DueAction, type IdleRules, dueActions, earliestDueAt, TURN_MS } from '#core/conversation/idle.ts';
import type { Actor } from '#core/conversation/commands.ts';
import { inOrder } from '#core/assignment/assignment.ts';
import { skillsOf } from '#core/assignment/skills.ts';
import { assignedAgent } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import type { Deps } from '#functions/deps.ts';
import { conversationsByStatus, enteredAtMs } from '#functions/store/conversations/conversation-index.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { type AgentUpdate, listAsClosed } from '#functions/store/lifecycle/transition-store.ts';
import { chosenRule, conditionsOf, needsSkills, withNeeds } from '#functions/use-cases/availability/assignment-rule.ts';
import { isPresent } from '#functions/store/assignment/lease-store.ts';
import { readFree } from '#functions/use-cases/availability/free-agents.ts';
import { notifyChange } from '#functions/use-cases/availability/presence.ts';
import type { Transition } from './transition.ts';
import { queueFor, transitionConversation } from './transition-conversation.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { handOff } from './handoff.ts';
import { appendCommand } from '#functions/use-cases/notify/push-message.ts';

type IdleDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log' | 'reach'>;

/** Where the look of before ended: a team with more open chats than one look takes is looked through bit by bit. */
export type IdlePositions = {
  pending?: string | undefined;
  active?: string | undefined;
  resolved?: string | undefined;
};

const PAGE = 100;
/** Conversations looked at in one go, per status. */
const MAX = 1000;

/** The input of an idle check: the widgets and their rules, where the last check ended, when to stop (milliseconds since 1970). */
export type IdleCheck = { widgets: readonly (IdleRules & { id: Id })[]; positions: IdlePositions; until: number };

/** Does what is due; goes on from `places`, and notes there where it ended. */
export async function applyIdleRules(deps: IdleDeps, { widgets, positions, until }: IdleCheck): Promise<void> {
  const rules = new Map(widgets.map((widget) => [widget.id, widget]));
  const { open, resolved } = earliestDueAt(widgets);
  const lookUnlessFailing = (id: Id): Promise<void> =>
    unlessFailing(deps.log, 'idle_look_failed', { conversation_id: id }, () => checkConversation(deps, id, rules));
  for (const [status, least] of [
    ['pending', TURN_MS] as const,
    ['active', open] as const,
    ['resolved', resolved] as const,
  ]) {
    if (least === null) continue;
    const untilMs = deps.now() - least;
    for (let looked = 0; looked < MAX && deps.now() < until; looked += PAGE) {
      const page = await conversationsByStatus(deps.table, status, { limit: PAGE, after: positions[status], untilMs });
      await Promise.all(page.ids.map(lookUnlessFailing));
      positions[status] = page.after;
      if (page.after === undefined) break;
    }
  }
}

async function checkConversation(deps: IdleDeps, conversation: Id, widgets: ReadonlyMap<Id, IdleRules>): Promise<void> {
  const row = await newestRow(deps.table, conversation);
  // Found in the list of what is open or resolved: the reader of the stream never came to list it.
  if (row?.state.status === 'closed') return relist(deps.table, conversation);
  const rules = row && widgets.get(row.state.widget_id);
  // A cheap look first: it may take a chat for due that isn't, and is judged again on what is stored before anything is done.
  if (!rules || dueActions(row.state, rules, null, deps.now()) === null) return;
  const state = await loadConversation(deps.table, conversation, { consistent: true });
  if (!state) return;
  const due = dueOf(deps, state, rules);
  if (due === 'follow_up') return followUp(deps, state, rules);
  if (due === 'hand_off') {
    const isDue = (now: LoadedConversation): boolean => dueOf(deps, now, rules) === due;
    await handOff(deps, conversation, { reason: 'overdue', isDue });
  } else if (due === 'return') await passOn(deps, state, (now) => dueOf(deps, now, rules) === due);
  else if (due)
    await transitionConversation(deps, conversation, (now) =>
      dueOf(deps, now, rules) === due ? endingOf(due) : undefined,
    );
}

async function relist(table: IdleDeps['table'], id: Id): Promise<void> {
  const state = await loadConversation(table, id, { consistent: true });
  if (state) await listAsClosed(table, { id, state: state.row.state, info: state.items.get('INFO') });
}

/**
 * Gives a chat that its agent didn't answer in time to a colleague who can take it now; without one it stays, and is looked at
 * again. Its former agent is notified, and their colleagues too where it was one chat too many.
 */
async function passOn(
  deps: IdleDeps,
  { metadata, row }: LoadedConversation,
  isDue: (now: LoadedConversation) => boolean,
): Promise<void> {
  const from = assignedAgent(row.state);
  const department = await queueFor(deps.table, metadata.department_id);
  const rule = await chosenRule(deps.table, department);
  if (rule.assignment_mode === 'by_hand') return offerAgain(deps, metadata.id, from, isDue);
  const online = await readFree(deps, department, { full: needsSkills(rule) });
  const [chat] = await withNeeds(deps.table, [{ conversation_id: metadata.id, visitor_id: metadata.visitor_id }], rule);
  const waits = { avoid_agent_id: null, queued_at_ms: row.state.waiting_since_ms ?? 0, ...chat };
  const others = online.filter(({ agent_id }) => agent_id !== from);
  const able = skillsOf(waits, others, conditionsOf(rule, deps.now())).agents;
  const free = able.filter(({ isListed }) => isListed);
  for (const { agent_id, name } of inOrder({ conversation_id: metadata.id, ...waits }, free)) {
    const to = { id: agent_id, name };
    if (!(await isPresent(deps.table, agent_id, deps.now()))) continue;
    const result = await transitionConversation(deps, metadata.id, (now) =>
      assignedAgent(now.row.state) === from && now.metadata.department_id === metadata.department_id && isDue(now)
        ? { type: 'pass_on', to, department }
        : undefined,
    );
    if (result.outcome === 'done') return notifyFormer(deps, result.agents, from, metadata.id);
    if (result.outcome === 'unchanged') return;
  }
}

/** Where agents pick chats by hand, it waits in the queue again: nobody is given a chat that they didn't pick. */
async function offerAgain(
  deps: IdleDeps,
  conversation: Id,
  from: Id | null,
  isDue: (now: LoadedConversation) => boolean,
): Promise<void> {
  const result = await transitionConversation(deps, conversation, (now) =>
    assignedAgent(now.row.state) === from && isDue(now)
      ? { type: 'requeue', by: bySystem('no_first_response'), department: now.metadata.department_id, isInternal: true }
      : undefined,
  );
  if (result.outcome === 'done') await notifyFormer(deps, result.agents, from, conversation);
}

async function notifyFormer(
  deps: IdleDeps,
  agents: readonly AgentUpdate[],
  from: Id | null,
  conversation: Id,
): Promise<void> {
  const former = agents.find(({ before }) => before.id === from);
  if (!former) return;
  if (former.after.chosen_status !== former.before.chosen_status) await notifyChange(deps, former.before, former.after);
  await deps.reach?.agent?.(former.before.id, { kind: 'missed', conversation_id: conversation });
}

const dueOf = ({ now }: IdleDeps, { metadata, row }: LoadedConversation, rules: IdleRules): DueAction | null =>
  dueActions(row.state, rules, enteredAtMs(metadata), now());

function endingOf(due: 'resolve' | 'close'): Transition {
  switch (due) {
    case 'resolve':
      return { type: 'resolve', by: bySystem('idle') };
    case 'close':
      return { type: 'close', by: bySystem('resolved_long_ago') };
  }
}

const bySystem = (reason: string): Actor => ({ type: 'system', reason });

/** Asks once; should somebody write at the same moment, nobody needs to be asked any more. */
async function followUp(deps: IdleDeps, { row }: LoadedConversation, { follow_up }: IdleRules): Promise<void> {
  if (!follow_up) return;
  await appendCommand(deps, row, { type: 'follow_up', content: follow_up.text });
}
