/** Where short messages appear, and are read out. */
import { CircleAlert, CircleCheck } from 'lucide';
import { Icon } from './icon.tsx';
import { toasts } from './toasts.ts';

/** The messages. */
export function Toaster() {
  return (
    <div class="toaster" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, kind }) => (
        <div key={id} class={`toast toast-${kind}`}>
          <Icon of={kind === 'done' ? CircleCheck : CircleAlert} />
          <span>{text}</span>
        </div>
      ))}
    </div>
  );
}
