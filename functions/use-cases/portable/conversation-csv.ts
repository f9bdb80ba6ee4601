/** Conversations as a table, one row each: what reports are made of elsewhere. */
import { isSettled } from '#core/conversation/state.ts';
import { instantOf } from '#core/conversation/views.ts';
import { createdAtMs } from '#core/model/id.ts';
import type { ExportedLine } from '#core/portable/exported.ts';
import { type ConversationMetadata, fromItem } from '#functions/store/conversations/conversation-store.ts';

/** The row of a conversation by its lines; nothing for one without rows. Times are ISO 8601 in UTC. */
export function csvRowOf(lines: readonly ExportedLine[]): Record<string, unknown> | undefined {
  const info = lines.find(({ kind }) => kind === 'conversation')?.item as ConversationMetadata | undefined;
  const rows = lines.filter(({ kind }) => kind === 'row').map(({ item }) => fromItem(item));
  const newest = rows.at(-1);
  if (!info || !newest) return undefined;
  const { state } = newest;
  const agent = rows.findLast(({ sender_type, sender_id }) => sender_type === 'agent' && sender_id === state.agent_id);
  const feedback = rows.findLast((row) => row.seq === state.rated?.seq)?.feedback ?? null;
  return {
    id: info.id,
    created_at: instantOf(createdAtMs(info.id)),
    status: state.status,
    is_settled: isSettled(state),
    widget_id: info.widget_id,
    department_id: info.department_id,
    visitor_id: info.visitor_id,
    visitor_name: info.visitor.name,
    visitor_email: info.visitor.email,
    agent_id: state.agent_id,
    agent_name: agent?.sender_name ?? null,
    priority: info.priority,
    labels: info.labels.join('; '),
    visitor_messages: state.visitor_count,
    team_messages: state.staff_count,
    first_response_at: instantOf(state.first_response_at_ms),
    resolved_at: instantOf(state.resolved_at_ms),
    closed_at: instantOf(state.closed_at_ms),
    last_message_at: instantOf(state.last_message_at_ms),
    rating: state.rated?.stars ?? null,
    feedback,
    source_url: info.source_url,
  };
}

/** The names of the columns. */
export const csvColumns: Record<string, null> = Object.fromEntries(
  'id created_at status is_settled widget_id department_id visitor_id visitor_name visitor_email agent_id agent_name priority labels visitor_messages team_messages first_response_at resolved_at closed_at last_message_at rating feedback source_url'
    .split(' ')
    .map((name) => [name, null]),
);
