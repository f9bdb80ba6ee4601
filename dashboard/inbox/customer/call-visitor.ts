/** A call with a visitor: the server sends them the link to a new room. */
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import { common } from '#dashboard/strings/common.ts';
import { calls as words } from '#dashboard/strings/together.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import type { Workspace } from '#dashboard/workspace/context.ts';

type Desk = Pick<Workspace, 'api' | 'inbox' | 'me' | 'team'>;

/** Conversations whose link is being sent: a second press sends no second one. */
const sending = new Set<Id>();

/** Whether a call can be started: where an address for calls is set up, and a reply is possible. */
export const canCall = ({ team, me }: Pick<Desk, 'team' | 'me'>, conversation: Conversation): boolean => {
  const hasAddress = typeof team.settings.value.value.data?.call_link === 'string';
  return hasAddress && isOpen(conversation) && (conversation.status !== 'pending' || me.value.agent !== undefined);
};

/** Sends the link, and offers to open it. `again`: the id of a request that failed, which may have sent it. */
export async function callVisitor(desk: Desk, id: Id, again?: string): Promise<void> {
  if (sending.has(id)) return;
  const { api, inbox } = desk;
  const client_message_id = again ?? crypto.randomUUID();
  sending.add(id);
  toast(words.sending);
  inbox.own(id);
  try {
    const { content } = await api('callVisitor', { params: { id: String(id) }, body: { client_message_id } });
    toast(words.sent, 'done', { label: words.join, run: () => void window.open(content, '_blank', 'noopener') });
    // One's own pages aren't told of what they asked for.
    void inbox.refresh(id).catch(() => undefined);
  } catch (error) {
    const run = () => void callVisitor(desk, id, client_message_id);
    toast(inWords(error), 'problem', { label: common.retry, run });
  } finally {
    sending.delete(id);
  }
}
