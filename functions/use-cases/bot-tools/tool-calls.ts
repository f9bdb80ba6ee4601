/** The calls of a conversation's tools: claimed before they are made, and recorded for the agents after, once for each turn. */
import { createHash } from 'node:crypto';
import type { Attributes } from '#core/model/text.ts';
import type { Id } from '#core/model/id.ts';
import { type RanTool, ranToolText } from '#core/model/messages/ran-tool.ts';
import { found } from '#core/model/errors.ts';
import { isRedacted } from '#core/privacy/redaction.ts';
import type { Deps } from '#functions/deps.ts';
import {
  type ToolCall,
  type ToolState,
  changeToolState,
  getToolState,
  toolStateWrites,
} from '#functions/store/automation/tool-state-store.ts';
import { listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { appendCommand } from '#functions/use-cases/notify/push-message.ts';
import { withoutArguments } from '#functions/use-cases/privacy/redact-later-rows.ts';
import type { Arguments } from './tool-schema.ts';

/** Calls of one turn, and of one conversation. */
const MAX_IN_TURN = 4;
const MAX_IN_CONVERSATION = 20;

/** A call: of which tool, with which arguments. `seq`: the first row that its turn answers; a turn that outruns it begins there, too. */
export type NamedCall = { conversation: Id; seq: number; name: string; given: Arguments };

/** One name for the same call, however often its rows are answered. */
export const idOfCall = ({ conversation, seq, name, given }: NamedCall): string =>
  `${conversation}-${seq}-${name}-${hashOf(given).slice(0, 12)}`;

const hashOf = (given: Arguments): string => createHash('sha256').update(JSON.stringify(given)).digest('base64url');

const isSame = (call: ToolCall, { seq, name, given }: NamedCall): boolean =>
  call.seq === seq && call.name === name && call.given === hashOf(given);

/** The call as it is claimed now, with its result if there is one; nothing where there may be no more calls. */
export async function claimCall({ table }: Pick<Deps, 'table'>, call: NamedCall): Promise<ToolCall | undefined> {
  const state = await changeToolState(table, call.conversation, async (before) => {
    const ofTurn = before.calls.filter(({ seq }) => seq === call.seq);
    if (ofTurn.some((one) => isSame(one, call))) return undefined;
    if (ofTurn.length >= MAX_IN_TURN || before.call_count >= MAX_IN_CONVERSATION) return undefined;
    const claimed = { seq: call.seq, name: call.name, given: hashOf(call.given) };
    return { change: { calls: [...ofTurn, claimed], call_count: before.call_count + 1 } };
  });
  return state.calls.find((one) => isSame(one, call));
}

const ATTEMPTS = 8;

/**
 * Stores a call's result together with the row that agents see; the result that counts is the first one.
 * @throws Error when the table can't be written
 */
export async function recordCall(
  deps: Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'>,
  call: NamedCall,
  result: Attributes | null,
  tool: RanTool,
): Promise<Attributes | null> {
  return retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const [newest, state] = await Promise.all([
      newestRow(deps.table, call.conversation, { consistent: true }),
      getToolState(deps.table, call.conversation),
    ]);
    const stored = state.calls.find((one) => isSame(one, call))?.result;
    if (stored !== undefined) return stored;
    const isTakenBack = await wasRedacted(deps, call);
    const kept = isTakenBack ? null : result;
    const shown = isTakenBack ? withoutArguments(tool) : tool;
    const writes = toolStateWrites(call.conversation, state, { calls: withResult(state, call, kept) });
    const remark = { type: 'remark', content: ranToolText(shown), reason: 'bot_tool', about: { tool: shown } } as const;
    const row = await appendCommand(deps, found(newest), remark, async () => writes);
    return row === 'conflict' ? row : kept;
  });
}

const ROWS_OF_TURN = 100;

/** Whether what the turn answers was redacted while the call was made. A later redaction adds a row, so that this one conflicts. */
async function wasRedacted({ table }: Pick<Deps, 'table'>, { conversation, seq }: NamedCall): Promise<boolean> {
  const rows = await listRows(table, conversation, { after: seq - 1, limit: ROWS_OF_TURN });
  return rows.some((row) => row.sender_type === 'visitor' && isRedacted(row));
}

const withResult = ({ calls }: ToolState, call: NamedCall, result: Attributes | null): ToolCall[] =>
  calls.map((one) => (isSame(one, call) ? { ...one, result } : one));
