/** What a visitor's message brings to its conversation besides its words: what the page says of it, a label. */
import { isDeepStrictEqual } from 'node:util';
import { withAttributes } from '#core/limits/attached.ts';
import type { Id } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import { type ConversationMetadata, getConversationRecord } from '#functions/store/conversations/conversation-store.ts';
import { metadataChange } from '#functions/store/lifecycle/transition-store.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';

/** What is brought. */
export type Brought = { attributes?: Attributes | undefined; label?: string | undefined };

/** The cold fields that change by it; none where all of it is there already. */
export function broughtFields(
  metadata: Pick<ConversationMetadata, 'labels' | 'attributes'>,
  { label, attributes = {} }: Brought,
): Partial<ConversationMetadata> {
  const merged = withAttributes(metadata.attributes, attributes);
  return {
    ...(label === undefined || metadata.labels.includes(label) ? {} : { labels: [...metadata.labels, label] }),
    ...(isDeepStrictEqual(merged, metadata.attributes) ? {} : { attributes: merged }),
  };
}

/** The same as a write of the message's transaction, so that both are stored or neither; it fails when the team was faster. */
export async function broughtWrites(table: Table, conversation: Id, brought: Brought): Promise<TransactItem[]> {
  const { label, attributes = {} } = brought;
  if (label === undefined && Object.keys(attributes).length === 0) return [];
  const head = await getConversationRecord(table, conversation, { consistent: true });
  return head
    ? metadataChange({ before: head.metadata, after: { ...head.metadata, ...broughtFields(head.metadata, brought) } })
    : [];
}
