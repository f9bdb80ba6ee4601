/** Lists of things set up, as the contract pages them: `limit`, an opaque cursor, oldest first. */
import { answerPage } from '#core/limits/answer-size.ts';
import type { Id } from '#core/model/id.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import type { Page, PageRequest } from '#functions/store/list-page.ts';

type ListQuery = { limit: number; cursor?: string | undefined };

/** A page, each entry as the API shows it. @throws DomainError `validation_failed` for a cursor of another list */
export async function listAnswer<Stored, Shown extends { id: Id }>(
  operation: string,
  query: ListQuery,
  read: (request: PageRequest) => Promise<Page<Stored>>,
  show: (entry: Stored) => Shown,
): Promise<{ data: Shown[]; next_cursor: string | null }> {
  const position = readCursor(operation, query);
  const page = answerPage<Shown>(query.limit);
  const { items, after } = await read({
    limit: query.limit,
    ...(position === undefined ? {} : { after: Number(position) }),
  });
  const isCut = !items.every((item) => page.add(show(item)));
  const last = isCut ? page.entries.at(-1)?.id : after;
  return {
    data: page.entries,
    next_cursor: last === undefined ? null : writeCursor(operation, query, String(last)),
  };
}
