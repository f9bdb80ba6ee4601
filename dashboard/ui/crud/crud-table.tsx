/** A table of things a team sets up: its columns are data, its last one is what admins may do. */
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Id } from '#core/model/id.ts';
import { common } from '#dashboard/strings/common.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import '#dashboard/ui/page/table.css';

/** Something one can do, in words. */
export type Action = { label: string; icon: IconNode; run: () => void };

/** A column: `class` says how its cells look, and where there is no room for them. */
export type Column<Entry> = { title: string; class?: string; cell: (entry: Entry) => ComponentChildren };

type TableProps<Entry> = {
  columns: readonly Column<Entry>[];
  of: readonly Entry[];
  /** What the entries are sorted by; as they come without it. */
  by?: (entry: Entry) => string;
  actions: (entry: Entry) => readonly Action[];
  class?: string;
};

/** The table. */
export function SetUpTable<Entry extends { id: Id }>({ columns, of, by, actions, class: also }: TableProps<Entry>) {
  const { person } = useWorkspace();
  const entries = by ? of.toSorted((a, b) => by(a).localeCompare(by(b))) : of;
  return (
    <table class={also ? `table ${also}` : 'table'}>
      <thead>
        <tr>
          {columns.map(({ title, class: looks }) => (
            <th key={title} scope="col" class={looks}>
              {title}
            </th>
          ))}
          {person.isAdmin && (
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
            {person.isAdmin && (
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
