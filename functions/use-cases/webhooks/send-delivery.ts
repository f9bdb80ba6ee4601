/** Sending an event to a webhook, signed as Standard Webhooks describes it. */
import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { cut } from '#core/model/text.ts';
import type { DeliveryError } from '#core/webhooks/webhook.ts';
import { awaited, signalWithin } from '#functions/platform/deadline.ts';
import { NotPublic, type Send } from '#functions/platform/network/safe-fetch.ts';
import type { WebhookItem } from '#functions/store/webhooks/webhook-store.ts';

/** What came of a try. `error` is null where it was accepted. */
export type Sent = { status: number | null; error: DeliveryError | null; answer: string | null; wishSeconds: number };

/** From the name's resolution to the end of the part of the answer that is kept. */
const TIMEOUT_MS = 10_000;
/** What of an answer is read and kept. */
const MAX_ANSWER_BYTES = 4096;

/** Sends a body. Never rejects: whatever the receiver does is a result. No redirect is followed. */
export async function sendDelivery(
  { sendEvent, timeoutMs = TIMEOUT_MS }: { sendEvent: Send; timeoutMs?: number },
  hook: WebhookItem,
  { event_id, body }: { event_id: string; body: string },
  nowMs: number,
): Promise<Sent> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'live-chat-webhooks/1',
    ...signedHeaders(hook, event_id, body, nowMs),
  };
  const signal = signalWithin(timeoutMs);
  try {
    const response = await awaited(sendEvent(new URL(hook.url), { method: 'POST', headers, body, signal }));
    const { statusCode: status = 0 } = response;
    const answer = await awaited(beginningOf(response));
    const wishSeconds = Number(response.headers['retry-after'] ?? 0) || 0;
    return { status, error: errorOf(status), answer, wishSeconds: Math.max(0, wishSeconds) };
  } catch (error) {
    const why = error instanceof NotPublic ? 'not_public' : signal.aborted ? 'timeout' : 'unreachable';
    return { status: null, error: why, answer: null, wishSeconds: 0 };
  }
}

function errorOf(status: number): DeliveryError | null {
  if (status >= 200 && status <= 299) return null;
  return status >= 300 && status <= 399 ? 'redirect' : 'status';
}

/**
 * The headers of a delivery. While a replaced secret still counts, there are signatures with both.
 * @param nowMs when it is sent: receivers refuse what was signed minutes ago
 */
export function signedHeaders(
  { secret, previous_secret, previous_secret_until: until }: WebhookItem,
  id: string,
  body: string,
  nowMs: number,
): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const isBoth = previous_secret !== null && until !== null && nowMs < Date.parse(until);
  const sign = (key: string): string => {
    const bytes = Buffer.from(key.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', bytes).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  };
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': [secret, ...(isBoth ? [previous_secret] : [])].map(sign).join(' '),
  };
}

/** The beginning of an answer; then the connection is closed. What breaks off has said its status. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MAX_ANSWER_BYTES) break;
    }
  } catch {
    // Its beginning is kept.
  } finally {
    response.destroy();
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES));
  // A character that was cut in half takes three bytes.
  return cut(text, MAX_ANSWER_BYTES);
}
