/** Reads a push message as the browser would (RFC 8291), whose keys the stand-in holds. */
import { createDecipheriv, type ECDH, hkdfSync } from 'node:crypto';

const SALT_BYTES = 16;
const TAG_BYTES = 16;
const HEADER_BYTES = SALT_BYTES + 5;

/** The text of a message of one record. Throws a sentence that says what is wrong with it. */
export function decryptPush(body: Buffer, browser: { pair: ECDH; auth: Buffer }): string {
  if (body.length > 4096) throw new Error(`The message has ${body.length} bytes; push services take 4096.`);
  if (body.length < HEADER_BYTES) throw new Error('The message is too short to have a header.');
  const salt = body.subarray(0, SALT_BYTES);
  const recordBytes = body.readUInt32BE(SALT_BYTES);
  const sender = body.subarray(HEADER_BYTES, HEADER_BYTES + body.readUInt8(SALT_BYTES + 4));
  const record = body.subarray(HEADER_BYTES + sender.length);
  if (record.length > recordBytes) throw new Error('The message has more than one record.');
  const derive = (secret: Buffer, from: Buffer, info: Buffer, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, from, info, length));
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), browser.pair.getPublicKey(), sender]);
  const material = derive(browser.pair.computeSecret(sender), browser.auth, about, 32);
  const key = derive(material, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(material, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(record.subarray(-TAG_BYTES));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -TAG_BYTES)), decipher.final()]);
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== 2) throw new Error('The last record must end with the delimiter 2.');
  return padded.subarray(0, end).toString();
}
