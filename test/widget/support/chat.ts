/** A chat without a browser, in front of a scripted server that keeps what it is sent. */
import { afterEach, beforeEach, vi } from 'vitest';
import type { Availability } from '#core/model/widgets/public-widget.ts';
import { createChat } from '#widget/app/chat/chat.ts';
import { createFleeting } from '#widget/app/later/typing/transient-state.ts';
import { createSigns } from '#widget/app/later/typing/signals.ts';
import type { Remembered } from '#widget/app/state/storage.ts';
import { type Call, conversation, makeWorld, row, type Script } from './world.ts';

const here: Availability = { online: true, reason: null, next_open_at: null };
/** Nobody is. */
export const away: Availability = { online: false, reason: 'nobody_online', next_open_at: null };
/** Whom the server takes everybody for. */
export const visitor = { id: 7, name: null, email: null, phone: null, verified: false };

/** A server that has a conversation of `rows`, and answers sends with the next row. */
export function chatServer(rows = [row({ seq: 1 }), row({ seq: 2 })], over: Partial<Record<string, Script>> = {}) {
  const store = { rows: [...rows], conversation: rows.length ? conversation() : null, availability: here };
  const add = ({ request: { body } }: Call) => {
    const known = store.rows.find((one) => one.client_message_id === body?.['client_message_id']);
    if (known) return known;
    const seq = store.rows.length + 1;
    const sent = row({
      seq,
      sender_type: 'visitor',
      sender_id: 7,
      client_message_id: String(body?.['client_message_id']),
      content: String(body?.['content']),
    });
    store.rows.push(sent);
    return sent;
  };
  const script: Script = (call) => {
    const special = over[call.operation];
    if (special) return special(call);
    switch (call.operation) {
      case 'openSession':
        return {
          session_token: 'session',
          expires_at: '',
          visitor,
          conversation: store.conversation,
          socket_url: 'wss://socket.example',
          availability: store.availability,
          team: [],
          typical_answer_seconds: null,
        };
      case 'listOwnMessages': {
        const after = Number(call.request.query?.['after_seq'] ?? 0);
        return { data: store.rows.filter(({ seq }) => seq > after), up_to_seq: store.rows.length };
      }
      case 'sendOwnMessage':
        return add(call);
      case 'leaveOfflineMessage':
      case 'startConversation':
        store.conversation = conversation({ status: 'pending', agent: null, agent_id: null });
        return { conversation: store.conversation, messages: [add(call)] };
      default:
        throw new Error(`The script has no answer for ${call.operation}.`);
    }
  };
  return { script, store };
}

/** Opens a chat in front of that server, connected. */
export async function openChat(script: Script, storage: Remembered | Storage = {}) {
  const made = makeWorld(script, storage);
  const chat = createChat(made.world);
  // As the parts do that come later.
  Object.assign(chat.parts.live.takers, createFleeting(made.world.store));
  Object.assign(chat.parts.live.signs, createSigns(chat.parts));
  chat.open();
  await vi.advanceTimersByTimeAsync(0);
  const socket = made.sockets[0];
  if (!socket) throw new Error('The chat opened no socket.');
  socket.accept();
  await vi.advanceTimersByTimeAsync(0);
  const { store } = made.world;
  const shown = () => store.get().timeline.map(({ content }) => content);
  const sends = () => made.calls.filter(({ operation }) => operation === 'sendOwnMessage');
  return { ...made, chat, socket, store, shown, sends };
}

/** Time passes when the test says so; every tab leads itself: sharing is tested in a browser. */
export function useStillTime(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('BroadcastChannel', undefined);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}
