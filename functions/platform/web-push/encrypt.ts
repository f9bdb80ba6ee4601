/** Encryption of push messages for one browser (RFC 8291): the push service carries what it can't read. */
import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** The keys of a browser's subscription, in base64url. */
export type ReceiverKeys = { p256dh: string; auth: string };

/** What is random in each message: a key pair used once, and the salt. */
export type MessageSecrets = { privateKey: Buffer; salt: Buffer };

/** The one record of a message is at most this long; push services take 4,096 bytes. */
const RECORD_BYTES = 4096;
/** What a message may have: a record also holds a delimiter and a tag, after a header of 86 bytes. */
export const MAX_PLAIN_BYTES = RECORD_BYTES - 86 - 17;
/** Ends the last record (RFC 8188); zeros after it would be padding. */
const LAST_RECORD = Buffer.from([2]);

/**
 * The body of a push message in the encoding `aes128gcm`.
 * @param secrets for the test vectors of the standard only
 * @throws Error for keys that are no point of the curve, or a text that is too long
 */
export function encryptPush(plain: string, keys: ReceiverKeys, secrets: MessageSecrets = freshSecrets()): Buffer {
  const text = Buffer.from(plain);
  if (text.length > MAX_PLAIN_BYTES) throw new Error(`A push message has at most ${MAX_PLAIN_BYTES} bytes.`);
  const receiver = Buffer.from(keys.p256dh, 'base64url');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(secrets.privateKey);
  const sender = pair.getPublicKey();
  const { key, nonce } = contentKeys(pair.computeSecret(receiver), {
    auth: Buffer.from(keys.auth, 'base64url'),
    receiver,
    sender,
    salt: secrets.salt,
  });
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const sealed = [cipher.update(Buffer.concat([text, LAST_RECORD])), cipher.final(), cipher.getAuthTag()];
  const sizes = Buffer.alloc(5);
  sizes.writeUInt32BE(RECORD_BYTES);
  sizes.writeUInt8(sender.length, 4);
  return Buffer.concat([secrets.salt, sizes, sender, ...sealed]);
}

/** What both sides know besides the shared secret. */
type Agreed = { auth: Buffer; receiver: Buffer; sender: Buffer; salt: Buffer };

/** The key and nonce of a message, from the secret that sender and receiver share (RFC 8291, 3.4). */
export function contentKeys(shared: Buffer, { auth, receiver, sender, salt }: Agreed): { key: Buffer; nonce: Buffer } {
  const derive = (secret: Buffer, from: Buffer, info: Buffer, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, from, info, length));
  const material = derive(shared, auth, Buffer.concat([Buffer.from('WebPush: info\0'), receiver, sender]), 32);
  return {
    key: derive(material, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
    nonce: derive(material, salt, Buffer.from('Content-Encoding: nonce\0'), 12),
  };
}

function freshSecrets(): MessageSecrets {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  // A number with leading zeros comes without them.
  const privateKey = Buffer.alloc(32);
  const given = pair.getPrivateKey();
  given.copy(privateKey, 32 - given.length);
  return { privateKey, salt: randomBytes(16) };
}
