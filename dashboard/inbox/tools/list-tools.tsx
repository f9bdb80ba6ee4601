/** What belongs to the list, and is loaded after it: saved views, selecting and changing many, how rows look, messages fetched ahead. */
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Filter } from '#dashboard/data/inbox/filter.ts';
import { BulkBar } from '#dashboard/inbox/bulk/bulk-bar.tsx';
import { bulkOf } from '#dashboard/inbox/bulk/bulk.ts';
import '#dashboard/inbox/bulk/bulk.css';
import { comfortable, rowLook } from '#dashboard/inbox/list/list-row.tsx';
import { SavedViews } from '#dashboard/inbox/views/saved-views.tsx';
import { addActions, isTyping } from '#dashboard/navigation/shortcuts.ts';
import { bulk } from '#dashboard/strings/lists.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { ColumnHeads } from './column-heads.tsx';
import { columns } from './column-row.tsx';
import { Neighbors } from './neighbors.tsx';
import { showRow } from './show-row.ts';

type ListToolsProps = { filter: Filter; id: number | undefined; suffix: string };

/** The tools. `suffix`: the query of the list; another list has nothing selected. */
export default function ListTools({ filter, id, suffix }: ListToolsProps) {
  const workspace = useWorkspace();
  const { selection } = bulkOf(workspace);
  const { list } = workspace.inbox;
  const isPicking = selection.picked.value.length > 0;
  const look = workspace.preferences.rows.value === 'columns' ? columns : comfortable;
  useLayoutEffect(() => {
    if (look === columns) void workspace.team.departments.need();
    rowLook.value = { ...look, Before: Pick };
    document.querySelector('.inbox')?.classList.toggle('inbox-columns', look === columns);
    return () => {
      rowLook.value = comfortable;
    };
  }, [look, id === undefined]);
  useEffect(() => selection.clear, [suffix]);
  useEffect(() => {
    document.querySelector('.list-pane')?.classList.toggle('is-picking', isPicking);
    if (!isPicking) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const isTaken = event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]');
      if (event.key === 'Escape' && !isTaken) selection.clear();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isPicking]);
  useLayoutEffect(() => {
    /** The row that keys mean: the one with the focus, else the one that is open. */
    const current = () => focusedRow() ?? id;
    const extend = (by: 1 | -1) => {
      const end = selection.extend(by, current());
      const at = list.items.peek().findIndex((one) => one.id === end);
      if (at >= 0) showRow(at, look.height);
    };
    return addActions({
      select: () => {
        const chosen = current();
        if (chosen !== undefined) selection.toggle(chosen);
      },
      selectDown: () => extend(1),
      selectUp: () => extend(-1),
      selectAll: selection.toggleAll,
    });
  }, [id, look]);
  return (
    <>
      <SavedViews filter={filter} id={id} />
      <BulkBar id={id} />
      {id !== undefined && <Neighbors key={id} id={id} />}
      {look === columns && list.items.value.length > 0 && <ColumnHeads filter={filter} />}
    </>
  );
}

/** The conversation whose row has the focus. */
function focusedRow(): number | undefined {
  const row = document.activeElement?.closest('.virtual .row');
  const [, id] = /\/conversations\/(\d+)/.exec(row?.getAttribute('href') ?? '') ?? [];
  return id === undefined ? undefined : Number(id);
}

/** The box before each row. With Shift, all rows from the last one that was chosen are selected. */
function Pick({ conversation }: { conversation: Conversation }) {
  const { selection } = bulkOf(useWorkspace());
  return (
    <label class="row-pick">
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={bulk.pick(nameOf(conversation))}
        checked={selection.has(conversation.id)}
        onClick={(event) => selection.toggle(conversation.id, event.shiftKey)}
      />
    </label>
  );
}
