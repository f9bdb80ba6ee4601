/** Sends the visitor's messages one at a time, in order, until each is stored or rejected. */
import { createRunner } from '#client/outbox/runner.ts';
import type { ApiError } from '#core/contract/client.ts';
import type { VisitorMessage } from '#core/model/messages/message.ts';
import { conversationIs, dropped, outgoing } from '#widget/app/state/changes.ts';
import { isOld, judge, makeMessageId, nextToSend, type Outgoing } from '#widget/app/state/outbox.ts';
import type { Session } from './session.ts';
import { type Attributes, leaverOf } from '#widget/app/state/state.ts';
import type { Surroundings } from '#widget/app/state/environment.ts';

/** Sends the visitor's messages. */
export type Sender = {
  /** Puts a message into the outbox and sends it. */
  add: (content: string, leaver?: Outgoing['leaver'], files?: Outgoing['files']) => void;
  /** Sends the remaining messages now. */
  flush: (isBack?: boolean) => void;
  /** Retries a failed message, in a new conversation if its own has ended. */
  retry: (id: string) => void;
  discard: (id: string) => void;
  /** Stops sending. The next page sends what is left. */
  stop: () => void;
  /** Sets attributes of the conversation, which are sent with the next message. */
  setAttributes: (attributes: Attributes) => void;
};

/** Creates the sender. @param onStored receives each stored row */
export function createSender(
  world: Surroundings,
  session: Session,
  onStored: (rows: readonly VisitorMessage[]) => void,
): Sender {
  const { memory, store } = world;
  let isStopped = false;
  const next = () => (isStopped ? undefined : nextToSend(store.get().outbox));
  const flush = createRunner({ next, attempt, random: world.random });
  /** Whose it is, and where it belongs. */
  const owner = () => {
    const { visitor, conversation } = store.get();
    return { visitor_id: visitor?.id, conversation_id: conversation?.id ?? null };
  };
  const find = (wanted: string) => store.get().outbox.find(({ id }) => id === wanted);

  const put = (message: Outgoing) => {
    store.change(outgoing(message));
    memory.patch({ outbox: { ...memory.read().outbox, [message.id]: message } });
  };
  /** The current state of a message if it still has to be sent; its visitor may no longer be here. */
  const waiting = (id: string) => nextToSend(store.get().outbox.filter((message) => message.id === id));
  const now = () => new Date(world.now()).toISOString();
  /** A message keeps the attributes that are sent with it, so that a retry sends the same message. */
  const withAttributes = (message: Outgoing): Outgoing => {
    const { attributes } = store.get();
    if (message.attributes || !Object.keys(attributes).length) return message;
    const laden = { ...message, attributes };
    store.set({ attributes: {} });
    put(laden);
    return laden;
  };
  const forget = (id: string) => {
    const { [id]: _, ...outbox } = memory.read().outbox ?? {};
    memory.patch({ outbox });
  };

  async function attempt(wanted: Outgoing, failures: number): Promise<number | undefined> {
    const { id } = wanted;
    try {
      if (isOld(wanted, world.now())) {
        put({ ...wanted, state: 'failed' });
        return undefined;
      }
      await session.ensure();
      const message = waiting(id);
      if (!message) return undefined;
      const rows = await deliver(world, session, withAttributes(message));
      forget(id);
      const sent = find(id);
      // If the conversation was left in the meantime, its row will not arrive.
      const isHere = rows.some((row) => row.conversation_id === store.get().conversation?.id);
      if (sent) store.change(isHere ? outgoing({ ...sent, state: 'sent' }) : dropped(id));
      onStored(rows);
    } catch (error) {
      if (isStopped) return undefined;
      const message = waiting(id);
      if (message) return settle(message, error, failures);
      // Either the row was pushed and only the response is lost, or its visitor is gone. Nothing has to wait for it.
      if (!find(id)) forget(id);
    }
    return undefined;
  }

  async function settle(message: Outgoing, error: unknown, failures: number): Promise<number | undefined> {
    // Only a response has a status.
    const { status, code, retryAfterSeconds } = error as Partial<ApiError>;
    const verdict = judge(status, code, retryAfterSeconds);
    if (verdict.kind === 'failed') {
      put({ ...message, state: 'failed', refusal: verdict.refusal });
      world.emit('error', { code: code ?? String(status), detail: (error as Error).message });
      if (verdict.refusal === 'closed') await session.renew().catch(() => undefined);
      return undefined;
    }
    put({ ...message, state: 'retrying' });
    if (verdict.kind === 'later') return verdict.afterMs ?? 0;
    if (failures < 2) await session.renew().catch(() => undefined);
    return verdict.afterMs ?? 0;
  }

  return {
    flush,
    add(content, leaver, files) {
      put({ id: makeMessageId(world.fill), ...owner(), content, leaver, files, created_at: now(), state: 'sending' });
      flush();
    },
    retry(id) {
      const message = find(id);
      if (!message) return;
      put({ ...message, ...owner(), created_at: now(), state: 'sending', refusal: undefined });
      flush();
    },
    discard(id) {
      forget(id);
      store.change(dropped(id));
    },
    stop: () => void (isStopped = true),
    setAttributes(more) {
      store.set({ attributes: { ...store.get().attributes, ...more } });
    },
  };
}

/** Sends a message to the server, in the open conversation or as the first message of a new one. */
async function deliver(
  { config, store, page, emit }: Surroundings,
  { call }: Session,
  { id, conversation_id, content, files, leaver, attributes }: Outgoing,
): Promise<readonly VisitorMessage[]> {
  const { conversation } = store.get();
  // What was written before the session named one that is over begins another.
  const target = conversation_id ?? (conversation?.status === 'closed' ? undefined : conversation?.id);
  const message = {
    client_message_id: id,
    content,
    ...(attributes && { attributes }),
    ...(files?.length && { metadata: { files: files.map((file) => ({ id: file.id })) } }),
  };
  const params = { token: config.token };
  if (target) {
    return [await call('sendOwnMessage', { params: { ...params, id: String(target) }, body: message })];
  }
  const { url, title } = page();
  const body = { ...message, source_url: url, source_page_title: title };
  // Who wrote before the session had answered didn't know that nobody is there.
  const from = leaver ?? leaverOf(store.get(), config.widget);
  const started = from
    ? await call('leaveOfflineMessage', { params, body: { ...body, ...from } })
    : await call('startConversation', { params, body });
  // What was pushed in the meantime is newer than the response.
  if (store.get().conversation?.id !== started.conversation.id) store.change(conversationIs(started.conversation));
  emit('conversation:started', { id: started.conversation.id });
  return started.messages;
}
