/** What agents do with messages that are sent later: each change shows immediately, and is taken back with a word if it is refused. */
import type { ScheduledMessage } from '#core/model/messages/scheduled.ts';
import type { Api } from '#dashboard/api/api.ts';
import { isMissing } from '#dashboard/api/api.ts';
import type { Inbox } from '#dashboard/data/inbox/inbox.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';

type Deps = { api: Api; inbox: Pick<Inbox, 'scheduled' | 'conversations' | 'refresh'> };
/** What an agent chooses. */
export type Chosen = Pick<ScheduledMessage, 'content' | 'send_at' | 'if_visitor_writes' | 'translated_from'>;

const paramsOf = ({ conversation_id, client_message_id }: ScheduledMessage) => ({
  id: String(conversation_id),
  message: client_message_id,
});

/** Shows the messages of a conversation as they will be; resolves with whether the server agreed. */
async function change(
  { inbox }: Deps,
  id: number,
  edit: (now: readonly ScheduledMessage[]) => readonly ScheduledMessage[],
  request: () => Promise<ScheduledMessage | undefined>,
): Promise<boolean> {
  const before = inbox.scheduled.of(id);
  inbox.scheduled.know(id, inOrder(edit(before)));
  try {
    const stored = await request();
    const others = inbox.scheduled.of(id).filter((one) => one.client_message_id !== stored?.client_message_id);
    if (stored) inbox.scheduled.know(id, inOrder([...others, stored]));
    return true;
  } catch (error) {
    inbox.scheduled.know(id, before);
    toast(inWords(error), 'problem');
    // What it is now, whoever was faster.
    void inbox.refresh(id).catch(() => undefined);
    return false;
  }
}

const inOrder = (messages: readonly ScheduledMessage[]): ScheduledMessage[] =>
  messages.toSorted((one, other) => one.send_at.localeCompare(other.send_at));

/** Schedules a message in an agent's name. */
export function scheduleMessage(
  deps: Deps,
  id: number,
  chosen: Chosen,
  agent: { id: number; name: string },
): Promise<boolean> {
  const client_message_id = crypto.randomUUID();
  const seen_seq = deps.inbox.conversations.get(id)?.last_seq;
  const shown: ScheduledMessage = {
    ...chosen,
    client_message_id,
    conversation_id: id,
    agent_id: agent.id,
    agent_name: agent.name,
    held: null,
    after_seq: seen_seq ?? null,
    version: 0,
  };
  const body = { ...chosen, client_message_id, ...(seen_seq ? { seen_seq } : {}) };
  return change(
    deps,
    id,
    (now) => [...now, shown],
    () => deps.api('scheduleMessage', { params: { id: String(id) }, body }),
  );
}

/** Changes one. */
export function changeMessage(deps: Deps, message: ScheduledMessage, chosen: Chosen): Promise<boolean> {
  const body = { ...chosen, version: message.version };
  return change(
    deps,
    message.conversation_id,
    (now) => now.map((one) => (isSame(one, message) ? { ...one, ...chosen, held: null } : one)),
    () => deps.api('changeScheduledMessage', { params: paramsOf(message), body }),
  );
}

/** Cancels one; that somebody else did so is as good. */
export function cancelMessage(deps: Deps, message: ScheduledMessage): Promise<boolean> {
  return change(
    deps,
    message.conversation_id,
    (now) => now.filter((one) => !isSame(one, message)),
    async () => {
      await deps.api('cancelScheduledMessage', { params: paramsOf(message) }).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
      return undefined;
    },
  );
}

/** Sends one now. */
export async function sendMessageNow(deps: Deps, message: ScheduledMessage): Promise<boolean> {
  const isSent = await change(
    deps,
    message.conversation_id,
    (now) => now.filter((one) => !isSame(one, message)),
    async () => {
      await deps.api('sendScheduledMessage', { params: paramsOf(message) });
      return undefined;
    },
  );
  // Its author's own pages aren't told of what they asked for.
  if (isSent) void deps.inbox.refresh(message.conversation_id).catch(() => undefined);
  return isSent;
}

const isSame = (one: ScheduledMessage, other: ScheduledMessage): boolean =>
  one.client_message_id === other.client_message_id;
