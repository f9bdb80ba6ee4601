/** Where short messages appear, and are read out. */
import { CircleAlert, CircleCheck } from 'lucide';
import { useLayoutEffect } from 'preact/hooks';
import { addActions } from '#dashboard/navigation/shortcuts.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { dismiss, type Toast, toasts } from './toasts.ts';

/** The messages. */
export function Toaster() {
  const undoable = toasts.value.findLast(({ action }) => action !== undefined);
  useLayoutEffect(() => (undoable ? addActions({ undo: () => take(undoable) }) : undefined), [undoable]);
  return (
    <div class="toaster" role="status" aria-live="polite">
      {toasts.value.map((one) => (
        <div key={one.id} class={`toast toast-${one.kind}`}>
          <Icon of={one.kind === 'done' ? CircleCheck : CircleAlert} />
          <span>{one.text}</span>
          {one.action && (
            <Button size="small" onClick={() => take(one)}>
              {one.action.label}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}

function take({ id, action }: Toast): void {
  dismiss(id);
  action?.run();
}
