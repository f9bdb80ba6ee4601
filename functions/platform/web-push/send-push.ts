/** Sends one push message to one browser's push service, and says what came of it. */
import type { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { SignJWT } from 'jose';
import { awaited, signalWithin } from '#functions/platform/deadline.ts';
import { NotPublic, type Send } from '#functions/platform/network/safe-fetch.ts';
import { type ReceiverKeys, encryptPush } from './encrypt.ts';

/** A key pair that push services know this deployment by: the public key is the point's 65 bytes in base64url. */
export type ServerKey = { publicKey: string; privateKey: KeyObject };

/** Where a message goes. */
export type PushTarget = { endpoint: string; keys: ReceiverKeys };

/** A message. Of those with the same `topic`, a push service keeps the newest only. */
export type PushMessage = { text: string; topic: string; urgency: 'normal' | 'high'; lifeSeconds: number };

/**
 * `gone`: the browser can't be reached any more, so its subscription is to be deleted. `too_large`: a shorter message may
 * pass. `later`: the service is busy or silent. `refused`: for another reason, which trying again doesn't change.
 */
export type Pushed = 'sent' | 'gone' | 'too_large' | 'later' | 'refused';

/** Sends by this key, on behalf of this deployment. `contact` is an address that a push service may complain to. */
export type SendPush = (target: PushTarget, message: PushMessage, key: ServerKey) => Promise<Pushed>;

const TIMEOUT_MS = 5000;
/** Services take tokens of up to a day. */
const TOKEN_SECONDS = 12 * 60 * 60;

/** Sends through `send`, which reaches public hosts only. */
export function pushSender(send: Send, contact: string, now: () => number): SendPush {
  return async ({ endpoint, keys }, { text, topic, urgency, lifeSeconds }, key) => {
    const url = new URL(endpoint);
    let body: Buffer;
    try {
      body = encryptPush(text, keys);
    } catch {
      // Keys that are no keys: nobody can ever be sent anything with them.
      return 'gone';
    }
    const headers = {
      authorization: `vapid t=${await tokenFor(url, key, contact, now())}, k=${key.publicKey}`,
      'content-type': 'application/octet-stream',
      'content-encoding': 'aes128gcm',
      ttl: String(lifeSeconds),
      urgency,
      topic,
    };
    try {
      const response = await awaited(send(url, { method: 'POST', headers, body, signal: signalWithin(TIMEOUT_MS) }));
      await awaited(closeConnection(response));
      return outcomeOf(response.statusCode ?? 0);
    } catch (error) {
      return error instanceof NotPublic ? 'gone' : 'later';
    }
  };
}

/** What an answer of a push service means (RFC 8030, 5 and 8.4). */
export function outcomeOf(status: number): Pushed {
  if (status >= 200 && status < 300) return 'sent';
  if (status === 404 || status === 410) return 'gone';
  if (status === 413) return 'too_large';
  return status === 429 || status >= 500 ? 'later' : 'refused';
}

/** The body says nothing that the status doesn't, but its connection must not be left open when the function returns. */
async function closeConnection({ socket }: IncomingMessage): Promise<void> {
  if (socket.closed) return;
  const closed = once(socket, 'close');
  socket.destroy();
  await closed;
}

async function tokenFor(url: URL, { privateKey }: ServerKey, contact: string, nowMs: number): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
    .setAudience(url.origin)
    .setSubject(contact)
    .setExpirationTime(Math.floor(nowMs / 1000) + TOKEN_SECONDS)
    .sign(privateKey);
}
