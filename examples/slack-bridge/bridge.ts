import { type Chat, type ChatEvent, type Message, Refused } from './chat.ts';
import type { Memory } from './memory.ts';
import { type Post, type SlackMessage, escapeForSlack, plainText } from './slack.ts';

/** What the bridge is made of. */
export type BridgeParts = {
  chat: Chat;
  post: Post;
  memory: Memory;
  /** The channel whose threads are conversations, by its ID. */
  channel: string;
  /** The dashboard's address, for links. */
  dashboard: string;
  /** The agent who gets a chat that waits when somebody answers it in Slack; without one it must be taken in the dashboard. */
  agent?: number | undefined;
};

/** Carries events to Slack, and answers back. Both reject if another try may succeed. */
export type Bridge = {
  toSlack(id: string, event: ChatEvent): Promise<void>;
  toChat(message: SlackMessage): Promise<void>;
};

/** How the bridge's own messages are told from others', and why a repeated one is stored once. */
const PREFIX = 'slack-';

/** Builds the bridge. */
export function bridge({ chat, post, memory, channel, dashboard, agent }: BridgeParts): Bridge {
  const inTurn = turns();

  const threadOf = async (conversation: number): Promise<string> => {
    const known = memory.threadOf(conversation);
    if (known !== undefined) return known;
    const { visitor } = await chat.get(conversation);
    const who = escapeForSlack(visitor.name ?? visitor.email ?? 'A visitor');
    const thread = await post(`*${who}* started a <${dashboard}/conversations/${conversation}|chat>`);
    memory.keepThread(conversation, thread);
    return thread;
  };

  /** Sends an answer, or a note for the team. A chat that waits has to be somebody's before it is answered. */
  const write = async (conversation: number, text: string, id: string): Promise<void> => {
    const [, note] = /^note:\s*(\S.*)$/is.exec(text) ?? [];
    if (note !== undefined) return chat.write(conversation, note, id, 'internal');
    try {
      await chat.write(conversation, text, id, 'public');
    } catch (error) {
      if (agent === undefined || !(error instanceof Refused) || error.code !== 'forbidden') throw error;
      await chat.assign(conversation, agent);
      await chat.write(conversation, text, id, 'public');
    }
  };

  return {
    toSlack: (id, event) =>
      inTurn(conversationOf(event), async () => {
        if (memory.isDone(id)) return;
        const thread = await threadOf(conversationOf(event));
        const text = textOf(event);
        if (text !== undefined) await post(text, thread);
        // Only now: what failed before is sent again, and then not skipped.
        memory.keepDone(id);
      }),
    toChat: async ({ type, subtype, bot_id, channel: where, thread_ts: thread, ts, text = '' }) => {
      const isAnswer = type === 'message' && subtype === undefined && bot_id === undefined && where === channel;
      const conversation = thread === undefined ? undefined : memory.conversationOf(thread);
      if (!isAnswer || conversation === undefined || text === '') return;
      await inTurn(conversation, async () => {
        try {
          await write(conversation, plainText(text), `${PREFIX}${ts.replace('.', '-')}`);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          await post(`:warning: Not sent: ${escapeForSlack(error.message)}`, thread);
        }
      });
    },
  };
}

function conversationOf(event: ChatEvent): number {
  return event.type === 'message.created' ? event.data.message.conversation_id : event.data.conversation.id;
}

/** What an event is in the thread; nothing for what the thread shows already. */
function textOf(event: ChatEvent): string | undefined {
  switch (event.type) {
    case 'conversation.created':
      return undefined;
    case 'message.created':
      return messageText(event.data.message);
    case 'conversation.status_changed':
      return ['resolved', 'closed'].includes(event.data.status) ? `_The chat is ${event.data.status}._` : undefined;
  }
}

function messageText({ client_message_id, sender_type, sender_name, content, metadata }: Message): string | undefined {
  // A visitor chooses the IDs of their messages, too.
  if (sender_type === 'agent' && client_message_id?.startsWith(PREFIX)) return undefined;
  const files = (metadata?.files ?? []).map(({ name }) => `:paperclip: ${name}`);
  const who = sender_name ?? (sender_type === 'visitor' ? 'Visitor' : sender_type);
  return escapeForSlack([`${who}: ${content}`, ...files].join('\n'));
}

/** Runs what concerns one conversation one after the other: two events at once would open two threads. */
function turns(): (conversation: number, task: () => Promise<void>) => Promise<void> {
  const last = new Map<number, Promise<void>>();
  return (conversation, task) => {
    const before = last.get(conversation) ?? Promise.resolve();
    const now = before.then(task, task);
    last.set(conversation, now);
    const forget = () => {
      if (last.get(conversation) === now) last.delete(conversation);
    };
    now.then(forget, forget);
    return now;
  };
}
