/** A table whose columns are data; its last one holds what can be done to a row. */
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Id } from '#core/model/id.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import '#dashboard/ui/page/table.css';

/** Something one can do, in words. */
export type Action = { label: string; icon: IconNode; run: () => void };

/** A column; `class` sets how its cells look and on which screens they are hidden. */
export type Column<Entry> = { title: string; class?: string; cell: (entry: Entry) => ComponentChildren };

/** The column of an entry's name, which leads to its page below `path`. */
export const linkedName = (title: string, path: string): Column<{ id: Id; name: string }> => ({
  title,
  cell: ({ id, name }) => (
    <a class="row-name" href={`${BASE}${path}/${id}`}>
      {name}
    </a>
  ),
});

type TableProps<Entry> = {
  columns: readonly Column<Entry>[];
  entries: readonly Entry[];
  /** What can be done with a row; without it, the table has no such column. */
  actions?: ((entry: Entry) => readonly Action[]) | undefined;
  label?: string | undefined;
  class?: string | undefined;
};

/** The table. */
export function CrudTable<Entry extends { id: Id }>({
  columns,
  entries,
  actions,
  label,
  class: also,
}: TableProps<Entry>) {
  return (
    <table class={also ? `table ${also}` : 'table'} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ title, class: looks }) => (
            <th key={title} scope="col" class={looks}>
              {title}
            </th>
          ))}
          {actions && (
            <th scope="col">
              <span class="sr-only">{common.more}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            {columns.map(({ title, class: looks, cell }) => (
              <td key={title} class={looks}>
                {cell(entry)}
              </td>
            ))}
            {actions && (
              <td class="row-actions">
                {actions(entry).map(({ label, icon, run }) => (
                  <IconButton key={label} label={label} icon={icon} onClick={run} />
                ))}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
