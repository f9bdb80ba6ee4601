/** Where the newest answer stands, in words beside its time. */
import type { Message } from '#core/model/messages/message.ts';
import { delivery } from '#dashboard/strings/delivery.ts';
import { clockTime } from '#dashboard/ui/format/time.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { newestAnswer, type Standing, standingOf } from './standing.ts';

/** The words; nothing on other rows, and where that isn't known. */
export default function AnswerStanding({ row }: { row: Message }) {
  const { inbox } = useWorkspace();
  const id = row.conversation_id;
  const conversation = inbox.conversations.all.value.get(id);
  if (!conversation || newestAnswer(inbox.threads.of(id).value.rows)?.seq !== row.seq) return null;
  const standing = standingOf(row, inbox.deliveries.of(id));
  return standing ? <span>{inWords(standing, nameOf(conversation))} ·</span> : null;
}

function inWords(standing: Standing, visitor: string): string {
  switch (standing.kind) {
    case 'mailed':
      return delivery.mailed(clockTime(standing.at));
    case 'waiting':
      return delivery.waiting(visitor, standing.reason);
    case 'seen':
    case 'page':
    case 'email':
      return delivery[standing.kind];
  }
}
