/** The row that a message follows, and recognizing one that is sent again. */
import { isDeepStrictEqual } from 'node:util';
import type { Command } from '#core/conversation/commands.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import { DomainError, notFound } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { isRedacted } from '#core/privacy/redaction.ts';
import { maskCode } from '#core/privacy/typed-code.ts';
import type { Deps } from '#functions/deps.ts';
import { type StoredRow, getRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import type { FilesToSend } from '#functions/use-cases/files/file-requests.ts';

/** A message of somebody's, which has an id of its own. */
export type Message = Command & { type: 'visitor_message' | 'agent_message' | 'note' };

/** Whether the sender may see a conversation. */
export type IsSeen = (state: ConversationState) => boolean;

/**
 * The newest row. An eventually consistent read may not know a conversation that has just begun, so look again before saying
 * no; also at one that the sender may not see, which then takes as long as one that doesn't exist.
 * @param ahead the newest row, if it was read already
 * @throws DomainError `not_found`
 */
export async function findNewestRow(
  { table }: Pick<Deps, 'table'>,
  id: Id,
  isSeen: IsSeen,
  { isSure, ahead }: { isSure: boolean; ahead: StoredRow | undefined },
): Promise<StoredRow> {
  if (ahead && isSeen(ahead.state)) return ahead;
  for (const consistent of [isSure, true]) {
    const row = await newestRow(table, id, { consistent });
    if (row && isSeen(row.state)) return row;
  }
  throw notFound();
}

/** Where a message is stored. */
export type StoredAt = { conversation: Id; seq: number };

/** Where a message is stored that its open conversation doesn't know: in an earlier one, if that does. One that is over takes no new one. */
export const storedEarlier = async (
  { status }: ConversationState,
  look: (() => Promise<StoredAt | undefined>) | undefined,
): Promise<StoredAt | undefined> => (status === 'closed' ? undefined : look?.());

/** The row a repeated message became. @throws DomainError `idempotency_mismatch` when it says something else */
export async function storedMessage(
  { table }: Pick<Deps, 'table'>,
  conversation: Id,
  seq: number,
  { message, files }: { message: Message; files: FilesToSend | undefined },
): Promise<StoredRow> {
  const row = await getRow(table, conversation, seq);
  // Nobody can tell any more what it said.
  if (row && isRedacted(row)) return row;
  const { files: stored = [], ...metadata } = row?.metadata ?? {};
  // A key may have been renamed, or replaced, between two tries.
  const key_name = message.metadata?.key_name;
  const isSame =
    row?.content === (row?.state.code?.typed === undefined ? message.content : maskCode(message.content)) &&
    row.visibility === (message.type === 'note' ? 'internal' : 'public') &&
    // The table keeps no order of fields.
    isDeepStrictEqual({ ...metadata, key_name }, { ...message.metadata, key_name }) &&
    isDeepStrictEqual(
      stored.map(({ id }) => id),
      files?.ids ?? [],
    );
  if (!row || !isSame)
    throw new DomainError('idempotency_mismatch', 'This client_message_id was already used for another message.');
  return row;
}
