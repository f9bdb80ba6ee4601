/** What was written but isn't stored yet: shown at once, sent in order, tried again while the network is gone, never doubled. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { ApiError } from '../../core/contract/client.ts';
import type { Id } from '../../core/model/id.ts';
import type { Message } from '../../core/model/message.ts';
import type { Api } from '../api/api.ts';
import { backoffMs } from './backoff.ts';

/** A message on its way. */
export type Outgoing = {
  conversation_id: Id;
  client_message_id: string;
  content: string;
  visibility: 'public' | 'internal';
  created_at: string;
  /** `retrying` goes on by itself; `failed` waits for the person. */
  state: 'sending' | 'retrying' | 'failed';
  /** Why it failed. */
  error: unknown;
};

/** What the outbox needs. */
export type OutboxDeps = {
  api: Api;
  newId: () => string;
  now: () => Date;
  random: () => number;
  /** A stored message, or a conversation whose state refused one. */
  onSent: (message: Message) => void;
  onRefused: (conversationId: Id) => void;
};

/** The outbox. */
export type Outbox = {
  items: ReadonlySignal<readonly Outgoing[]>;
  send: (conversationId: Id, content: string, visibility: 'public' | 'internal') => void;
  /** Sends a failed one again under its old id, so that it can't be stored twice. */
  retry: (clientMessageId: string) => void;
  discard: (clientMessageId: string) => void;
  /** The network is back: don't wait for the timer. */
  wake: () => void;
};

/** Makes the outbox. */
export function createOutbox({ api, newId, now, random, onSent, onRefused }: OutboxDeps): Outbox {
  const items = signal<readonly Outgoing[]>([]);
  const busy = new Set<Id>();
  const sleepers = new Set<() => void>();
  const change = (id: string, part: Partial<Outgoing>) => {
    items.value = items.peek().map((item) => (item.client_message_id === id ? Object.assign({}, item, part) : item));
  };
  const drop = (id: string) => {
    items.value = items.peek().filter((item) => item.client_message_id !== id);
  };

  /** Works one conversation's messages off, in order; a failed one doesn't hold up what was written after it. */
  async function work(conversationId: Id): Promise<void> {
    if (busy.has(conversationId)) return;
    busy.add(conversationId);
    for (let attempt = 0; ;) {
      const item = items.peek().find((one) => one.conversation_id === conversationId && one.state !== 'failed');
      if (!item) break;
      if (await sent(item)) attempt = 0;
      else await pause(backoffMs((attempt += 1), random()));
    }
    busy.delete(conversationId);
  }

  /** Whether the message is done with, one way or the other. */
  async function sent(item: Outgoing): Promise<boolean> {
    const { client_message_id, content, visibility } = item;
    try {
      const params = { id: String(item.conversation_id) };
      const message = await api('sendMessage', { params, body: { client_message_id, content, visibility } });
      onSent(message);
      drop(client_message_id);
      return true;
    } catch (error) {
      const final = error instanceof ApiError && error.status < 500 && error.status !== 429;
      change(client_message_id, { state: final ? 'failed' : 'retrying', error });
      if (final && error.status === 409) onRefused(item.conversation_id);
      return final;
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      sleepers.add(wake);
    });
  }

  return {
    items,
    send: (conversation_id, content, visibility) => {
      const written = {
        conversation_id,
        client_message_id: newId(),
        content,
        visibility,
        created_at: now().toISOString(),
      };
      items.value = [...items.peek(), { ...written, state: 'sending', error: undefined }];
      void work(conversation_id);
    },
    retry: (id) => {
      change(id, { state: 'sending', error: undefined });
      const item = items.peek().find((one) => one.client_message_id === id);
      if (item) void work(item.conversation_id);
    },
    discard: drop,
    wake: () => {
      for (const wake of sleepers) wake();
    },
  };
}
