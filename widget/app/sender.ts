/** Sends what the visitor writes: one message at a time, in order, until each is stored or refused. */
import { ApiError } from '../../core/contract/client.ts';
import type { VisitorMessage } from '../../core/model/message.ts';
import { backoffMs } from './backoff.ts';
import { judge, makeMessageId, nextToSend, type Outgoing } from './outbox.ts';
import type { Session } from './session.ts';
import { targetOf } from './state.ts';
import type { Surroundings } from './surroundings.ts';

/** What the visitor's messages go through. */
export type Sender = {
  /** Puts a message into the outbox and sends it. */
  add: (content: string, leaver?: Outgoing['leaver']) => void;
  /** Sends what is left, now. */
  flush: () => void;
  /** Tries a failed message once more; in a new conversation if its own is over. */
  retry: (id: string) => void;
  discard: (id: string) => void;
  /** Attributes for the next conversation. */
  setAttributes: (attributes: Record<string, string | number | boolean | null>) => void;
};

/** Makes the sender. @param onStored is given each stored row */
export function createSender(
  world: Surroundings,
  session: Session,
  onStored: (rows: readonly VisitorMessage[]) => void,
): Sender {
  const { client, config, memory, store } = world;
  let isBusy = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attributes: Record<string, string | number | boolean | null> = {};

  const put = (message: Outgoing) => {
    store.dispatch({ type: 'outgoing', message });
    memory.patch({ outbox: { ...memory.read().outbox, [message.id]: message } });
  };
  const forget = (id: string) => {
    const { [id]: _, ...outbox } = memory.read().outbox ?? {};
    memory.patch({ outbox });
  };

  async function deliver({ id, content, leaver }: Outgoing): Promise<readonly VisitorMessage[]> {
    const target = targetOf(store.get());
    const body = { client_message_id: id, content };
    const params = { token: config.token };
    if (target !== null) {
      return [await client('sendOwnMessage', { params: { ...params, id: String(target) }, body })];
    }
    const { url, title } = world.page();
    const from = { source_url: url, source_page_title: title };
    const more = Object.keys(attributes).length ? { attributes } : {};
    const started = leaver
      ? await client('leaveOfflineMessage', { params, body: { ...body, ...leaver } })
      : await client('startConversation', { params, body: { ...body, ...from, ...more } });
    store.dispatch({ type: 'conversation', conversation: started.conversation });
    world.emit('conversation:started', { id: started.conversation.id });
    return started.messages;
  }

  /** Whether to go on with the next message. */
  async function sendOne(message: Outgoing): Promise<boolean> {
    try {
      await session.ensure();
      const rows = await deliver(message);
      failures = 0;
      forget(message.id);
      store.dispatch({ type: 'outgoing', message: { ...message, state: 'sent' } });
      onStored(rows);
      return true;
    } catch (error) {
      return settle(message, error);
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
    if (verdict.kind === 'session' && failures < 3) await session.renew().catch(() => undefined);
    put({ ...message, state: 'retrying' });
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
    if (isBusy) return;
    clearTimeout(timer);
    isBusy = true;
    void run().finally(() => {
      isBusy = false;
    });
  }

  return {
    flush,
    add(content, leaver) {
      put({
        id: makeMessageId(world.fill),
        conversation_id: targetOf(store.get()),
        content,
        leaver,
        created_at: new Date(world.now()).toISOString(),
        state: 'sending',
      });
      flush();
    },
    retry(id) {
      const message = store.get().outbox.find((one) => one.id === id);
      if (!message) return;
      put({ ...message, state: 'sending', refusal: undefined, conversation_id: targetOf(store.get()) });
      flush();
    },
    discard(id) {
      forget(id);
      store.dispatch({ type: 'dropped', id });
    },
    setAttributes(more) {
      attributes = { ...attributes, ...more };
    },
  };
}
