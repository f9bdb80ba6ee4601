/** What an agent says to who gets a conversation from them. */
import type { Author } from '#core/conversation/commands.ts';
import type { TransferReason } from '#core/model/closed-sets.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { mentionWrites } from '#functions/store/assignment/mention-store.ts';
import type { NoteFor } from '#functions/use-cases/lifecycle/agent-actions.ts';

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
        client_message_id: `transfer-${id}`,
        metadata: Object.keys(metadata).length > 0 ? metadata : null,
      },
      also: mentionWrites(mentions, { id, conversation_id: conversation, seq: seq + 1 }, nowMs),
    };
  };
}
