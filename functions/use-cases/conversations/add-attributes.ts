/** Adding to a conversation's attributes: what the page says comes along with the visitor's message. */
import { isDeepStrictEqual } from 'node:util';
import { withAttributes } from '#core/limits/attached.ts';
import type { Id } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import { changeMetadata } from '#functions/store/lifecycle/transition-store.ts';
import type { Table } from '#functions/store/table.ts';
import type { LoadedConversation } from './conversation-state.ts';
import { loadConversation } from './conversation-state.ts';

const MAX_TRIES = 6;

/** Adds attributes. @returns the conversation if anything changed, and others were not faster each time */
export async function addAttributes(
  table: Table,
  conversation: Id,
  more: Attributes,
): Promise<LoadedConversation | undefined> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const state = await loadConversation(table, conversation, { consistent: true });
    if (!state) return undefined;
    const attributes = withAttributes(state.info.attributes, more);
    if (isDeepStrictEqual(attributes, state.info.attributes)) return undefined;
    const info = { before: state.info, after: { ...state.info, attributes } };
    if ((await changeMetadata(table, state.row.fold, info)) === 'done') return { ...state, info: info.after };
  }
  return undefined;
}
