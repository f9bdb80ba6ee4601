/** A reply that is sent in a few seconds, and can be taken back until then. */
import { RotateCcw } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Id } from '#core/model/id.ts';
import type { Original } from '#dashboard/data/drafts.ts';
import type { Outgoing } from '#dashboard/data/inbox/outbox.ts';
import { addActions, focusField } from '#dashboard/navigation/shortcuts.ts';
import { thread } from '#dashboard/strings/thread.ts';
import { commands } from '#dashboard/strings/commands.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { useWorkspace, type Workspace } from '#dashboard/workspace/context.ts';

/** The line. */
export default function HeldLine({ item, children }: { item: Outgoing; children: ComponentChildren }) {
  const workspace = useWorkspace();
  const undo = () => {
    takeBack(workspace, item);
    focusField();
  };
  useLayoutEffect(() => addActions({ undo }), [item.client_message_id]);
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

/** Puts a held reply back into its draft; nothing when it is on its way. */
export function takeBack(workspace: Workspace, { conversation_id, client_message_id }: Outgoing): void {
  const item = workspace.inbox.outbox.undo(client_message_id);
  if (item) intoDraft(workspace, conversation_id, item.content, item.original);
}

/** Puts a text into the draft of a conversation, before what has been typed there since. */
export function intoDraft(
  { drafts, draftSync }: Pick<Workspace, 'drafts' | 'draftSync'>,
  id: Id,
  text: string,
  original?: Original,
): void {
  const kept = drafts.kept(id);
  const reply = [text, kept.draft.reply].filter((one) => one.trim() !== '').join('\n');
  const draft = {
    ...kept.draft,
    reply,
    mode: 'reply',
    chosen: 'reply',
    original: original ?? kept.draft.original,
  } as const;
  drafts.keep(id, { ...kept, draft, isSaved: false });
  draftSync.typed(id);
}
