/** What follows an answer that also resolves its conversation: the next one opens, once the answer can no longer be undone. */
import { effect } from '@preact/signals';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { queryOf } from '#dashboard/data/inbox/filter.ts';
import type { Outgoing } from '#dashboard/data/inbox/outbox.ts';
import { thread } from '#dashboard/strings/thread.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import type { Workspace } from '#dashboard/workspace/context.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';
import { putAway } from '#dashboard/workspace/end-conversation.ts';

/** Goes on after it, unless it is undone. A refused one stays where it was written, with the reason. */
export async function goOnAfter(workspace: Workspace, conversation: Conversation, sent: string): Promise<void> {
  if ((await stateAfter(workspace, sent, 'held')) === 'undone') return;
  const { id } = conversation;
  const resolved = { ...conversation, status: 'resolved', is_snoozed: false } as const;
  const end = workspace.inbox.conversations.expect(id, { status: 'resolved', waiting_since: null });
  const isStored = async () => {
    const state = await stateAfter(workspace, sent, 'sending');
    if (state !== 'failed') await workspace.inbox.refresh(id).catch(() => undefined);
    end();
    return state !== 'failed';
  };
  await putAway(workspace, resolved, queryOf(workspace.inbox.list.filter.peek()), {
    run: isStored,
    undo: actionsOn(workspace, id).reopen,
    done: thread.done.resolved(nameOf(conversation)),
  });
}

/** Waits until a message is no longer held, or no longer being sent. */
function stateAfter(
  { inbox: { outbox } }: Workspace,
  sent: string,
  from: 'held' | 'sending',
): Promise<Outgoing['state'] | 'undone' | 'stored'> {
  let last: Outgoing['state'] | undefined;
  return new Promise((resolve) => {
    const stop = effect(() => {
      const state = outbox.items.value.find((item) => item.client_message_id === sent)?.state;
      const isGone = state === undefined;
      const isDone = from === 'held' ? state !== 'held' : isGone || state === 'failed';
      if (isDone) {
        resolve(isGone ? (last === 'held' ? 'undone' : 'stored') : state);
        queueMicrotask(() => stop());
      }
      last = state;
    });
  });
}
