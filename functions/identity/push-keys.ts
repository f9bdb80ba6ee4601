/**
 * The keys that push services know this deployment by (VAPID, RFC 8292). They are derived from the session secret, so that
 * there is no other secret to pay for and keep. After that is rotated, browsers subscribe with a new key when their
 * dashboard is opened next; until then the key before signs for them.
 */
import { createECDH, createPrivateKey, hkdfSync } from 'node:crypto';
import type { ServerKey } from '#functions/platform/web-push/send-push.ts';
import type { ReadSecret } from './session-keys.ts';

/** The keys in force. */
export type PushKeys = {
  /** The one that browsers subscribe with now. */
  current(): Promise<ServerKey>;
  /** The one of this public key, if it still signs. */
  find(publicKey: string): Promise<ServerKey | undefined>;
};

/** The number of points of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** Derived bytes beyond the key's own 32 make every key as likely as the others. */
const DERIVED_BYTES = 48;

/** Keys from a secret that is read when first needed, with the one before it only where a browser still needs that. */
export function pushKeysOf(read: ReadSecret): PushKeys {
  let known = new Map<string, ServerKey>();
  const load = async (stage: 'AWSCURRENT' | 'AWSPREVIOUS'): Promise<ServerKey | undefined> => {
    const secret = await read(stage);
    const key = secret === undefined ? undefined : derivePushKey(secret);
    if (key) known = new Map([...known, [key.publicKey, key]]);
    return key;
  };
  return {
    current: async () => {
      const current = await load('AWSCURRENT');
      if (!current) throw new Error('The session secret has no value.');
      return current;
    },
    find: async (publicKey) => {
      for (const stage of ['AWSCURRENT', 'AWSPREVIOUS'] as const) if (!known.has(publicKey)) await load(stage);
      return known.get(publicKey);
    },
  };
}

/** The key pair of a secret: always the same one. */
export function derivePushKey(secret: string): ServerKey {
  const derived = Buffer.from(hkdfSync('sha256', secret, '', 'live-chat web push', DERIVED_BYTES)).toString('hex');
  const scalar = (BigInt(`0x${derived}`) % (ORDER - 1n)) + 1n;
  const privateBytes = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateBytes);
  const point = pair.getPublicKey();
  const key = {
    kty: 'EC',
    crv: 'P-256',
    d: privateBytes.toString('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  return { publicKey: point.toString('base64url'), privateKey: createPrivateKey({ key, format: 'jwk' }) };
}
