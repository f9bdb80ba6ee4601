/** A server that knows several visitors, each with their own conversation, and every tab in front of it. */
import { vi } from 'vitest';
import type { VisitorConversation } from '#core/model/conversations/conversation.ts';
import type { VisitorMessage } from '#core/model/messages/message.ts';
import { createChat } from '#widget/app/chat/chat.ts';
import { type Call, conversation, fakeStorage, makeWorld, refusal, row } from './world.ts';

/** What the server has of a visitor. */
type Visitor = {
  id: number;
  /** Whom the site vouched for, by `identity_token`: in these tests the token is the name. */
  identity: string | undefined;
  conversation: VisitorConversation | null;
  rows: VisitorMessage[];
};

/** Makes the server. Its tokens are `t<visitor>.<count>`. */
export function manyPeople() {
  const visitors: Visitor[] = [];
  const disowned = new Set<number>();
  let tokens = 0;
  const arrive = (identity?: string): Visitor => {
    const visitor: Visitor = { id: 7 + visitors.length, identity, conversation: null, rows: [] };
    visitors.push(visitor);
    return visitor;
  };
  const ofToken = (token: unknown): Visitor => {
    const found = visitors.find(({ id }) => String(token).startsWith(`t${id}.`));
    if (!found || disowned.has(found.id)) throw refusal(401, 'unauthenticated');
    return found;
  };
  const recognize = (body: Record<string, unknown>): Visitor => {
    const known = body['session_token'] === undefined ? undefined : ofToken(body['session_token']);
    const identity = body['identity_token'] as string | undefined;
    if (identity === undefined) return known ?? arrive();
    const found = visitors.find((visitor) => visitor.identity === identity);
    if (found) return found;
    if (known && known.identity === undefined) return Object.assign(known, { identity });
    return arrive(identity);
  };
  const store = (visitor: Visitor, body: Record<string, unknown>): VisitorMessage => {
    const id = String(body['client_message_id']);
    const known = visitor.rows.find(({ client_message_id }) => client_message_id === id);
    if (known) return known;
    const own = { sender_type: 'visitor', sender_id: visitor.id, client_message_id: id } as const;
    return write(visitor, { ...own, content: String(body['content']) });
  };
  const write = (visitor: Visitor, change: Partial<VisitorMessage>): VisitorMessage => {
    const last = visitor.rows.at(-1)?.seq ?? 0;
    const sent = row({ seq: last + 1, conversation_id: visitor.conversation?.id ?? 0, ...change });
    visitor.rows.push(sent);
    return sent;
  };
  const begin = (visitor: Visitor): VisitorConversation => {
    visitor.rows = [];
    visitor.conversation = conversation({
      id: visitor.id * 100 + (visitor.conversation?.id ?? 0) + 1,
      visitor_id: visitor.id,
    });
    return visitor.conversation;
  };

  function answer({ operation, request }: Call, token: string | undefined): unknown {
    const body = request.body ?? {};
    if (operation === 'openSession') {
      const visitor = recognize(body);
      const open = visitor.conversation?.status === 'closed' ? null : visitor.conversation;
      return {
        session_token: `t${visitor.id}.${++tokens}`,
        expires_at: '',
        visitor: { id: visitor.id, name: null, email: null, phone: null, verified: visitor.identity !== undefined },
        conversation: open,
        socket_url: 'wss://socket.example',
        availability: { online: true, reason: null, next_open_at: null },
        team: [],
        files: { kinds: ['image'], types: ['image/png'], max_bytes: 1000, max_files: 5, voice: true },
        typical_answer_seconds: null,
      };
    }
    const visitor = ofToken(token);
    if (operation === 'uploadFirstFile')
      return { id: `${visitor.id}-v-${++tokens}`, url: 'https://store.example/', fields: {}, expires_at: '' };
    if (operation === 'startConversation') {
      const open = visitor.conversation?.status === 'active' ? visitor.conversation : begin(visitor);
      return { conversation: open, messages: [store(visitor, body)] };
    }
    if (String(visitor.conversation?.id) !== request.params['id']) throw refusal(404, 'not_found');
    if (operation === 'listOwnMessages') {
      const after = Number(request.query?.['after_seq'] ?? 0);
      return { data: visitor.rows.filter(({ seq }) => seq > after), up_to_seq: visitor.rows.length };
    }
    if (visitor.conversation?.status === 'closed') throw refusal(409, 'illegal_transition');
    return store(visitor, body);
  }

  return {
    visitors,
    disown: (id: number) => disowned.add(id),
    /** Somebody the site vouches for, who has chatted on another device. */
    customer(identity: string, ...said: string[]): Visitor {
      const visitor = arrive(identity);
      begin(visitor);
      for (const content of said) write(visitor, { content });
      return visitor;
    },
    write,
    begin,
    answer,
  };
}

/** The server of `manyPeople`. */
export type People = ReturnType<typeof manyPeople>;

/** A tab of a browser: tabs with the same storage share it. @param meanwhile is asked before each answer */
export function openTab(people: People, storage = fakeStorage(), meanwhile: (call: Call) => unknown = () => undefined) {
  const made = makeWorld(async (call) => {
    const token = made.world.memory.read().session_token;
    await meanwhile(call);
    return structuredClone(people.answer(call, token));
  }, storage);
  const chat = createChat(made.world);
  const { store } = made.world;
  const greeted = new Set<unknown>();
  return {
    ...made,
    chat,
    store,
    shown: () => store.get().timeline.map(({ content }) => content),
    unsent: () => store.get().outbox.map(({ content, state }) => [content, state]),
    bodies: (operation: string) =>
      made.calls.filter((call) => call.operation === operation).map(({ request }) => request.body ?? {}),
    /** Time passes; sockets that open are greeted. */
    async pass(ms = 0): Promise<void> {
      for (const step of [0, ms]) {
        await vi.advanceTimersByTimeAsync(step);
        for (const socket of made.sockets) if (!greeted.has(socket) && !socket.isClosed) socket.accept();
        for (const socket of made.sockets) greeted.add(socket);
      }
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}
