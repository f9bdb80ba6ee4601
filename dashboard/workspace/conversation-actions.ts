/** What agents do with a conversation: each action is requested, shown immediately, and a conflict is explained. */
import { ApiError } from '#core/contract/client.ts';
import type { TransferReason } from '#core/model/closed-sets.ts';
import type { Conversation, FullConversation, Priority } from '#core/model/conversation.ts';
import type { Outgoing } from '#dashboard/data/inbox/outbox.ts';
import { path } from '#dashboard/navigation/location.ts';
import { thread } from '#dashboard/strings/inbox.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import type { Workspace } from './context.ts';

/** Where a conversation goes: an agent, a department, or (with null) the queue. */
export type Target = ({ agent_id: number | null; force?: boolean } | { department_id: number | null }) & {
  /** What is said to who gets it. */
  note?: string;
  reason?: TransferReason;
};

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

/** Whether required attributes are missing, and the form that asks for them is there. */
const canAsk = (error: unknown): boolean =>
  heldUp.ask !== undefined && (error as Partial<ApiError>).code === 'attributes_required';

/** The last change of each conversation that was asked for. */
const turns = new Map<number, Promise<boolean>>();

/** The actions on one conversation. Each resolves with whether it worked. `explain`: is told why not, instead of a message. */
export function actionsOn(workspace: Workspace, id: number, explain?: (why: string) => void) {
  const { api, inbox, me, team } = workspace;
  const params = { id: String(id) };

  async function perform(change: () => Promise<FullConversation>): Promise<boolean> {
    try {
      inbox.accept(await change());
      return true;
    } catch (error) {
      if (explain) explain(await whatHappened(error));
      else if (canAsk(error)) void heldUp.ask?.(workspace, id, () => perform(change)).catch(say);
      else await say(error);
      return false;
    }
  }

  async function say(error: unknown): Promise<void> {
    toast(named(await whatHappened(error)), 'problem');
  }

  /** Changes who has the conversation, without notifying the person who changes it. */
  function move(change: Partial<Conversation>, request: () => Promise<FullConversation>): Promise<boolean> {
    inbox.own(id);
    return optimistically(change, request);
  }

  /** If another conversation is open by now, the message names the one that it is about. */
  function named(text: string): string {
    const conversation = inbox.conversations.get(id);
    return conversation && path.peek() !== `/conversations/${id}` ? thread.about(nameOf(conversation), text) : text;
  }

  /** Ends it, only once even if requested several times. */
  function end(status: 'resolved' | 'closed', request: () => Promise<FullConversation>): Promise<boolean> {
    if (inbox.conversations.get(id)?.status === status) return Promise.resolve(false);
    const ended = { status, waiting_since: null, waiting_reason: null, is_snoozed: false, snoozed_until: null };
    return optimistically(ended, request);
  }

  /** After a conflict, shows the conversation's current state and who was faster. */
  async function whatHappened(failure: unknown): Promise<string> {
    // These are about the agent or the conversation as it is, not about somebody who was faster.
    const isPlain = failure instanceof ApiError && /agent_at_capacity|attributes_required/.test(failure.code ?? '');
    if (!(failure instanceof ApiError) || failure.status !== 409 || isPlain) return inWords(failure);
    const before = inbox.conversations.get(id)?.agent_id;
    const now = await api('getConversation', { params }).catch(() => undefined);
    if (!now) return inWords(failure);
    inbox.accept(now);
    const winner = now.agent_id === before ? undefined : team.agentName(now.agent_id);
    return winner === undefined ? thread.changedMeanwhile : thread.takenBy(winner);
  }

  /** Shows a change before the server confirms it, and takes it back if it does not. */
  function optimistically(change: Partial<Conversation>, request: () => Promise<FullConversation>): Promise<boolean> {
    const end = inbox.conversations.expect(id, change);
    // One after the other: of two priorities the server is to keep the later.
    const turn = (turns.get(id) ?? Promise.resolve(true)).then(() => perform(request)).finally(end);
    turns.set(id, turn);
    return turn;
  }

  /** Edits the labels that it has now. The server is sent what they were, and keeps what a colleague adds at the same time. */
  function setLabels(edit: (labels: string[]) => string[]): Promise<boolean> {
    const base = inbox.conversations.get(id)?.labels ?? [];
    const labels = edit(base);
    if (labels.length === base.length) return Promise.resolve(true);
    return optimistically({ labels }, () => api('setLabels', { params, body: { labels, base } }));
  }

  /** Reopens it; one's own conversation that comes back to the queue instead, is said to be there. */
  async function reopen(): Promise<boolean> {
    const own = me.peek().agent?.id;
    const wasOwn = own !== undefined && inbox.conversations.get(id)?.agent_id === own;
    const isDone = await move({ status: 'active' }, () => api('reopenConversation', { params }));
    if (isDone && wasOwn && !explain && inbox.conversations.get(id)?.agent_id === null)
      toast(named(thread.reopenedInQueue));
    return isDone;
  }

  return {
    resolve: () => end('resolved', () => api('resolveConversation', { params })),
    close: () => end('closed', () => api('closeConversation', { params })),
    snooze: (until: string | null) => {
      const seen = inbox.conversations.get(id)?.last_seq;
      const body = { until, ...(seen === undefined ? {} : { seen_seq: seen }) };
      return optimistically({ is_snoozed: true, snoozed_until: until }, () =>
        api('snoozeConversation', { params, body }),
      );
    },
    unsnooze: () => move({ is_snoozed: false, snoozed_until: null }, () => api('unsnoozeConversation', { params })),
    reopen,
    assign: (target: Target) => move(assigned(target), () => api('assignConversation', { params, body: target })),
    follow: (is_following: boolean) => {
      const own = me.peek().agent?.id ?? 0;
      const others = (inbox.conversations.get(id)?.followers ?? []).filter((one) => one !== own);
      return optimistically({ followers: is_following ? [...others, own] : others }, () =>
        api('followConversation', { params, body: { is_following } }),
      );
    },
    setPriority: (priority: Priority) =>
      optimistically({ priority }, () => api('setPriority', { params, body: { priority } })),
    addLabel: (label: string) => setLabels((labels) => (labels.includes(label) ? labels : [...labels, label])),
    removeLabel: (label: string) => setLabels((labels) => labels.filter((one) => one !== label)),
  };
}

/** What a conversation becomes where it goes, as far as that is known before the server says. */
function assigned(target: Target): Partial<Conversation> {
  const agent_id = 'agent_id' in target ? target.agent_id : null;
  const woken = { is_snoozed: false, snoozed_until: null };
  return agent_id === null
    ? { ...woken, agent_id, status: 'pending' }
    : { ...woken, agent_id, status: 'active', waiting_reason: null };
}
