/** Above the list while conversations are selected: how many, what can be done with them, and what came of it. */
import { AlarmClock, Check, ChevronsUp, Tag, UserPlus, X } from 'lucide';
import { useLayoutEffect, useState } from 'preact/hooks';
import { priorities } from '#dashboard/data/closed-sets.ts';
import { addActions } from '#dashboard/navigation/shortcuts.ts';
import { conversation as conversationTexts } from '#dashboard/strings/inbox.ts';
import { bulk } from '#dashboard/strings/lists.ts';
import { names } from '#dashboard/strings/names.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { bulkOf } from './bulk.ts';
import { BulkReport } from './bulk-report.tsx';
import { BulkSnooze } from './bulk-snooze.tsx';
import { LabelDialog } from './label-dialog.tsx';

/** The bar. `id`: the conversation that is open, which is labelled where none is selected. */
export function BulkBar({ id }: { id: number | undefined }) {
  const { inbox } = useWorkspace();
  const workspace = useWorkspace();
  const { selection, jobs, apply } = bulkOf(workspace);
  const [asked, setAsked] = useState<'assign' | 'label' | 'snooze' | undefined>(undefined);
  const picked = selection.picked.value;
  const count = picked.length;
  const isRunning = jobs.job.value?.state === 'running';
  const open = id === undefined ? undefined : inbox.conversations.all.value.get(id);
  const close = () => setAsked(undefined);
  useLayoutEffect(() => {
    if (count === 0 || isRunning) return undefined;
    return addActions(
      {
        resolve: () => apply({ kind: 'resolve' }),
        assign: () => setAsked('assign'),
        transfer: () => setAsked('assign'),
        label: () => setAsked('label'),
        snooze: () => setAsked('snooze'),
      },
      true,
    );
  }, [count === 0, isRunning]);
  const isKnown = open !== undefined;
  useLayoutEffect(() => (isKnown ? addActions({ label: () => setAsked('label') }) : undefined), [isKnown]);
  const total = inbox.list.items.value.length;
  return (
    <>
      <BulkReport />
      {count > 0 && !isRunning && (
        <section class="bulk-bar" aria-label={bulk.region}>
          <label class="check">
            <input
              type="checkbox"
              checked={count === total}
              ref={(box) => {
                if (box) box.indeterminate = count < total;
              }}
              onChange={selection.toggleAll}
              aria-label={bulk.selectAll(total)}
              title={bulk.selectAll(total)}
            />
            <span role="status">{bulk.selected(count)}</span>
          </label>
          <IconButton label={bulk.assign} icon={UserPlus} onClick={() => setAsked('assign')} />
          <IconButton label={bulk.label} icon={Tag} onClick={() => setAsked('label')} />
          <Menu
            align="end"
            label={bulk.priority}
            trigger={(attributes) => <IconButton label={bulk.priority} icon={ChevronsUp} {...attributes} />}
          >
            {priorities.map((priority) => (
              <MenuItem key={priority} onClick={() => apply({ kind: 'priority', priority })}>
                {conversationTexts.priorityLabel(names.priority[priority])}
              </MenuItem>
            ))}
          </Menu>
          <IconButton label={bulk.snooze} icon={AlarmClock} onClick={() => setAsked('snooze')} />
          <IconButton label={bulk.resolve} icon={Check} onClick={() => apply({ kind: 'resolve' })} />
          <IconButton label={bulk.clear} icon={X} onClick={selection.clear} />
          {count === total && inbox.list.hasMore.value && <small class="muted">{bulk.onlyLoaded}</small>}
        </section>
      )}
      {asked === 'assign' && <AssignDialog count={count} onChoose={apply} onClose={close} />}
      {asked === 'snooze' && <BulkSnooze picked={picked} onChoose={apply} onClose={close} />}
      {asked === 'label' && <LabelDialog conversations={count > 0 ? picked : open ? [open] : []} onClose={close} />}
    </>
  );
}
