/** The actions that a person of the team ran last on a conversation: what makes repeating them harmless, and undoing them possible. */
import type { Remembered } from '#core/automation/undo-actions.ts';
import type { UndoResult } from '#core/model/actions/action.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Item, TransactItem } from '#functions/store/table.ts';
import type { ConversationRecord } from './conversation-store.ts';

/** Who ran it, on what. */
export type RunOwner = { conversation: Id; userId: string };

/** A run. */
export type StoredRun = Remembered & {
  run_id: string;
  /** Tells what was asked for apart from anything else under the same id. */
  digest: string;
  /** The row of the answer; null without one. */
  message_seq: number | null;
  /** What came of undoing it; null while it isn't undone. */
  undone: UndoResult[] | null;
  /** The runs before it, oldest first; left out where they weren't remembered yet. */
  earlier?: readonly string[];
};

const LIFE_SECONDS = 24 * 60 * 60;

/** A person's last run, from what was read of the conversation. */
export const lastRunOf = ({ metadata, items }: ConversationRecord, userId: string): StoredRun | undefined =>
  items.get(keys.lastRun(metadata.id, userId).sk) as (StoredRun & Item) | undefined;

/** The write that remembers a run for a day; fails when the same one is remembered already. */
export const runPut = ({ conversation, userId }: RunOwner, run: StoredRun, nowMs: number): TransactItem => ({
  Put: {
    Item: {
      ...keys.lastRun(conversation, userId),
      ...run,
      expires_at_seconds: Math.ceil(nowMs / 1000) + LIFE_SECONDS,
    },
    ConditionExpression: 'attribute_not_exists(pk) OR run_id <> :run',
    ExpressionAttributeValues: { ':run': run.run_id },
  },
});

/** The write that notes what came of undoing a run; fails when it was undone, or another one was run. */
export const runUndone = ({ conversation, userId }: RunOwner, runId: string, results: UndoResult[]): TransactItem => ({
  Update: {
    Key: keys.lastRun(conversation, userId),
    UpdateExpression: 'SET undone = :results',
    ConditionExpression: 'run_id = :run AND undone = :none',
    ExpressionAttributeValues: { ':results': results, ':run': runId, ':none': null },
  },
});
