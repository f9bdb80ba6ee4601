/** What imports and exports left in a table. */
import type { Id } from '#core/model/id.ts';
import { conversationsByStatus } from '#functions/store/conversations/conversation-index.ts';
import type { Table } from '#functions/store/table.ts';

/** Every conversation that lists show. */
export async function allConversationIds(table: Table): Promise<Id[]> {
  const pages = await Promise.all(
    (['pending', 'active', 'resolved', 'closed'] as const).map((status) =>
      conversationsByStatus(table, status, { limit: 10_000 }),
    ),
  );
  return pages.flatMap(({ ids }) => ids).sort((one, other) => one - other);
}
