/** Saving what an agent has typed, so that it is there on their next device. */
import type { StoredDraft } from '#core/model/conversations/conversation.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Deps } from '#functions/deps.ts';
import { keys } from '#functions/store/keys.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import { type DraftOwner, deleteDraft, putDraft } from '#functions/store/conversations/draft-store.ts';

/** What was typed, and the `saved_at` of the draft that it started from. */
type Typed = Omit<StoredDraft, 'saved_at'> & { base: string | null };

/**
 * Saves the draft, or deletes it if it is empty. Writes that an erasure overtakes are found by its second look.
 * @throws DomainError `not_found` for an unknown conversation, or one that was taken away; `conflict` if a draft of another `base` is stored
 */
export async function saveDraft(
  { table, now, mask }: Pick<Deps, 'table' | 'now' | 'mask'>,
  owner: DraftOwner,
  { base, ...typed }: Typed,
): Promise<{ saved_at: string | null }> {
  const texts = await masked({ mask }, typed);
  // Rows of a conversation that was taken away are left for a while.
  found(await table.get({ Key: keys.info(owner.conversation), ConsistentRead: true }));
  const nowMs = now();
  const saved_at = new Date(nowMs).toISOString();
  const isEmpty = texts.reply === '' && texts.note === '';
  const written = await (isEmpty
    ? deleteDraft(table, owner, base, nowMs)
    : putDraft(table, owner, { ...texts, saved_at }, base));
  if (written === 'refused') throw new DomainError('conflict', 'Your draft was changed on another device.');
  return { saved_at: isEmpty ? null : saved_at };
}
