/** The composer of a conversation that is still loading. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { modeOf, withText } from '#dashboard/data/drafts.ts';
import { stayOut } from '#dashboard/navigation/walking.ts';
import { composer } from '#dashboard/strings/thread.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { focusUnlessWalked, isTouch } from './composer-field.ts';

/**
 * A field for whoever writes while the conversation is still loading. What is typed becomes the draft that the composer goes on
 * with; nothing is sent.
 */
export function EarlyComposer({ id }: { id: number }) {
  const { drafts, draftSync } = useWorkspace();
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => focusUnlessWalked(field.current, id), []);
  const draft = drafts.get(id);
  return (
    <div class="composer">
      <div class="composer-box">
        <textarea
          ref={field}
          rows={2}
          value={draft[modeOf(draft, true)]}
          aria-label={composer.early}
          placeholder={composer.early}
          dir="auto"
          onInput={(event) => {
            drafts.set(id, withText(drafts.get(id), true, event.currentTarget.value));
            draftSync.typed(id);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              stayOut(id);
              field.current?.blur();
            }
            if (event.key === 'Enter' && !event.shiftKey && !isTouch()) event.preventDefault();
          }}
        />
      </div>
    </div>
  );
}
