/** Narrows the list. */
import { type Filter, filterFrom, queryOf } from '#dashboard/data/inbox/filter.ts';
import { navigate, path, query } from '#dashboard/navigation/location.ts';

/** Changes what narrows the list, from what the address says now; the conversation that is open stays open. */
export function narrow(change: (now: Filter) => Filter): void {
  const [, id] = /^\/conversations\/(\d+)/.exec(path.peek()) ?? [];
  const next = queryOf(change(filterFrom(query.peek())));
  navigate(`/conversations${id === undefined ? '' : `/${id}`}${next}`, { replace: true });
}

/** How many filters beyond the view are set. */
export const narrowings = ({ view: _view, status, sort: _sort, q: _q, behind: _behind, ...set }: Filter): number =>
  Object.keys(set).length + (status === 'open' ? 0 : 1);
