/** Who hears of a new message at once: the other side, and every agent who watches. */
import { isQueued } from '../../core/fold.ts';
import { toMessage, toVisitorMessage, unread } from '../../core/views.ts';
import type { Deps } from '../deps.ts';
import type { Delivery } from '../push.ts';
import { getHead } from '../store/conversation-store.ts';
import type { Channel } from '../store/keys.ts';
import type { StoredRow } from '../store/row-item.ts';

/** Pushes a message that was just stored. Whoever sent it isn't told: the answer to their request says so. */
export async function pushMessage({ table, push }: Pick<Deps, 'table' | 'push'>, row: StoredRow): Promise<void> {
  const { fold } = row;
  const team: Channel[] = [{ kind: 'watch', id: row.conversation_id }];
  if (fold.agent_id !== null && fold.agent_id !== row.sender_id) team.push({ kind: 'agent', id: fold.agent_id });
  if (isQueued(fold)) {
    const head = await getHead(table, row.conversation_id);
    team.push({ kind: 'dept', id: head?.info.department_id ?? null });
  }
  const toTeam: Delivery = {
    channels: team,
    frame: { type: 'message.created', message: toMessage(row, fold, unread) },
    ...(row.sender_type === 'agent' && row.sender_id !== null ? { exceptAgent: row.sender_id } : {}),
  };
  const toVisitor: Delivery = {
    channels: [{ kind: 'visitor', id: fold.visitor_id, widget_id: fold.widget_id }],
    frame: { type: 'message.created', message: toVisitorMessage(row, fold, unread) },
  };
  await push.deliver(row.sender_type === 'visitor' || row.visibility === 'internal' ? [toTeam] : [toTeam, toVisitor]);
}
