/** The recipients of each notification: the only place in the use cases that names channels. */
import type { ConversationState } from '#core/conversation/state.ts';
import { notFound } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { ADMINS, type Connection, hasExpired, subscribersOf } from '#functions/store/sockets/connection-store.ts';
import type { Channel } from '#functions/store/partitions.ts';
import { type StoredRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import type { Table } from '#functions/store/table.ts';

/** A participant of a conversation: somebody of the team, or a visitor. */
export type Participant = { side: 'agent' } | { side: 'visitor'; visitor: Id };

/** The owner of a socket. */
export const participantOf = (who: Connection): Participant =>
  who.principal === 'agent' ? { side: 'agent' } : { side: 'visitor', visitor: who.visitor_id };

/** The newest row of a conversation that someone may act in. @throws DomainError `not_found`, also for another visitor's */
export async function newestRowFor(table: Table, conversation: Id, who: Participant): Promise<StoredRow> {
  const newest = await newestRow(table, conversation);
  if (!newest || (who.side === 'visitor' && newest.state.visitor_id !== who.visitor)) throw notFound();
  return newest;
}

/** A visitor on a widget. */
export type OnWidget = Pick<ConversationState, 'visitor_id' | 'widget_id'>;

/** A visitor's sockets. */
export const visitorAudience = ({ visitor_id, widget_id }: OnWidget): Channel => ({
  kind: 'visitor',
  id: visitor_id,
  widget_id,
});

/** Whether a visitor has a page open. */
export async function isOnPage(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  visitor: OnWidget,
  options: { consistent?: boolean } = {},
): Promise<boolean> {
  const sockets = await subscribersOf(table, visitorAudience(visitor), options);
  return sockets.some(({ expiresAtSeconds }) => !hasExpired(expiresAtSeconds, now()));
}

/** The sockets of everybody on a widget. */
export const widgetAudience = (widget: Id): Channel => ({ kind: 'widget', id: widget });

/** The sockets of the agents who watch who is on a widget's site. */
export const visitorWatchers = (widget: Id): Channel => ({ kind: 'live', id: widget });

/** An agent's sockets. */
export const agentAudience = (agent: Id): Channel => ({ kind: 'agent', id: agent });

/** The sockets of admins without an agent record: all of them listen where no agent does. */
export const adminAudience: Channel = { kind: 'agent', id: ADMINS };

/** The sockets of the agents who serve a department; null is the default one. */
export const departmentAudience = (department: Id | null): Channel => ({ kind: 'dept', id: department });

/** The sockets of the agents who have a conversation open. */
export const watchers = (conversation: Id): Channel => ({ kind: 'watch', id: conversation });

/** The sockets of the agent who has the conversation, and of those who have it open. */
export const teamAudience = (conversation: Id, { agent_id }: ConversationState): Channel[] => [
  watchers(conversation),
  ...(agent_id === null ? [] : [agentAudience(agent_id)]),
];
