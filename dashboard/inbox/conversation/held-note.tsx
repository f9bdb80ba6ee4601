/** Says why a reply wasn't sent immediately, and lets the agent send it anyway. */
import { composer } from '#dashboard/strings/inbox.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import type { Held } from './canned.ts';

/** The notice; its place is always there, so that screen readers say what appears in it. */
export function HeldNote({ held, onSend }: { held: Held | undefined; onSend: () => void }) {
  return (
    <div role="status">
      {held && (
        <p class="composer-kept">
          <span>{composer.held[held.kind](held.what)}</span>
          <Button size="small" onClick={onSend}>
            {composer.sendAnyway}
          </Button>
        </p>
      )}
    </div>
  );
}
