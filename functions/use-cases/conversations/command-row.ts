/** The row that a command becomes. */
import type { Command } from '#core/conversation/commands.ts';
import { decide } from '#core/conversation/conversation.ts';
import { makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { StoredRow } from '#functions/store/conversations/row-item.ts';

/** The row that a command adds after the newest one, ready to be stored. @throws DomainError if the rules refuse it */
export function commandRow(
  { random }: Pick<Deps, 'random'>,
  { state, conversation_id }: Pick<StoredRow, 'state' | 'conversation_id'>,
  command: Command,
  atMs: number,
): StoredRow {
  return { ...decide(state, command, atMs), id: makeId(atMs, random()), conversation_id };
}
