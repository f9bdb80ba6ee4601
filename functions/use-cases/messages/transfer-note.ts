/** What an agent says to who gets a conversation from them. */
import type { Author } from '#core/conversation/commands.ts';
import type { TransferReason } from '#core/model/closed-sets.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { mentionWrites } from '#functions/store/assignment/mention-store.ts';
import { type StoredRow, listRows } from '#functions/store/conversations/conversation-store.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import type { TransitionResult } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import type { NoteFor } from '#functions/use-cases/lifecycle/agent-actions.ts';
import type { TransferNote } from '#functions/use-cases/lifecycle/transition.ts';
import { appendCommand } from '#functions/use-cases/notify/push-message.ts';

/** What was said: words, a reason, or both. */
export type TransferSaid = { note?: string | undefined; reason?: TransferReason | undefined };

/** The reason as the note's text, where nothing else was said. */
const reasonTexts: Record<TransferReason, string> = {
  skill: 'Needs another skill',
  department: 'Belongs to another department',
  shift: 'End of shift',
  escalation: 'Escalation',
  other: 'Transferred',
};

const PREFIX = 'transfer-';

/** Makes the note, which mentions the agent who gets it; undefined where nothing was said. */
export function transferNoteOf(
  { now, random }: Pick<Deps, 'now' | 'random'>,
  conversation: Id,
  agent: Author,
  { note, reason }: TransferSaid,
): NoteFor | undefined {
  if (note === undefined && reason === undefined) return undefined;
  const nowMs = now();
  const id = makeId(nowMs, random());
  return ({ seq }, receiver) => {
    const mentions = receiver === null || receiver === agent.id ? [] : [receiver];
    const metadata = { ...(reason ? { transfer_reason: reason } : {}), ...(mentions.length > 0 ? { mentions } : {}) };
    return {
      command: {
        type: 'note',
        agent,
        content: note ?? reasonTexts[reason ?? 'other'],
        client_message_id: `${PREFIX}${id}`,
        metadata: Object.keys(metadata).length > 0 ? metadata : null,
      },
      also: mentionWrites(mentions, { id, conversation_id: conversation, seq: seq + 1 }, nowMs),
    };
  };
}

/** As far back as a note is looked for that a request before this one has stored. */
const ROWS = 25;

/**
 * What came of a transfer, with its note: where the conversation was there already, the note is stored by itself, because the
 * colleague who gave it there at the same moment didn't know what was to be said. Repeated, it stores nothing.
 */
export async function noted(
  deps: Parameters<typeof appendCommand>[0],
  changed: TransitionResult,
  { noteFor, receiver }: { noteFor: NoteFor | undefined; receiver: Id | null },
): Promise<TransitionResult> {
  if (changed.outcome !== 'unchanged' || !noteFor) return changed;
  const { id } = changed.state.metadata;
  await retryOnConflict('this conversation', async () => {
    const rows = await listRows(deps.table, id, { before: Infinity, limit: ROWS });
    const newest = rows.at(-1);
    const note = newest && noteFor(newest.state, receiver);
    if (!note || rows.some((row) => isSaidBy(row, note.command))) return 'done';
    return (await appendCommand(deps, newest, note.command, async () => note.also)) === 'conflict'
      ? 'conflict'
      : 'done';
  });
  const state = await loadConversation(deps.table, id, { consistent: true });
  return state ? { outcome: 'unchanged', state } : { outcome: 'unknown' };
}

const isSaidBy = (row: StoredRow, { agent, content }: TransferNote['command']): boolean =>
  row.client_message_id?.startsWith(PREFIX) === true && row.sender_id === agent.id && row.content === content;
