/** Messages that aren't stored yet: shown immediately, sent in order, retried while the network is gone, never stored twice. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { isPassing } from '#client/outbox/failure.ts';
import { createRunner } from '#client/outbox/runner.ts';
import type { Action } from '#core/model/actions/action.ts';
import { ApiError } from '#core/contract/client.ts';
import type { Answer } from '#core/contract/http.ts';
import type { MessageFile } from '#core/model/files/file.ts';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';
import type { Api } from '#dashboard/api/api.ts';
import type { Original } from '#dashboard/data/drafts.ts';
import type { Kept } from './unsent.ts';

/** A message that isn't stored yet. */
export type Outgoing = {
  conversation_id: Id;
  client_message_id: string;
  content: string;
  /** What was written where it is a translation. */
  original?: Original | undefined;
  /** What it takes along: uploaded, and named by their IDs. */
  files: readonly MessageFile[];
  visibility: 'public' | 'internal';
  /** What is done to the conversation with it. */
  actions?: readonly Action[] | undefined;
  created_at: string;
  /** Also resolves the conversation, in the same step. */
  resolve?: boolean | undefined;
  /** The newest row that was seen when it was written. Who sends it again has seen what came since. */
  seenSeq?: number | undefined;
  /** `held` can be undone for a few seconds; `retrying` continues by itself; `failed` waits for the person, and so do messages that an earlier page left behind. */
  state: 'held' | 'sending' | 'retrying' | 'failed';
  /** Why it failed; undefined if that is no longer known. */
  error: unknown;
};

/** The place of the file that the server refused among a message's files; undefined where it refused none. */
export function refusedFile({ error, files }: Pick<Outgoing, 'error' | 'files'>): number | undefined {
  if (!(error instanceof ApiError) || error.code !== 'file_rejected') return undefined;
  const place = Number(/^body\.metadata\.files\.(\d+)$/.exec(error.errors[0]?.path ?? '')?.[1]);
  return place < files.length ? place : undefined;
}

/** What the outbox needs. */
export type OutboxDeps = {
  api: Api;
  newId: () => string;
  now: () => Date;
  random: () => number;
  /** A stored message, or a conversation whose state refused one. */
  onSent: (message: Answer<'sendMessage'>) => void;
  onRefused: (conversationId: Id) => void;
  /** How long a reply is held, so that it can be undone, milliseconds. */
  holdMs: () => number;
  /** Sends one with actions, which are done together with it. */
  run: (message: Outgoing) => Promise<Answer<'sendMessage'>>;
  /** One that was to resolve, too, misses attributes that the team requires. */
  heldUp?: ((message: Outgoing) => void) | undefined;
  /** The agents a note calls. */
  mentionsIn: (note: string) => Promise<Id[]>;
  /** All that isn't stored yet, whenever that changes. */
  keep: (items: readonly Kept[]) => void;
};

/** The outbox. */
export type Outbox = {
  items: ReadonlySignal<readonly Outgoing[]>;
  /** The conversations with a message that waits for the person. */
  failed: ReadonlySignal<ReadonlySet<Id>>;
  /** @returns its ID */
  send: (
    conversationId: Id,
    content: string,
    visibility: 'public' | 'internal',
    files?: readonly MessageFile[],
    more?: Pick<Outgoing, 'actions' | 'original' | 'resolve' | 'seenSeq'>,
  ) => string;
  /** Takes back what is still held. @returns it, or undefined when it is too late */
  undo: (clientMessageId: string) => Outgoing | undefined;
  /** Sends what is held now: the page may be closed. */
  release: () => void;
  /** Sends a failed message again under its old ID, so that it can't be stored twice; without a file that was refused. */
  retry: (clientMessageId: string) => void;
  discard: (clientMessageId: string) => void;
  /** The conversation was deleted, so its messages can't be sent. */
  discardAll: (conversationId: Id) => void;
  /** Shows what an earlier page left behind. It may be old, so nothing is sent until the person chooses to. */
  restore: (left: readonly Kept[]) => void;
  /** These are stored, however that came to be known. */
  settle: (rows: readonly Pick<Message, 'client_message_id'>[]) => void;
  /** The network is back: retries now instead of waiting for the timer. */
  wake: () => void;
};

/** Makes the outbox. */
export function createOutbox({
  api,
  newId,
  now,
  random,
  onSent,
  onRefused,
  holdMs,
  run,
  heldUp,
  mentionsIn,
  keep,
}: OutboxDeps): Outbox {
  const items = signal<readonly Outgoing[]>([]);
  /** What works off each conversation's messages. */
  const runners = new Map<Id, (isBack?: boolean) => void>();
  const put = (next: readonly Outgoing[]) => {
    items.value = next;
    keep(next);
  };
  const change = (id: string, part: Partial<Outgoing>) =>
    put(items.peek().map((item) => (item.client_message_id === id ? Object.assign({}, item, part) : item)));
  const drop = (id: string) => put(items.peek().filter((item) => item.client_message_id !== id));

  function work(id: Id): void {
    const next = () => {
      const first = items.peek().find((one) => one.conversation_id === id && one.state !== 'failed');
      // What was written after it waits for it, too.
      return first?.state === 'held' ? undefined : first;
    };
    const wake = runners.get(id) ?? createRunner({ next, attempt, random });
    runners.set(id, wake);
    wake();
  }

  /** It is too late to undo it. */
  function release(id: string): void {
    const item = items.peek().find((one) => one.client_message_id === id && one.state === 'held');
    if (!item) return;
    change(id, { state: 'sending' });
    work(item.conversation_id);
  }

  async function attempt(item: Outgoing): Promise<number | undefined> {
    const { client_message_id, content, original, files, visibility, seenSeq, resolve } = item;
    try {
      const mentions = visibility === 'internal' && content.includes('@') ? await mentionsIn(content) : [];
      const metadata = {
        ...(files.length > 0 ? { files: files.map(({ id }) => ({ id })) } : {}),
        ...(mentions.length > 0 ? { mentions } : {}),
        ...(original ? { translated_from: original } : {}),
      };
      const isBare = Object.keys(metadata).length === 0;
      const params = { id: String(item.conversation_id) };
      const body = {
        client_message_id,
        content,
        visibility,
        ...(isBare ? {} : { metadata }),
        ...(visibility === 'public' && seenSeq !== undefined ? { seen_seq: seenSeq } : {}),
        ...(resolve ? { resolve } : {}),
      };
      const message = await (item.actions?.length ? run(item) : api('sendMessage', { params, body }));
      onSent(message);
      drop(client_message_id);
      return undefined;
    } catch (error) {
      const { status, code, retryAfterSeconds = 0 } = error instanceof ApiError ? error : ({} as Partial<ApiError>);
      const isFinal = !isPassing(status);
      change(client_message_id, { state: isFinal ? 'failed' : 'retrying', error });
      if (status === 409) onRefused(item.conversation_id);
      if (code === 'attributes_required') heldUp?.(item);
      return isFinal ? undefined : retryAfterSeconds * 1000;
    }
  }

  return {
    items,
    failed: computed(
      () => new Set(items.value.filter(({ state }) => state === 'failed').map((item) => item.conversation_id)),
    ),
    restore: (left) => {
      const known = new Set(items.peek().map((item) => item.client_message_id));
      const found = left.filter((item) => !known.has(item.client_message_id));
      put([...found.map((item): Outgoing => ({ ...item, state: 'failed', error: undefined })), ...items.peek()]);
    },
    settle: (rows) => {
      if (items.peek().length === 0) return;
      const stored = new Set(rows.map((row) => row.client_message_id));
      const left = items.peek().filter((item) => !stored.has(item.client_message_id));
      if (left.length < items.peek().length) put(left);
    },
    send: (conversation_id, content, visibility, files = [], more = {}) => {
      const written = {
        ...more,
        conversation_id,
        client_message_id: newId(),
        content,
        files,
        visibility,
        created_at: now().toISOString(),
      };
      // Files can't be put back into their tray.
      const heldMs = visibility === 'public' && files.length === 0 ? holdMs() : 0;
      put([...items.peek(), { ...written, state: heldMs > 0 ? 'held' : 'sending', error: undefined }]);
      if (heldMs > 0) setTimeout(release, heldMs, written.client_message_id);
      else work(conversation_id);
      return written.client_message_id;
    },
    retry: (id) => {
      const item = items.peek().find((one) => one.client_message_id === id);
      if (!item) return;
      const refused = refusedFile(item);
      const files = refused === undefined ? item.files : item.files.toSpliced(refused, 1);
      change(id, { state: 'sending', error: undefined, files, seenSeq: undefined });
      work(item.conversation_id);
    },
    discard: drop,
    undo: (id) => {
      const item = items.peek().find((one) => one.client_message_id === id && one.state === 'held');
      if (item) drop(id);
      return item;
    },
    release: () => {
      for (const { client_message_id } of items.peek()) release(client_message_id);
    },
    discardAll: (id) => {
      const left = items.peek().filter((item) => item.conversation_id !== id);
      if (left.length < items.peek().length) put(left);
    },
    wake: () => {
      for (const wake of runners.values()) wake(true);
    },
  };
}
