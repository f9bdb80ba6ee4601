/** What a source holds, and the two ways to settle it. */
import { useState } from 'preact/hooks';
import type { Source } from '#core/model/knowledge/source.ts';
import { sources as words } from '#dashboard/strings/sources.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** The note with its buttons; nothing where nothing is held. */
export function HeldNote({ source, onDecided }: { source: Source; onDecided: (stored: Source) => void }) {
  const { api } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const { held, state, started_at } = source.reading;
  if (held === 0 || state !== 'done') return null;
  const decide = async (operation: 'publishSource' | 'discardSource') => {
    setBusy(true);
    try {
      onDecided(
        await api(operation, { params: { id: String(source.id) }, query: { started_at: started_at ?? undefined } }),
      );
    } catch (error) {
      toast(inWords(error), 'problem');
    }
    setBusy(false);
  };
  return (
    <div class="held-note">
      <span class="status status-wrong">{words.held(held)}</span>
      <Button
        size="small"
        aria-label={words.publishHeld(source.name)}
        busy={busy}
        onClick={() => void decide('publishSource')}
      >
        {words.publish}
      </Button>
      <Button
        size="small"
        aria-label={words.discardHeld(source.name)}
        busy={busy}
        onClick={() => void decide('discardSource')}
      >
        {words.discard}
      </Button>
    </div>
  );
}
