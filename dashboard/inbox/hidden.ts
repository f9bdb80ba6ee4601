/** A conversation that the agent no longer sees leaves their screen at once, with a word. */
import type { Id } from '#core/model/id.ts';
import { isMissing } from '#dashboard/api/api.ts';
import type { Inbox } from '#dashboard/data/inbox/inbox.ts';
import { navigate, path } from '#dashboard/navigation/location.ts';
import { presence } from '#dashboard/strings/presence.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';

/** Takes the conversation away, unless the server shows it again meanwhile. */
export async function hideConversation(inbox: Inbox, id: Id): Promise<void> {
  const conversation = inbox.conversations.get(id);
  if (!conversation) return;
  const isGone = await inbox.refresh(id).then(
    () => false,
    (error: unknown) => isMissing(error),
  );
  if (!isGone) return;
  if (path.peek() === `/conversations/${id}`) navigate('/conversations', { replace: true });
  toast(presence.moved({ name: nameOf(conversation) }));
}
