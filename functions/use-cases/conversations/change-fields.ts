/** Changes of a conversation's fields that leave no row, with what is written in the same transaction. */
import type { ActionFields } from '#core/automation/actions.ts';
import { isQueued } from '#core/conversation/state.ts';
import { getQueued } from '#functions/store/assignment/queue-store.ts';
import { withFields } from '#functions/store/conversations/conversation-store.ts';
import { changeMetadata, queueKeyOf } from '#functions/store/lifecycle/transition-store.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';
import { type EventDeps, metadataEvents } from '#functions/use-cases/events/event-rows.ts';
import { ordersOf } from '#functions/use-cases/targets/targets.ts';
import type { LoadedConversation } from './conversation-state.ts';

/** The fields that change, and what is written with them. */
export type Change = { fields: Partial<ActionFields>; also: TransactItem[] };

/** Writes it; a waiting conversation moves in its queue. `conflict` when anything it was decided on has changed. */
export async function changeFields(
  deps: EventDeps & { table: Table },
  state: LoadedConversation,
  { fields, also }: Change,
): Promise<LoadedConversation | 'conflict'> {
  const { row } = state;
  const metadata = { before: state.metadata, after: withFields(state.metadata, fields) };
  if (metadata.after === metadata.before && also.length === 0) return state;
  const queued =
    fields.priority !== undefined && isQueued(row.state)
      ? await getQueued(deps.table, queueKeyOf(row.state, state.metadata))
      : undefined;
  const isPriorityNew = metadata.after.priority !== metadata.before.priority;
  const targets = isPriorityNew ? await ordersOf(deps.table, row.state, metadata.after) : [];
  const writes = [...also, ...targets, ...(await metadataEvents(deps, metadata, row.seq))];
  const written = await changeMetadata(deps.table, row.state, metadata, writes, queued);
  return written === 'refused' ? 'conflict' : { ...state, metadata: metadata.after };
}
