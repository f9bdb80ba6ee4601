/** Messages the server has not acknowledged: kept across reloads, sent one at a time, each stored once. */
import { isPassing } from '#client/outbox/failure.ts';
import type { Id } from '#core/model/id.ts';
import type { MessageFile } from '#core/model/files/file.ts';
import type { Attributes, State } from './state.ts';
import type { Timeline } from './timeline.ts';

/** How long a client waits before it asks again, after learning that the widget is switched off. */
export const PAUSE_MS = 60_000;

/** Why a message was given up; a text tells the visitor. */
export type Refusal = 'refused' | 'too_long' | 'not_allowed' | 'closed' | 'file';

/** A message on its way. */
export type Outgoing = {
  /** The `client_message_id` that makes sending again harmless. */
  id: string;
  /** Who wrote it; missing when it was written before the server had said. */
  visitor_id?: Id | undefined;
  /** The conversation it belongs to; null for the first of a new one. */
  conversation_id: Id | null;
  content: string;
  /** What it takes along: uploaded, and named by their IDs. */
  files?: readonly MessageFile[] | undefined;
  created_at: string;
  /** `retrying` after a failure that will pass, `failed` after one that won't, `sent` until its row arrives. */
  state: 'sending' | 'retrying' | 'failed' | 'sent';
  refusal?: Refusal;
  /** Who leaves it while nobody is there: answered by email. */
  leaver?: { name: string; email: string } | undefined;
  /** What the page says of its conversation. */
  attributes?: Attributes;
};

/** A message that waited longer is not sent unasked: the visitor may have gone on without it. */
const ASKS_AFTER_MS = 2 * 60 * 60_000;

/** Whether a message is sent only if the visitor asks for it. */
export const isOld = ({ created_at }: Outgoing, nowMs: number): boolean =>
  nowMs - Date.parse(created_at) > ASKS_AFTER_MS;

/** The one to send next: the oldest not yet sent. A failed one stops nobody. */
export const nextToSend = (outbox: readonly Outgoing[]): Outgoing | undefined =>
  outbox.find(({ state }) => state === 'sending' || state === 'retrying');

/** The outbox without what is among the rows already. */
export function dropDelivered(outbox: readonly Outgoing[], rows: Timeline): readonly Outgoing[] {
  if (!outbox.length) return outbox;
  const delivered = new Set(rows.map((row) => row.client_message_id));
  return outbox.filter(({ id }) => !delivered.has(id));
}

/** What a failed request means for a message: try again later, ask for a new session first, or give up. */
export type Verdict =
  | { kind: 'later'; afterMs: number | undefined }
  | { kind: 'session'; afterMs?: number }
  | { kind: 'failed'; refusal: Refusal };

/** Judges a failure by its status (undefined: the request never got an answer). */
export function judge(
  status: number | undefined,
  code: string | undefined,
  retryAfterSeconds: number | undefined,
): Verdict {
  if (isPassing(status)) {
    return { kind: 'later', afterMs: retryAfterSeconds && retryAfterSeconds * 1000 };
  }
  if (status === 401 || status === 404) return { kind: 'session' };
  // Switched off, it may be on again. The session tells the visitor, unless it still has a chat to go on with.
  if (code === 'widget_inactive') return { kind: 'session', afterMs: PAUSE_MS };
  if (status === 403) return { kind: 'failed', refusal: 'not_allowed' };
  if (status === 413) return { kind: 'failed', refusal: 'too_long' };
  return {
    kind: 'failed',
    refusal: code === 'illegal_transition' ? 'closed' : code === 'file_rejected' ? 'file' : 'refused',
  };
}

/** The most characters a message may have. */
export const CONTENT_LIMIT = 8000;

/** Text as the server takes it: trimmed, without control characters and halves of characters. */
export const cleanContent = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, '').trim();

/** Whether no file is on its way any more. */
export const areUploaded = (files: State['files']): boolean => files.every(({ id, trouble }) => id ?? trouble);

/** Whether there is something to send, and nothing it has to wait for. */
export const canSend = ({ draft, files }: Pick<State, 'draft' | 'files'>): boolean =>
  areUploaded(files) && (cleanContent(draft) !== '' || files.some(({ id }) => id));

/** A new id: 26 characters of 5 random bits. `randomUUID` is missing on pages without TLS. */
export function makeMessageId(fill: (bytes: Uint8Array) => Uint8Array): string {
  let id = '';
  // Old libraries patch what would be shorter: `Array.from`.
  for (const byte of fill(new Uint8Array(26))) id += (byte & 31).toString(32);
  return id;
}
