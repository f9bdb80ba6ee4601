/** What an agent wrote before it was translated: sent along for colleagues, who see both. */
import type { Id } from '#core/model/id.ts';
import type { Mode, Original } from '#dashboard/data/drafts.ts';
import { translation as words } from '#dashboard/strings/copilot.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { useWorkspace, type Workspace } from '#dashboard/workspace/context.ts';

/** Keeps it with the draft of a reply, for as long as that isn't emptied; undefined takes it away. */
export function keepOriginal({ drafts }: Pick<Workspace, 'drafts'>, id: Id, original: Original | undefined): void {
  const kept = drafts.kept(id);
  drafts.keep(id, { ...kept, draft: { ...kept.draft, original } });
}

/** Says that it will be sent along, and lets the agent send without it. */
export function OriginalNote({ id, mode }: { id: Id; mode: Mode }) {
  const workspace = useWorkspace();
  const { original } = workspace.drafts.get(id);
  if (!original || mode === 'note') return null;
  return (
    <p class="copilot-original" role="status">
      <small class="muted">{words.kept}</small>{' '}
      <span dir="auto" lang={original.locale}>
        {original.content}
      </span>{' '}
      <Button size="small" variant="ghost" onClick={() => keepOriginal(workspace, id, undefined)}>
        {words.remove}
      </Button>
    </p>
  );
}
