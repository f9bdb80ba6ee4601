/** A reply that is sent in a few seconds, and can be taken back until then. */
import { RotateCcw } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Outgoing } from '#dashboard/data/inbox/outbox.ts';
import { addActions } from '#dashboard/navigation/shortcuts.ts';
import { thread } from '#dashboard/strings/inbox.ts';
import { commands } from '#dashboard/strings/commands.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { useWorkspace, type Workspace } from '#dashboard/workspace/context.ts';

/** The line. */
export default function HeldLine({ item, children }: { item: Outgoing; children: ComponentChildren }) {
  const workspace = useWorkspace();
  const undo = () => takeBack(workspace, item);
  useEffect(() => addActions({ undo }), [item.client_message_id]);
  return (
    <div class="line line-out line-outgoing line-first">
      <div class="bubble bubble-out">{children}</div>
      <span class="line-time" role="status">
        {thread.sending}
        <Button size="small" icon={RotateCcw} onClick={undo}>
          {commands.keys.undo}
        </Button>
      </span>
    </div>
  );
}

/** Puts a held reply back into its draft, before what has been typed since; nothing when it is on its way. */
export function takeBack(
  { inbox, drafts, draftSync }: Workspace,
  { conversation_id, client_message_id }: Outgoing,
): void {
  const item = inbox.outbox.undo(client_message_id);
  if (!item) return;
  const kept = drafts.kept(conversation_id);
  const reply = [item.content, kept.draft.reply].filter((text) => text.trim() !== '').join('\n');
  drafts.keep(conversation_id, {
    ...kept,
    draft: { ...kept.draft, reply, mode: 'reply', chosen: 'reply' },
    isSaved: false,
  });
  draftSync.typed(conversation_id);
}
