/** Conversations that can't end yet, because attributes are missing. */
import type { Outgoing } from '#dashboard/data/inbox/outbox.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import type { Workspace } from './context.ts';

/** Asks for the attributes that a conversation misses, and then ends it after all. Set by the page that has the form. */
export const heldUp: { ask?: (workspace: Workspace, id: number, end: () => Promise<boolean>) => Promise<void> } = {};

/** Asks for them where a message was to end it, too; then the message is sent again, under its old ID. */
export function askBeforeSending(workspace: Workspace, { conversation_id, client_message_id }: Outgoing): void {
  const sendAgain = async () => {
    workspace.inbox.outbox.retry(client_message_id);
    return true;
  };
  void heldUp.ask?.(workspace, conversation_id, sendAgain).catch((error: unknown) => toast(inWords(error), 'problem'));
}
