/** Lists of things set up, as the contract pages them: `limit`, an opaque cursor, oldest first. */
import { readCursor, writeCursor } from '../cursor.ts';
import type { Page, PageRequest } from '../store/list-page.ts';

type ListQuery = { limit: number; cursor?: string | undefined };

/** A page, each entry as the API shows it. @throws DomainError `validation_failed` for a cursor of another list */
export async function listAnswer<Stored, Shown>(
  operation: string,
  query: ListQuery,
  read: (request: PageRequest) => Promise<Page<Stored>>,
  show: (entry: Stored) => Shown,
): Promise<{ data: Shown[]; next_cursor: string | null }> {
  const position = readCursor(operation, query);
  const { items, after } = await read({
    limit: query.limit,
    ...(position === undefined ? {} : { after: Number(position) }),
  });
  return {
    data: items.map(show),
    next_cursor: after === undefined ? null : writeCursor(operation, query, String(after)),
  };
}
