/** Drafts of the team: one item per person, read together with the conversation and erased with it. */
import type { StoredDraft } from '#core/model/conversations/conversation.ts';
import { DRAFT_DAYS } from '#core/model/closed-sets.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, Written } from '#functions/store/table.ts';
import type { ConversationRecord } from './conversation-store.ts';

/** Whose draft it is, and of which conversation. */
export type DraftOwner = { conversation: Id; userId: string };

/** A person's draft, from what was read of the conversation; null once it has expired, though the table may still have it. */
export function draftOf({ metadata, items }: ConversationRecord, userId: string, nowMs: number): StoredDraft | null {
  const { reply, note, translated_from, saved_at } = (items.get(keys.draft(metadata.id, userId).sk) ??
    {}) as Partial<StoredDraft>;
  if (saved_at === undefined || expiryOf(saved_at) <= nowMs / 1000) return null;
  return { reply: String(reply), note: String(note), ...(translated_from && { translated_from }), saved_at };
}

/** Stores it; `refused` if the stored draft isn't the one of `base`. A draft that no longer exists, or has expired, stops nobody. */
export function putDraft(
  table: Table,
  { conversation, userId }: DraftOwner,
  draft: StoredDraft,
  base: string | null,
): Promise<Written> {
  const Item = { ...keys.draft(conversation, userId), ...draft, expires_at_seconds: expiryOf(draft.saved_at) };
  return table.put({ Item, ...ifBasedOn(base, Date.parse(draft.saved_at)) });
}

/** Deletes it, under the same condition. */
export const deleteDraft = (
  table: Table,
  { conversation, userId }: DraftOwner,
  base: string | null,
  nowMs: number,
): Promise<Written> => table.delete({ Key: keys.draft(conversation, userId), ...ifBasedOn(base, nowMs) });

// The table deletes what has expired when it gets to it, which may take days.
const ifBasedOn = (base: string | null, nowMs: number) => ({
  ConditionExpression: 'attribute_not_exists(pk) OR saved_at = :base OR expires_at_seconds <= :now',
  ExpressionAttributeValues: { ':base': base ?? '', ':now': nowMs / 1000 },
});

const expiryOf = (savedAt: string): number => Math.ceil(Date.parse(savedAt) / 1000) + DRAFT_DAYS * 86_400;
