/** Additions of a visitor's message to its conversation: attributes from the page, a label. */
import { isDeepStrictEqual } from 'node:util';
import { withAttributes } from '#core/limits/attached.ts';
import type { Attributes } from '#core/model/text.ts';
import {
  type ConversationMetadata,
  type StoredRow,
  getConversationRecord,
  withFields,
} from '#functions/store/conversations/conversation-store.ts';
import { metadataChange } from '#functions/store/lifecycle/transition-store.ts';
import type { Deps } from '#functions/deps.ts';
import type { TransactItem } from '#functions/store/table.ts';
import { type EventDeps, metadataEvents } from '#functions/use-cases/events/event-rows.ts';

/** Attributes and a label that come with a message. */
export type MessageExtras = { attributes?: Attributes | undefined; label?: string | undefined };

/** The metadata that they change; nothing when all of it is there already. */
export function extraFields(
  metadata: Pick<ConversationMetadata, 'labels' | 'attributes'>,
  { label, attributes = {} }: MessageExtras,
): Partial<ConversationMetadata> {
  const merged = withAttributes(metadata.attributes, attributes);
  return {
    ...(label === undefined || metadata.labels.includes(label) ? {} : { labels: [...metadata.labels, label] }),
    ...(isDeepStrictEqual(merged, metadata.attributes) ? {} : { attributes: merged }),
  };
}

/** The same as writes for the message's transaction, so that both are stored or neither. They fail if the team changed the same fields. */
export async function extraWrites(
  deps: EventDeps & Pick<Deps, 'table'>,
  { conversation_id, seq }: StoredRow,
  brought: MessageExtras,
): Promise<TransactItem[]> {
  const { label, attributes = {} } = brought;
  if (label === undefined && Object.keys(attributes).length === 0) return [];
  const record = await getConversationRecord(deps.table, conversation_id, { consistent: true });
  if (!record) return [];
  const after = withFields(record.metadata, extraFields(record.metadata, brought));
  const change = { before: record.metadata, after };
  return [...metadataChange(change), ...(await metadataEvents(deps, change, seq + 1))];
}
