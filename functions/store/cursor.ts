/**
 * Cursors: a position in one list, sealed together with the query it belongs to. The query itself is not in it, so none
 * can be turned into another query; one that was altered, or belongs elsewhere, is refused.
 */
import { createHash } from 'node:crypto';
import { DomainError } from '#core/model/errors.ts';

const SEAL_LENGTH = 16;
/** Every position is one to four numbers. The seal isn't a signature, so anything else is rejected. */
const POSITION = /^\d{1,16}(#\d{16}){0,3}$/;

/** A list's query: `cursor` and `limit` may differ from page to page, everything else makes another list. */
type ListQuery = Record<string, unknown> & { cursor?: string | undefined };

/** The cursor of a position in the list of this operation and query. */
export function writeCursor(operation: string, query: ListQuery, position: string): string {
  return Buffer.from(seal(operation, query, position) + position).toString('base64url');
}

/** The position of the query's cursor; nothing without one. @throws DomainError `validation_failed` */
export function readCursor(operation: string, query: ListQuery): string | undefined {
  if (query.cursor === undefined) return undefined;
  const text = Buffer.from(query.cursor, 'base64url').toString();
  const position = text.slice(SEAL_LENGTH);
  if (!POSITION.test(position) || writeCursor(operation, query, position) !== query.cursor)
    throw new DomainError('validation_failed', "The cursor doesn't belong to this list.", {
      errors: [{ path: 'query.cursor', message: 'Must be the next_cursor of the same list with the same filters' }],
    });
  return position;
}

function seal(operation: string, query: ListQuery, position: string): string {
  const filters = Object.entries(query)
    .filter(([name, value]) => name !== 'cursor' && name !== 'limit' && value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([operation, filters, position]))
    .digest('base64url')
    .slice(0, SEAL_LENGTH);
}
