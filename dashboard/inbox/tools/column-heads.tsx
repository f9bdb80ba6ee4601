/** The headings over the rows where they are columns. One by which lists can be sorted is a button that does. */
import { ArrowDown } from 'lucide';
import { type Filter, isByWait, isQueue } from '#dashboard/data/inbox/filter.ts';
import { narrow } from '#dashboard/inbox/list/narrow.ts';
import { listing } from '#dashboard/strings/lists.ts';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import './column-heads.css';

const { columns, sorts } = listing;

/** The same list the other way: by how long visitors wait, or in its usual order. */
export function sortedOtherwise({ sort, ...filter }: Filter): Filter {
  return sort === undefined ? { ...filter, sort: 'waiting' } : filter;
}

/** The headings. */
export function ColumnHeads({ filter }: { filter: Filter }) {
  const isSorted = isByWait(filter);
  const canSort = isByWait({ ...filter, sort: 'waiting' });
  const order = isSorted ? sorts.waiting : isQueue(filter) ? sorts.queue : sorts.usual;
  return (
    <div class="column-heads" role="group" aria-label={columns.title}>
      <span>{columns.visitor}</span>
      <span>{columns.message}</span>
      <span>{columns.agent}</span>
      <span>{columns.department}</span>
      <span>{columns.labels}</span>
      {canSort ? (
        <button
          type="button"
          aria-pressed={isSorted}
          title={isSorted ? listing.sortedBy(order) : listing.sortBy(sorts.waiting)}
          onClick={() => narrow(sortedOtherwise)}
        >
          {columns.time}
          {isSorted && <Icon of={ArrowDown} size={12} />}
        </button>
      ) : (
        <span>{columns.time}</span>
      )}
    </div>
  );
}
