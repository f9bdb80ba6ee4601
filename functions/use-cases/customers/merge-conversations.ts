/**
 * Merging two conversations of a visitor: one ends and the other goes on, and rows in both lead to the other. Nothing is moved,
 * so numbers, files and times stay what they are, and reopening takes it back.
 */
import { type TeamCaller, actorOf } from '#core/access/team-access.ts';
import { withAttributes } from '#core/limits/attached.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { rowWrite, withFields } from '#functions/store/conversations/conversation-store.ts';
import { metadataChange } from '#functions/store/lifecycle/transition-store.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { metadataEvents } from '#functions/use-cases/events/event-rows.ts';
import { reopen } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { commandRow } from '#functions/use-cases/notify/push-message.ts';

type MergeDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log' | 'events'>;

const ATTEMPTS = 8;

/**
 * Ends a conversation and goes on in another of the same visitor, which is reopened if it was closed; repeated, it goes on
 * where it was cut short and then changes nothing.
 * @returns the one that goes on
 * @throws DomainError `not_found`, `validation_failed` for those of two visitors, `illegal_transition` for one that goes on elsewhere already
 */
export async function mergeConversations(
  deps: MergeDeps,
  ids: { from: Id; into: Id },
  caller: TeamCaller,
): Promise<LoadedConversation> {
  const { from, into } = await loadBoth(deps, ids);
  const by = actorOf(caller);
  if (from.row.state.status !== 'closed')
    await transitionConversation(deps, ids.from, ({ row: { state } }) =>
      state.status === 'closed' ? undefined : { type: 'close', by },
    );
  // A visitor has one open chat: the one that goes on takes its place only once the other has ended.
  if (into.row.state.status === 'closed' && from.metadata.merged_into !== ids.into) await reopen(deps, ids.into, by);
  return retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async () => link(deps, ids, caller));
}

/** Writes the rows and fields that lead from each to the other, both or neither. */
async function link(
  deps: MergeDeps,
  ids: { from: Id; into: Id },
  caller: TeamCaller,
): Promise<LoadedConversation | 'conflict'> {
  const { from, into } = await loadBoth(deps, ids);
  if (from.metadata.merged_into === ids.into) return into;
  const by = actorOf(caller);
  const atMs = deps.now();
  const left = commandRow(deps, from.row, { type: 'record', event: 'merged_into', by, about_id: ids.into }, atMs);
  const row = commandRow(deps, into.row, { type: 'record', event: 'merged', by, about_id: ids.from }, atMs);
  // The details of a chat show this attribute as a link.
  const attributes = withAttributes(into.metadata.attributes, { previous_conversation_id: ids.from });
  const metadata = withFields(into.metadata, { attributes });
  const change = { before: into.metadata, after: metadata };
  const written = await deps.table.transact([
    rowWrite(left),
    rowWrite(row),
    ...metadataChange({ before: from.metadata, after: withFields(from.metadata, { merged_into: ids.into }) }),
    ...metadataChange(change),
    ...(await metadataEvents(deps, change, row.seq)),
  ]);
  return written === 'refused' ? 'conflict' : { ...into, metadata, row };
}

async function loadBoth({ table }: MergeDeps, ids: { from: Id; into: Id }) {
  const [from, into] = await Promise.all(
    [ids.from, ids.into].map(async (id) => found(await loadConversation(table, id, { consistent: true }))),
  );
  if (!from || !into || ids.from === ids.into || from.metadata.visitor_id !== into.metadata.visitor_id) {
    const message = 'Must be another conversation of the same visitor';
    throw new DomainError('validation_failed', `into: ${message}.`, { errors: [{ path: 'body.into', message }] });
  }
  const { merged_into: other } = from.metadata;
  if (other !== undefined && other !== ids.into)
    throw new DomainError('illegal_transition', `This conversation goes on in conversation ${other} already.`);
  if (into.metadata.merged_into !== undefined && into.row.state.status === 'closed')
    throw new DomainError('illegal_transition', 'The other conversation goes on elsewhere. Merge into that one.');
  return { from, into };
}
