/** Takes what a redacted message said out of the rows after it: notes that repeat it, and what a bot's tools were given and returned because of it. */
import { handoffText } from '#core/model/messages/handoff-text.ts';
import type { Id } from '#core/model/id.ts';
import { type RanTool, ranToolText } from '#core/model/messages/ran-tool.ts';
import { MASKED, type Quoted, noteWithout, textWithout } from '#core/privacy/quotes.ts';
import { getToolState, toolStateWrites } from '#functions/store/automation/tool-state-store.ts';
import { type StoredRow, listRows } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';

const PAGE = 100;

/**
 * The rows as they are to be (`rowChange`), and what else is to be written. Rows of tools in the message's own turn lose all arguments: a model
 * may have put it in other words. Later ones lose those that the message had. The stored results of the newest turn go with them.
 */
export async function redactLaterRows(
  table: Table,
  conversation: Id,
  { seq, ...quoted }: Quoted & { seq: number },
): Promise<{ rows: StoredRow[]; writes: TransactItem[] }> {
  const [state, rows] = await Promise.all([
    getToolState(table, conversation),
    rowsWithout(table, conversation, { seq, quoted }),
  ]);
  const calls = state.calls.map((call) => ({ ...call, result: call.result === undefined ? undefined : null }));
  // To a turn that runs again, the call has failed. It isn't made again.
  const isEmptied = state.calls.some(({ result }) => result !== undefined && result !== null);
  const known = calls.map(({ result, ...call }) => (result === undefined ? call : { ...call, result }));
  return {
    rows,
    writes: isEmptied ? toolStateWrites(conversation, state, { calls: known }) : [],
  };
}

async function rowsWithout(
  table: Table,
  conversation: Id,
  { seq, quoted }: { seq: number; quoted: Quoted },
): Promise<StoredRow[]> {
  const changed: StoredRow[] = [];
  let isOwnTurn = true;
  for (let after = seq; ;) {
    const page = await listRows(table, conversation, { after, limit: PAGE });
    for (const row of page) {
      if (row.visibility === 'public' && row.sender_type !== 'visitor') isOwnTurn = false;
      const left = rowWithout(row, quoted, isOwnTurn);
      if (left) changed.push(left);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return changed;
    after = last.seq;
  }
}

/** A row that only the team sees, without what it has of a message; undefined where it has nothing of it. */
function rowWithout(row: StoredRow, quoted: Quoted, isOwnTurn: boolean): StoredRow | undefined {
  const { metadata, visibility, sender_type, content } = row;
  if (visibility !== 'internal') return undefined;
  if (metadata?.tool) {
    const tool = withoutWords(metadata.tool, isOwnTurn ? undefined : plain(quoted.text));
    return tool && { ...row, content: ranToolText(tool), metadata: { ...metadata, tool } };
  }
  if (metadata?.handoff) {
    const handoff = noteWithout(metadata.handoff, quoted);
    return handoff && { ...row, content: handoffText(handoff), metadata: { ...metadata, handoff } };
  }
  const left = sender_type === 'agent' ? textWithout(content, quoted) : undefined;
  return left === undefined ? undefined : { ...row, content: left };
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

/** The write that replaces what a row says. */
export const rowChange = ({ conversation_id, seq, content, metadata }: StoredRow): TransactItem => ({
  Update: {
    Key: keys.row(conversation_id, seq),
    UpdateExpression: 'SET content = :content, metadata = :metadata',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':content': content, ':metadata': metadata },
  },
});
