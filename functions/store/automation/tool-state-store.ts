/**
 * What a bot's tools did in a conversation, and the code that it waits for: one item, written only from the version it was
 * read at. It sorts before the rows, and is deleted with them.
 */
import type { Attributes } from '#core/model/text.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { type Table, type TransactItem, type Written, retryOnConflict } from '#functions/store/table.ts';

/** A call of the turn whose first row is `seq`; `given` is the hash of its arguments. `result` is missing until there is one; null once it failed. */
export type ToolCall = { seq: number; name: string; given: string; result?: Attributes | null };

/**
 * A code that was mailed, in answer to the row `for_seq`. `asked_seq` is the row that needed the tool, `address` the mark of
 * where the code went, `hash` that of the code.
 */
export type CodeChallenge = {
  tool: string;
  for_seq: number;
  asked_seq: number;
  nonce: string;
  hash: string;
  address: string;
  until_ms: number;
};

/** A visitor's row that had a code, and whether it was right; `late`: it was over by then. */
export type CodeTry = { seq: number; was: 'right' | 'wrong' | 'late' };

/**
 * The bot's answer to the row `seq` has a button that mails a code. `is_question`: it asks whether it may, so that a yes does,
 * too. `asked_seq` is the row that needed the tool.
 */
export type CodeOffer = { tool: string; seq: number; asked_seq: number; is_question: boolean };

/** All that is known of a conversation's tools. */
export type ToolState = {
  version: number;
  /** Calls of the newest turn that made any. */
  calls: readonly ToolCall[];
  /** Calls of all turns. */
  call_count: number;
  offered: CodeOffer | null;
  challenge: CodeChallenge | null;
  tries: readonly CodeTry[];
  /** How many codes were mailed, and when the last one. */
  codes: number;
  last_code_ms: number;
  /** The address that a code proved to be the visitor's, by its mark, and until when that counts. */
  proven: { address: string; until_ms: number } | null;
};

const nothing: ToolState = {
  version: 0,
  calls: [],
  call_count: 0,
  offered: null,
  challenge: null,
  tries: [],
  codes: 0,
  last_code_ms: 0,
  proven: null,
};

/** The state as it is now. */
export async function getToolState(table: Table, conversation: Id): Promise<ToolState> {
  const item = await table.get({ Key: keys.botTools(conversation), ConsistentRead: true });
  return {
    ...nothing,
    ...(item?.['state'] as Partial<ToolState> | undefined),
    version: Number(item?.['version'] ?? 0),
  };
}

/**
 * The writes of the next state, for a transaction; they fail when another one came first, and where the conversation was
 * erased meanwhile: nothing would find its item then.
 */
export function toolStateWrites(
  conversation: Id,
  { version, ...before }: ToolState,
  change: Partial<ToolState>,
): TransactItem[] {
  const Item = { ...keys.botTools(conversation), version: version + 1, state: { ...before, ...change } };
  if (version > 0)
    return [{ Put: { Item, ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': version } } }];
  return [
    { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } },
    { ConditionCheck: { Key: keys.info(conversation), ConditionExpression: 'attribute_exists(pk)' } },
  ];
}

/** How often a change is decided again, each time because another one came first. */
const ATTEMPTS = 8;

/**
 * Changes the state. `decide` gives the change by the state as it is now, with what is written in the same transaction, or
 * nothing to leave it; it may be asked again. Returns the state after it.
 * @throws DomainError `try_again` when others were faster each time
 */
export function changeToolState(
  table: Table,
  conversation: Id,
  decide: (state: ToolState) => Promise<{ change: Partial<ToolState>; also?: readonly TransactItem[] } | undefined>,
): Promise<ToolState> {
  return retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const before = await getToolState(table, conversation);
    const decided = await decide(before);
    if (!decided) return before;
    const { change, also = [] } = decided;
    const written: Written = await table.transact([...toolStateWrites(conversation, before, change), ...also]);
    return written === 'done' ? { ...before, ...change, version: before.version + 1 } : 'conflict';
  });
}
