/** Sends what the visitor writes: one message at a time, in order, until each is stored or refused. */
import { ApiError } from '../../core/contract/client.ts';
import type { VisitorMessage } from '../../core/model/message.ts';
import { backoffMs } from './backoff.ts';
import { conversationIs, dropped, outgoing } from './changes.ts';
import { judge, makeMessageId, nextToSend, type Outgoing } from './outbox.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type Attributes = Record<string, string | number | boolean | null>;

/** What the visitor's messages go through. */
export type Sender = {
  /** Puts a message into the outbox and sends it. */
  add: (content: string, leaver?: Outgoing['leaver']) => void;
  /** Sends what is left, now. */
  flush: () => void;
  /** Tries a failed message once more; in a new conversation if its own is over. */
  retry: (id: string) => void;
  discard: (id: string) => void;
  /** Sends nothing any more. What is left is for the next page. */
  stop: () => void;
  /** Attributes for the next conversation. */
  setAttributes: (attributes: Attributes) => void;
};

/** Makes the sender. @param onStored is given each stored row */
export function createSender(
  world: Surroundings,
  session: Session,
  onStored: (rows: readonly VisitorMessage[]) => void,
): Sender {
  const { memory, store } = world;
  let isBusy = false;
  let isStopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attributes: Attributes = {};
  const target = () => store.get().conversation?.id ?? null;
  const find = (wanted: string) => store.get().outbox.find(({ id }) => id === wanted);

  const put = (message: Outgoing) => {
    store.change(outgoing(message));
    memory.patch({ outbox: { ...memory.read().outbox, [message.id]: message } });
  };
  const forget = (id: string) => {
    const { [id]: _, ...outbox } = memory.read().outbox ?? {};
    memory.patch({ outbox });
  };

  /** Whether to go on with the next message. */
  async function sendOne(message: Outgoing): Promise<boolean> {
    try {
      await session.ensure();
      const rows = await deliver(world, session, message, attributes);
      failures = 0;
      forget(message.id);
      if (find(message.id)) store.change(outgoing({ ...message, state: 'sent' }));
      onStored(rows);
      return true;
    } catch (error) {
      if (isStopped) return false;
      if (find(message.id)) return settle(message, error);
      // It was pushed, only the answer is lost; or its visitor was forgotten. Either way nothing waits for it.
      forget(message.id);
      return true;
    }
  }

  async function settle(message: Outgoing, error: unknown): Promise<boolean> {
    const { status, code, retryAfterSeconds } = error instanceof ApiError ? error : ({} as Partial<ApiError>);
    const verdict = judge(status, code, retryAfterSeconds);
    if (verdict.kind === 'failed') {
      put({ ...message, state: 'failed', refusal: verdict.refusal });
      world.emit('error', { code: code ?? String(status), detail: (error as Error).message });
      if (verdict.refusal === 'closed') await session.renew().catch(() => undefined);
      return true;
    }
    failures++;
    put({ ...message, state: 'retrying' });
    if (verdict.kind === 'session' && failures < 3) await session.renew().catch(() => undefined);
    const afterMs = (verdict.kind === 'later' && verdict.afterMs) || backoffMs(failures, world.random());
    clearTimeout(timer);
    timer = setTimeout(flush, afterMs);
    return false;
  }

  async function run(): Promise<void> {
    for (;;) {
      const message = nextToSend(store.get().outbox);
      if (!message || !(await sendOne(message))) return;
    }
  }

  function flush(): void {
    if (isBusy || isStopped) return;
    clearTimeout(timer);
    isBusy = true;
    void run().finally(() => {
      isBusy = false;
    });
  }

  return {
    flush,
    add(content, leaver) {
      const created_at = new Date(world.now()).toISOString();
      put({ id: makeMessageId(world.fill), conversation_id: target(), content, leaver, created_at, state: 'sending' });
      flush();
    },
    retry(id) {
      const message = find(id);
      if (!message) return;
      put({ ...message, state: 'sending', refusal: undefined, conversation_id: target() });
      flush();
    },
    discard(id) {
      forget(id);
      store.change(dropped(id));
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
    setAttributes(more) {
      attributes = { ...attributes, ...more };
    },
  };
}

/** Hands a message to the server: into the conversation there is, else as the first of a new one. */
async function deliver(
  { config, store, page, emit }: Surroundings,
  { call }: Session,
  { id, content, leaver }: Outgoing,
  attributes: Attributes,
): Promise<readonly VisitorMessage[]> {
  const { conversation } = store.get();
  const body = { client_message_id: id, content };
  const params = { token: config.token };
  if (conversation) {
    return [await call('sendOwnMessage', { params: { ...params, id: String(conversation.id) }, body })];
  }
  const { url, title } = page();
  const from = { source_url: url, source_page_title: title };
  const more = Object.keys(attributes).length ? { attributes } : {};
  const started = leaver
    ? await call('leaveOfflineMessage', { params, body: { ...body, ...leaver } })
    : await call('startConversation', { params, body: { ...body, ...from, ...more } });
  // What was pushed meanwhile is newer than the answer.
  if (store.get().conversation?.id !== started.conversation.id) store.change(conversationIs(started.conversation));
  emit('conversation:started', { id: started.conversation.id });
  return started.messages;
}
