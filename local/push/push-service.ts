/**
 * A push service on this machine. It hands out subscriptions as a browser would, takes messages as Mozilla's or Google's
 * service would, and checks what those and the browser check: the sender's signature and the encryption.
 */
import { createECDH, type ECDH, randomBytes, randomUUID } from 'node:crypto';
import { importJWK, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import { type HttpRequest, type HttpResponse, respond } from '#local/platform/http-message.ts';
import { decryptPush } from './decrypt.ts';

/** A message that arrived. The list has the newest last. */
export type PushedMessage = {
  subscription: string;
  text: string;
  ttl: number;
  urgency: string;
  topic: string | null;
  /** Whom the sender names as its contact. */
  subject: string;
  received_at: string;
};

/** What a page needs to ask the service something. */
export type PushService = {
  /** Answers a request below `/local/push`; undefined for other paths. */
  handle: (request: HttpRequest) => Promise<HttpResponse | undefined>;
};

type Subscription = { pair: ECDH; auth: Buffer; status: number | null; serverKey: string | null };

const PATH = '/local/push';
const MAX_KEPT = 1000;
const DAY_SECONDS = 24 * 60 * 60;

const wanted = z.object({
  /** The only key whose messages it takes, as `applicationServerKey`. Default: any. */
  server_key: z._default(z.nullable(z.string()), null),
  /** Answers each message with this status instead of taking it. */
  status: z._default(z.nullable(z.int().check(z.gte(200), z.lte(599))), null),
});

const json = (status: number, value: unknown): HttpResponse =>
  respond(status, JSON.stringify(value), { 'content-type': 'application/json', 'cache-control': 'no-store' });

/** Starts it at an origin, `http://localhost:<port>`, with nothing in it. */
export function createPushService(origin: string): PushService {
  const subscriptions = new Map<string, Subscription>();
  const received: PushedMessage[] = [];

  const subscribe = ({ body }: HttpRequest): HttpResponse => {
    const { server_key: serverKey, status } = wanted.parse(JSON.parse(body.toString() || '{}'));
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    const auth = randomBytes(16);
    const id = randomUUID();
    subscriptions.set(id, { pair, auth, status, serverKey });
    const keys = { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') };
    return json(201, { endpoint: `${origin}${PATH}/${id}`, keys });
  };

  const take = async (id: string, request: HttpRequest): Promise<HttpResponse> => {
    const subscription = subscriptions.get(id);
    if (!subscription) return json(410, { message: 'There is no such subscription.' });
    if (subscription.status !== null) return json(subscription.status, { message: 'As this subscription was set up.' });
    try {
      const subject = await verifySender(request.headers['authorization'] ?? '', origin, subscription);
      const options = readOptions(request.headers);
      const text = decryptPush(request.body, subscription);
      received.push({ subscription: id, text, ...options, subject, received_at: new Date().toISOString() });
      received.splice(0, received.length - MAX_KEPT);
      return json(201, {});
    } catch (error) {
      return json(400, { message: (error as Error).message });
    }
  };

  return {
    handle: async (request) => {
      const { method, path } = request;
      if (method === 'GET' && path === PATH) return json(200, { data: received });
      if (method !== 'POST' || !path.startsWith(`${PATH}/`)) return undefined;
      const name = path.slice(PATH.length + 1);
      return name === 'subscriptions' ? subscribe(request) : take(name, request);
    },
  };
}

/** Checks the signature of a message's sender (VAPID, RFC 8292), and returns its contact. */
async function verifySender(authorization: string, origin: string, { serverKey }: Subscription): Promise<string> {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  if (token === undefined || key === undefined) throw new Error('Send authorization: vapid t=<token>, k=<key>.');
  if (serverKey !== null && key !== serverKey) throw new Error('The subscription was made for another key.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256');
  const { payload } = await jwtVerify(token, publicKey, { audience: origin, algorithms: ['ES256'] });
  const left = (payload.exp ?? Infinity) - Date.now() / 1000;
  if (left > DAY_SECONDS) throw new Error('The token may live for a day at most.');
  if (!/^(mailto:|https?:\/\/)/.test(payload.sub ?? '')) throw new Error('The token must name a contact in "sub".');
  return payload.sub ?? '';
}

/** The options of a message, each as the standard has it (RFC 8030, 5). */
function readOptions(headers: HttpRequest['headers']): Pick<PushedMessage, 'ttl' | 'urgency' | 'topic'> {
  const { ttl = '', urgency = 'normal', topic = null, 'content-encoding': encoding } = headers;
  if (encoding !== 'aes128gcm') throw new Error('The content-encoding must be aes128gcm.');
  if (!/^\d+$/.test(ttl)) throw new Error('A message needs a ttl in seconds.');
  if (!/^(very-low|low|normal|high)$/.test(urgency)) throw new Error(`There is no urgency "${urgency}".`);
  if (topic !== null && !/^[\w-]{1,32}$/.test(topic)) throw new Error('A topic has 1 to 32 characters of base64url.');
  return { ttl: Number(ttl), urgency, topic };
}
