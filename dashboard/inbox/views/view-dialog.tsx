/** Saves what the list shows as a view, or names a view anew. */
import { useState } from 'preact/hooks';
import type { SavedView } from '#core/model/conversations/view.ts';
import type { Filter } from '#dashboard/data/inbox/filter.ts';
import { limits } from '#dashboard/data/limits.ts';
import { views } from '#dashboard/strings/lists.ts';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { viewsOf } from './view-store.ts';

type ViewDialogProps = { view?: SavedView; filter: Filter; onClose: () => void };

/** The dialog; with `view` it only renames. */
export function ViewDialog({ view, filter, onClose }: ViewDialogProps) {
  const workspace = useWorkspace();
  const store = viewsOf(workspace);
  const [name, setName] = useState(view?.name ?? '');
  const [isShared, setShared] = useState(false);
  const save = async () => {
    if (view) await store.change(view, { name });
    else await store.save(name, filter, isShared);
  };
  return (
    <FormDialog
      title={view ? views.renameTitle : views.title}
      action={views.saveAction}
      canSave={name.trim() !== ''}
      fields={['name']}
      save={save}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <TextField
            label={views.name}
            value={name}
            onChange={setName}
            maxLength={limits.view.name?.maxLength}
            error={errorBelow(errors, 'name', views.name)}
            autofocus
          />
          {!view && workspace.person.isSupervisor && (
            <label class="check">
              <input type="checkbox" checked={isShared} onChange={(event) => setShared(event.currentTarget.checked)} />
              {views.share}
            </label>
          )}
        </>
      )}
    </FormDialog>
  );
}
