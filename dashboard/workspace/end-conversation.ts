/** Taking a conversation off the list: ended or snoozed, it is shown immediately, can be undone, and the next one opens. */
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { matches } from '#dashboard/data/inbox/filter.ts';
import { navigate, path } from '#dashboard/navigation/location.ts';
import { isTyping } from '#dashboard/navigation/shortcuts.ts';
import { stepFrom, walkTo } from '#dashboard/navigation/walking.ts';
import { thread } from '#dashboard/strings/thread.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { actionsOn } from './conversation-actions.ts';
import type { Workspace } from './context.ts';

/** Resolves or closes a conversation. Resolves with whether the server agreed. */
export function endConversation(
  workspace: Workspace,
  conversation: Conversation,
  status: 'resolved' | 'closed',
  suffix: string,
): Promise<boolean> {
  const act = actionsOn(workspace, conversation.id);
  return putAway(workspace, { ...conversation, status, is_snoozed: false }, suffix, {
    run: status === 'resolved' ? act.resolve : act.close,
    undo: act.reopen,
    done: thread.done[status](nameOf(conversation)),
  });
}

/** Snoozes a conversation until an instant, or with null until the visitor writes. Resolves with whether the server agreed. */
export function snoozeConversation(
  workspace: Workspace,
  conversation: Conversation,
  until: string | null,
  suffix: string,
): Promise<boolean> {
  const act = actionsOn(workspace, conversation.id);
  return putAway(workspace, { ...conversation, is_snoozed: true, snoozed_until: until }, suffix, {
    run: () => act.snooze(until),
    undo: act.unsnooze,
    done: thread.done.snoozed(nameOf(conversation)),
  });
}

/** What is done, its opposite, and what is said once it is done. */
type Action = { run: () => Promise<boolean>; undo: () => Promise<boolean>; done: string };

/**
 * Does it. Where the conversation leaves the list, the next one opens, without taking the focus. If the server doesn't agree, the
 * conversation stands again as it was, and a message says why.
 */
export async function putAway(
  workspace: Workspace,
  changed: Conversation,
  suffix: string,
  { run, undo, done }: Action,
): Promise<boolean> {
  const { id } = changed;
  const next = nextAfter(workspace, changed);
  const isDone = run();
  if (next !== undefined) walkTo(next, suffix);
  if (!(await isDone)) {
    // Back to what still has to be done, unless the agent is at work on the next one by now.
    if (next !== undefined && path.peek() === `/conversations/${next}` && !isTyping(document.activeElement))
      walkTo(id, suffix);
    return false;
  }
  toast(done, 'done', {
    label: thread.undo,
    run: () => {
      navigate(`/conversations/${id}${suffix}`);
      void undo();
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
