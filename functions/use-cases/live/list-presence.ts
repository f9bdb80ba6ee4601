/** Whether the visitors of the conversations in a list have a page open: one request for all rows in sight. */
import { type Scope, isInScope } from '#core/access/scope.ts';
import type { ConversationPresence } from '#core/model/visitors/live-visitor.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type ConversationMetadata, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { isOnPage } from '#functions/use-cases/notify/audience.ts';

type PresenceDeps = Pick<Deps, 'table' | 'now'>;
type Presence = ConversationPresence['data'][number];

/** Those of the conversations that somebody sees; others are left out, like those that don't exist. */
export async function listPresence(deps: PresenceDeps, scope: Scope, ids: readonly Id[]): Promise<Presence[]> {
  const found = (await deps.table.batchGet([...new Set(ids)].map((id) => keys.info(id)))) as ConversationMetadata[];
  const all = await Promise.all(found.map((metadata) => presenceOf(deps, scope, metadata)));
  return all.filter((one) => one !== undefined);
}

async function presenceOf(
  deps: PresenceDeps,
  scope: Scope,
  { id, visitor_id, widget_id, department_id }: ConversationMetadata,
): Promise<Presence | undefined> {
  if (scope !== 'all') {
    const { agent_id = null } = (await newestRow(deps.table, id))?.state ?? {};
    if (!isInScope(scope, { agent_id, department_id })) return undefined;
  }
  return { conversation_id: id, is_connected: await isOnPage(deps, { visitor_id, widget_id }) };
}
