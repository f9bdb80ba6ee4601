/** Passing on that someone is typing: to the other side and to those who watch. Nothing is stored. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { Connection } from '#functions/store/sockets/connection-store.ts';
import { participantOf, newestRowFor, teamAudience, visitorAudience } from '#functions/use-cases/notify/audience.ts';

/** Tells the other side. @throws DomainError `not_found` for an unknown conversation, or a visitor's when it is not theirs */
export async function forwardTyping(
  { table, push }: Pick<Deps, 'table' | 'push'>,
  who: Connection,
  conversation: Id,
  isTyping: boolean,
): Promise<void> {
  const { state } = await newestRowFor(table, conversation, participantOf(who));
  const team = teamAudience(conversation, state);
  const typing = { type: 'typing', conversation_id: conversation, is_typing: isTyping } as const;
  if (who.principal === 'visitor') {
    await push.deliver([{ channels: team, frame: { ...typing, by: 'visitor' } }]);
  } else if (who.agent_id !== null) {
    const frame = { ...typing, by: 'agent', agent_id: who.agent_id, name: who.name } as const;
    await push.deliver([{ channels: [visitorAudience(state), ...team], frame, exceptAgent: who.agent_id }]);
  }
}
