/** Running a rule on a conversation: its actions and the row that says what became of them, in one transaction. */
import type { Rule } from '#core/automation/rules/rule.ts';
import {
  BY_RULE,
  type Cause,
  isByPerson,
  lastPersonSeq,
  mayRun,
  runsIn,
  runId,
} from '#core/automation/rules/triggers.ts';
import type { Id } from '#core/model/id.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { type StoredRow, listRows } from '#functions/store/conversations/conversation-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import type { Table } from '#functions/store/table.ts';
import { runActions } from '#functions/use-cases/actions/run-actions.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import type { TransitionDeps } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { type ActionNames, ranActions, ruleText } from './rule-text.ts';

/** A rule, the conversation it runs on, and because of what. */
export type RuleRun = { rule: Rule; conversation: Id; cause: Cause };

/** What else has to hold, by the newest state and the rows back to the cause, newest first. */
export type StillDue = (state: LoadedConversation, rows: readonly StoredRow[]) => Promise<boolean>;

const always: StillDue = async () => true;

/**
 * Runs it, unless it has run because of this before, or because of itself. That is decided on the conversation's rows, which are
 * written one after the other: of two who run it at the same time, the second finds the row of the first.
 */
export async function runRule(deps: TransitionDeps, run: RuleRun, isStillDue = always): Promise<void> {
  const { rule, conversation, cause } = run;
  const names = await namesIn(deps.table, rule);
  await runActions(deps, conversation, {
    actions: rule.actions,
    by: { type: 'system', reason: BY_RULE },
    author: { id: null, name: rule.name },
    me: null,
    id: runId(rule.id, cause),
    isDue: async (state) => {
      const rows = await rowsBackTo(deps.table, state, cause);
      return rows !== undefined && isFirst(run, rows) && isStillDue(state, rows);
    },
    last: ({ results }) => [
      {
        type: 'rule_ran',
        content: ruleText(rule, results, names),
        rule: {
          id: rule.id,
          seq: cause.seq,
          ...(cause.event === null ? {} : { event: cause.event }),
          name: rule.name,
          actions: ranActions(rule, results),
        },
      },
    ],
  });
}

const isFirst = ({ rule, cause }: RuleRun, rows: readonly StoredRow[]): boolean =>
  mayRun(cause, runsIn(rows, rule.id), lastPersonSeq(rows, cause));

const PAGE = 25;
const MAX_ROWS = 500;

/**
 * The rows back to what a person did last before the cause, newest first; undefined where that is further back than anybody
 * reads for a rule.
 */
async function rowsBackTo(
  table: Table,
  { row: newest }: LoadedConversation,
  cause: Cause,
): Promise<StoredRow[] | undefined> {
  const rows = [newest];
  while (rows.length < MAX_ROWS) {
    const oldest = rows.at(-1) ?? newest;
    if (oldest.seq === 1 || rows.some((row) => row.seq <= cause.seq && isByPerson(row))) return rows;
    const page = await listRows(table, newest.conversation_id, { before: oldest.seq, limit: PAGE });
    if (page.length === 0) return rows;
    rows.push(...page.toReversed());
  }
  return undefined;
}

/** What the agents and departments of its actions are called. */
async function namesIn(table: Table, { actions }: Rule): Promise<ActionNames> {
  const assigned = actions.filter((one) => one.type === 'assign');
  const [agents, departments] = await Promise.all([
    Promise.all(assigned.flatMap(({ agent_id }) => (typeof agent_id === 'number' ? [getAgent(table, agent_id)] : []))),
    Promise.all(assigned.flatMap(({ department_id }) => (department_id ? [getDepartment(table, department_id)] : []))),
  ]);
  return new Map([...agents, ...departments].flatMap((one) => (one ? [[one.id, one.name]] : [])));
}
