/** What agents do with a conversation: each action is requested, shown immediately, and a conflict is explained. */
import { ApiError } from '#core/contract/client.ts';
import type { TransferReason } from '#core/model/closed-sets.ts';
import type { Conversation, FullConversation, Priority } from '#core/model/conversations/conversation.ts';
import { path } from '#dashboard/navigation/location.ts';
import { thread } from '#dashboard/strings/thread.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import type { Workspace } from './context.ts';
import { heldUp } from './held-up.ts';

/** Where a conversation goes: an agent, a department, or (with null) the queue. */
export type Target = ({ agent_id: number | null; force?: boolean } | { department_id: number | null }) & {
  /** What is said to who gets it. */
  note?: string;
  reason?: TransferReason;
};

/** Whether required attributes are missing, and the form that asks for them is there. */
const canAsk = (error: unknown): boolean =>
  heldUp.ask !== undefined && (error as Partial<ApiError>).code === 'attributes_required';

/** The last change of each conversation that was asked for. */
const turns = new Map<number, Promise<boolean>>();

/** The actions on one conversation. Each resolves with whether it worked. `explain`: is told why not, and by which code of the server, instead of a message. */
export function actionsOn(workspace: Workspace, id: number, explain?: (why: string, code: string | undefined) => void) {
  const { api, inbox, me, team } = workspace;
  const params = { id: String(id) };

  async function perform(change: () => Promise<FullConversation>, seen?: number): Promise<boolean> {
    try {
      inbox.accept(await change());
      return true;
    } catch (error) {
      if (explain) explain(await whatHappened(error, seen), (error as Partial<ApiError>).code);
      else if (canAsk(error)) void heldUp.ask?.(workspace, id, () => perform(change, seen)).catch(say);
      else await say(error, seen);
      return false;
    }
  }

  async function say(error: unknown, seen?: number): Promise<void> {
    toast(named(await whatHappened(error, seen)), 'problem');
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

  /** The newest row that is known here. */
  const newestSeen = () => inbox.conversations.get(id)?.last_seq;

  /** Ends it, only once even if requested several times. `seen`: the newest row that whoever ends it has seen. */
  function end(
    status: 'resolved' | 'closed',
    operation: 'resolveConversation' | 'closeConversation',
    seen = newestSeen(),
  ): Promise<boolean> {
    if (inbox.conversations.get(id)?.status === status) return Promise.resolve(false);
    const ended = { status, waiting_since: null, waiting_reason: null, is_snoozed: false, snoozed_until: null };
    return optimistically(ended, () => api(operation, { params, body: seenIn(seen) }), seen);
  }

  /** After a conflict, shows the conversation's current state, and who was faster: a colleague, or the visitor after the row `seen`. */
  async function whatHappened(failure: unknown, seen?: number): Promise<string> {
    // These are about the agent or the conversation as it is, not about somebody who was faster.
    const isPlain = failure instanceof ApiError && /agent_at_capacity|attributes_required/.test(failure.code ?? '');
    if (!(failure instanceof ApiError) || failure.status !== 409 || isPlain) return inWords(failure);
    const before = inbox.conversations.get(id)?.agent_id;
    const now = await api('getConversation', { params }).catch(() => undefined);
    if (!now) return inWords(failure);
    inbox.accept(now);
    const winner = now.agent_id === before ? undefined : team.agentName(now.agent_id);
    if (winner !== undefined) return thread.takenBy(winner);
    const hasWritten = seen !== undefined && now.last_seq > seen && now.waiting_since !== null;
    return hasWritten ? thread.visitorWrote : thread.changedMeanwhile;
  }

  /** Shows a change before the server confirms it, and takes it back if it does not. */
  function optimistically(
    change: Partial<Conversation>,
    request: () => Promise<FullConversation>,
    seen?: number,
  ): Promise<boolean> {
    const end = inbox.conversations.expect(id, change);
    // One after the other: of two priorities the server is to keep the later.
    const turn = (turns.get(id) ?? Promise.resolve(true)).then(() => perform(request, seen)).finally(end);
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
    resolve: (seen?: number) => end('resolved', 'resolveConversation', seen),
    close: () => end('closed', 'closeConversation'),
    snooze: (until: string | null, seen = newestSeen()) => {
      const body = { until, ...seenIn(seen) };
      const request = () => api('snoozeConversation', { params, body });
      return optimistically({ is_snoozed: true, snoozed_until: until }, request, seen);
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

const seenIn = (seen: number | undefined) => (seen === undefined ? {} : { seen_seq: seen });

/** What a conversation becomes where it goes, as far as that is known before the server says. */
function assigned(target: Target): Partial<Conversation> {
  const agent_id = 'agent_id' in target ? target.agent_id : null;
  const woken = { is_snoozed: false, snoozed_until: null };
  return agent_id === null
    ? { ...woken, agent_id, status: 'pending' }
    : { ...woken, agent_id, status: 'active', waiting_reason: null };
}
