/** Ending a conversation: it is shown immediately, can be undone, and the next one opens. */
import type { Conversation } from '#core/model/conversation.ts';
import { matches } from '#dashboard/data/inbox/filter.ts';
import { navigate, path } from '#dashboard/navigation/location.ts';
import { isTyping } from '#dashboard/navigation/shortcuts.ts';
import { stepFrom, walkTo } from '#dashboard/navigation/walking.ts';
import { thread } from '#dashboard/strings/inbox.ts';
import { commands } from '#dashboard/strings/shell.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { actionsOn } from './conversation-actions.ts';
import type { Workspace } from './context.ts';

/**
 * Resolves or closes a conversation. Where it leaves the list, the next one opens, without taking the focus. Resolves with
 * whether the server agreed; if it didn't, the conversation stands again as it was, and a message says why.
 */
export async function endConversation(
  workspace: Workspace,
  conversation: Conversation,
  status: 'resolved' | 'closed',
  suffix: string,
): Promise<boolean> {
  const { id } = conversation;
  const act = actionsOn(workspace, id);
  const next = nextAfter(workspace, { ...conversation, status });
  const isDone = status === 'resolved' ? act.resolve() : act.close();
  if (next !== undefined) walkTo(next, suffix);
  if (!(await isDone)) {
    // Back to what still has to be done, unless the agent is at work on the next one by now.
    if (next !== undefined && path.peek() === `/conversations/${next}` && !isTyping(document.activeElement))
      walkTo(id, suffix);
    return false;
  }
  toast(thread.done[status](nameOf(conversation)), 'done', {
    label: commands.keys.undo,
    run: () => {
      navigate(`/conversations/${id}${suffix}`);
      void act.reopen();
    },
  });
  return true;
}

/**
 * The one to go on with: the one below in the list, else the one above. None where the list keeps what has ended, or while
 * something is typed or attached and not sent: that is said there, and must not be left behind unseen.
 */
function nextAfter({ inbox: { list }, drafts, uploads, me }: Workspace, ended: Conversation): number | undefined {
  const ids = list.items.peek().map(({ id }) => id);
  const at = ids.indexOf(ended.id);
  const { reply, note } = drafts.get(ended.id);
  if (reply !== '' || note !== '' || uploads.hasAny(ended.id)) return undefined;
  if (at < 0 || matches(ended, list.filter.peek(), me.peek().agent?.id)) return undefined;
  return stepFrom(ids.toSpliced(at, 1), undefined, 1, at);
}
