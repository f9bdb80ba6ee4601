/** Passing on that someone is typing: to the other side and to those who watch. Nothing is stored. */
import { notFound } from '../../core/model/errors.ts';
import type { Id } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import type { Connection } from '../store/connection-store.ts';
import { newestRow } from '../store/conversation-store.ts';
import type { Channel } from '../store/keys.ts';

/** Tells the other side. @throws DomainError `not_found` for an unknown conversation, or a visitor's when it is not theirs */
export async function passTyping(
  { table, push }: Pick<Deps, 'table' | 'push'>,
  who: Connection,
  conversation: Id,
  isTyping: boolean,
): Promise<void> {
  const newest = await newestRow(table, conversation);
  if (!newest || (who.principal === 'visitor' && newest.fold.visitor_id !== who.visitor_id)) throw notFound();
  const { agent_id, visitor_id, widget_id } = newest.fold;
  const team: Channel[] = [
    { kind: 'watch', id: conversation },
    ...(agent_id === null ? [] : [{ kind: 'agent', id: agent_id } as const]),
  ];
  const typing = { type: 'typing', conversation_id: conversation, is_typing: isTyping } as const;
  if (who.principal === 'visitor') {
    await push.deliver([{ channels: team, frame: { ...typing, by: 'visitor' } }]);
  } else if (who.agent_id !== null) {
    const frame = { ...typing, by: 'agent', agent_id: who.agent_id, name: who.name } as const;
    await push.deliver([
      { channels: [{ kind: 'visitor', id: visitor_id, widget_id }, ...team], frame, exceptAgent: who.agent_id },
    ]);
  }
}
