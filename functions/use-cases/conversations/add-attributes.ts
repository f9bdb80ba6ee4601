/** Additions of a visitor's message to its conversation: attributes from the page, a label. */
import { isDeepStrictEqual } from 'node:util';
import { withAttributes } from '#core/limits/attached.ts';
import type { Id } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import {
  type ConversationMetadata,
  getConversationRecord,
  withFields,
} from '#functions/store/conversations/conversation-store.ts';
import { metadataChange } from '#functions/store/lifecycle/transition-store.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';

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
export async function extraWrites(table: Table, conversation: Id, brought: MessageExtras): Promise<TransactItem[]> {
  const { label, attributes = {} } = brought;
  if (label === undefined && Object.keys(attributes).length === 0) return [];
  const record = await getConversationRecord(table, conversation, { consistent: true });
  return record
    ? metadataChange({
        before: record.metadata,
        after: withFields(record.metadata, extraFields(record.metadata, brought)),
      })
    : [];
}
