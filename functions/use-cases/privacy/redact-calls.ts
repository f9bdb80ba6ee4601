/** Takes what a redacted message said out of what a bot's tools were given and returned because of it. */
import { type RanTool, ranToolText } from '#core/model/messages/ran-tool.ts';
import type { Id } from '#core/model/id.ts';
import { getToolState, toolStateWrites } from '#functions/store/automation/tool-state-store.ts';
import { type StoredRow, listRows } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';

const PAGE = 100;
/** What is in the place of an argument. */
const MASKED = '•••';

/**
 * The writes that do so, and the rows after them. Rows of the message's own turn lose all arguments: a model may have put them
 * in other words. Later ones lose those that the message had. The stored results of the newest turn go with them.
 */
export async function redactCalls(
  table: Table,
  conversation: Id,
  { seq, text }: { seq: number; text: string },
): Promise<{ rows: StoredRow[]; writes: TransactItem[] }> {
  const state = await getToolState(table, conversation);
  if (state.call_count === 0) return { rows: [], writes: [] };
  const rows = await rowsWithout(table, conversation, { seq, text: plain(text) });
  const calls = state.calls.map((call) => ({ ...call, result: call.result === undefined ? undefined : null }));
  // To a turn that runs again, the call has failed. It isn't made again.
  const isEmptied = state.calls.some(({ result }) => result !== undefined && result !== null);
  const known = calls.map(({ result, ...call }) => (result === undefined ? call : { ...call, result }));
  return {
    rows,
    writes: [...rows.map(rowChange), ...(isEmptied ? toolStateWrites(conversation, state, { calls: known }) : [])],
  };
}

async function rowsWithout(
  table: Table,
  conversation: Id,
  { seq, text }: { seq: number; text: string },
): Promise<StoredRow[]> {
  const changed: StoredRow[] = [];
  let isOwnTurn = true;
  for (let after = seq; ;) {
    const page = await listRows(table, conversation, { after, limit: PAGE });
    for (const row of page) {
      if (row.visibility === 'public' && row.sender_type !== 'visitor') isOwnTurn = false;
      const tool = row.metadata?.tool;
      const left = tool && withoutWords(tool, isOwnTurn ? undefined : text);
      if (left) changed.push({ ...row, content: ranToolText(left), metadata: { ...row.metadata, tool: left } });
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return changed;
    after = last.seq;
  }
}

/** A call without what it was given. */
export const withoutArguments = (tool: RanTool): RanTool => withoutWords(tool, undefined) ?? tool;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The call without the arguments that a text has; without a text, without any. Undefined where nothing changes. */
function withoutWords(tool: RanTool, text: string | undefined): RanTool | undefined {
  const isSaid = (value: RanTool['given'][string]): boolean =>
    value !== MASKED && typeof value !== 'boolean' && (text === undefined || text.includes(plain(String(value))));
  const entries = Object.entries(tool.given);
  if (!entries.some(([, value]) => isSaid(value))) return undefined;
  return { ...tool, given: Object.fromEntries(entries.map(([name, value]) => [name, isSaid(value) ? MASKED : value])) };
}

const rowChange = ({ conversation_id, seq, content, metadata }: StoredRow): TransactItem => ({
  Update: {
    Key: keys.row(conversation_id, seq),
    UpdateExpression: 'SET content = :content, metadata = :metadata',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':content': content, ':metadata': metadata },
  },
});
